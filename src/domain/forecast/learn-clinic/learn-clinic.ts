import { arrivals } from "#domain/forecast/learn/arrivals.ts";
import { logMinutes } from "#domain/forecast/learn/censored-log-normal.ts";
import { changeover, type Changeover } from "#domain/forecast/learn/changeover.ts";
import { coming } from "#domain/forecast/learn/coming.ts";
import { partialPooling, type GroupSums } from "#domain/forecast/learn/partial-pooling.ts";
import { patience, type Patience } from "#domain/forecast/learn/patience.ts";
import { serviceTimes, type ServiceTimes } from "#domain/forecast/learn/service-times.ts";
import { lessonsVersion, noLessons, type Lessons, type ServiceLessons } from "#domain/forecast/learn-clinic/lessons.ts";
import { classOf, type PastDay, type PastLeg, type PastVisit } from "#domain/forecast/learn-clinic/past-day.ts";
import type { ServiceId } from "#domain/ids.ts";
import { exponential, type Law } from "#domain/look-ahead/law.ts";
import type { ArrivalStream } from "#domain/look-ahead/situation.ts";
import type { ClinicSetup, Service } from "#domain/setup.ts";
import { dayMs, hourMs, minuteMs, minutesBetween, type EpochMs, type LocalDay } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/** Fewer days do not tell one hour of the week from another. */
export const fewDays = 3;

/**
 * What a clinic's past days teach, read from the first to the last as they happened: how long visits take by service, class and
 * clinician, how patients change over, who gives up, when people come unannounced, how punctual the booked are. Services that have
 * shown nothing are not in it. Pure: the same days teach the same.
 */
export function learnClinic(setup: ClinicSetup, days: readonly PastDay[], clock: WallClock): Lessons {
  const pupils = new Map(setup.services.map((service): [ServiceId, Pupil] => [service.id, openPupil(service)]));
  const [walkIns, booked] = [arrivals(clock), coming()];
  const kinds = new Map<string, { kind: ArrivalStream["kinds"][number]; seen: number }>();
  const late = { shifts: 0, minutes: 0 };
  const taught = days.filter(({ visits }) => visits.length > 0);
  if (taught.length === 0) return noLessons;

  let yesterday: LocalDay | undefined;
  for (const { day, visits, stayedAway } of taught) {
    // Days on which a clinic is closed belong to its week; longer gaps are of a system that was switched off.
    for (const closed of daysBetween(yesterday, day)) walkIns.endDay(noonOf(closed, clock));
    yesterday = day;
    for (const visit of visits) {
      if (visit.appointmentAt !== undefined) booked.came(minutesBetween(visit.appointmentAt, visit.arrivedAt));
      else {
        walkIns.heard(visit.arrivedAt);
        const kind = kindOf(visit, pupils);
        const name = JSON.stringify(kind);
        const known = kinds.get(name) ?? { kind, seen: 0 };
        kinds.set(name, { kind, seen: known.seen + 1 });
      }
    }
    for (let i = 0; i < stayedAway; i++) booked.stayedAway();
    for (const heard of endsOf(visits)) pupils.get(heard.leg.serviceId)?.ended(heard.visit, heard.leg);
    for (const visit of visits) for (const leg of visit.legs) pupils.get(leg.serviceId)?.waited(leg);
    for (const [serviceId, gap] of gapsOf(visits)) pupils.get(serviceId)?.changed(gap);
    latenessOf(setup, visits, late);
    for (const pupil of pupils.values()) pupil.endDay();
    booked.endDay();
    walkIns.endDay(noonOf(day, clock));
    for (const [name, known] of [...kinds]) kinds.set(name, { ...known, seen: dayKept * known.seen });
  }

  const shares = [...kinds.values()].filter(({ seen }) => seen > leastSeen).sort((a, b) => b.seen - a.seen);
  return {
    version: lessonsVersion,
    days: taught.length,
    ...(yesterday === undefined ? {} : { until: yesterday }),
    services: Object.fromEntries([...pupils.values()].flatMap((pupil) => pupil.says(taught))),
    ...(taught.length < fewDays || shares.length === 0 ? {} : { walkIns: { ...walkIns.table(), kinds: shares.slice(0, mostKinds).map(({ kind, seen }) => ({ ...kind, share: seen })) } }),
    punctuality: booked.punctuality(),
    noShowProbability: booked.noShowProbability(),
    ...(late.shifts < fewShifts ? {} : { lateness: exponential(Math.max(0.1, (late.minutes + fewShifts * usualLateMinutes) / (late.shifts + fewShifts))) }),
  };
}

const dayKept = 0.98;
/** One in some hundred days is no kind of patient yet. */
const leastSeen = 0.2;
const mostKinds = 60;
const [fewShifts, usualLateMinutes, longestLateMinutes] = [5, 3, 60];

/** What one service has shown. */
type Pupil = { ended: (visit: PastVisit, leg: PastLeg) => void; waited: (leg: PastLeg) => void; changed: (minutes: number) => void; endDay: () => void; says: (days: readonly PastDay[]) => [ServiceId, ServiceLessons][] };

function openPupil({ id, typicalMinutes }: Service): Pupil {
  const times: ServiceTimes = serviceTimes(typicalMinutes);
  const [giveUp, between, walk]: [Patience, Changeover, Changeover] = [patience(), changeover(), changeover()];
  const classes = new Set<string>();
  const staff = new Set<string>();
  let visits = 0;
  const usual = () => fitOf(times.law(""));
  return {
    ended: (visit, leg) => {
      const minutes = minutesIn(leg);
      if (minutes === undefined) return;
      const { mu, sigma } = usual();
      visits++;
      classes.add(classOf(visit));
      if (leg.staffId !== undefined) staff.add(leg.staffId);
      // A visit that nobody closed until the evening says that nobody closed it.
      times.heard({ class: classOf(visit), minutes: Math.min(minutes, Math.exp(mu + farOut * sigma)), ...(leg.staffId === undefined ? {} : { serverId: leg.staffId }) });
    },
    waited: ({ waitingSince, calledAt, startedAt, endedAt, calls }) => {
      if (waitingSince === undefined) return;
      const until = calledAt ?? endedAt;
      if (until !== undefined && until >= waitingSince) giveUp.heard(minutesBetween(waitingSince, until), calledAt === undefined);
      if (calledAt !== undefined && startedAt !== undefined && calls === 1) walk.heard(minutesBetween(calledAt, startedAt));
    },
    changed: (minutes) => between.heard(minutes),
    endDay: () => {
      times.endDay();
      for (const learner of [giveUp, between, walk]) learner.endDay();
    },
    says: (days) => {
      if (visits === 0) return [];
      const { mu, sigma } = usual();
      const byClass = Object.fromEntries([...classes].sort().map((name) => [name, fitOf(times.law(name)).mu - mu]));
      const speed = Object.fromEntries([...staff].sort().map((who) => [who, times.speed(who)]));
      const [law, patienceLaw] = [{ mu, sigma, byClass, speed }, giveUp.law()];
      return [[id, { ...law, betweenDays: betweenDays(id, law, days), visits, ...(patienceLaw ? { patience: patienceLaw } : {}), ...worthIt("walk", walk.law()), ...worthIt("changeover", between.law()) }]];
    },
  };
}

const farOut = 3.5;
const longestVisitMs = 8 * hourMs;

/** In the room; `undefined` while it lasts, and for what cannot have been. */
export function minutesIn({ startedAt, endedAt }: PastLeg): number | undefined {
  if (startedAt === undefined || endedAt === undefined || endedAt < startedAt || endedAt - startedAt > longestVisitMs) return undefined;
  return minutesBetween(startedAt, endedAt);
}

function fitOf({ mean, scv }: { mean: number; scv: number }): { mu: number; sigma: number } {
  const variance = Math.log1p(scv);
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

/** Seconds are no law of their own. */
function worthIt<Name extends string>(name: Name, law: Law): Partial<Record<Name, Law>> {
  return law.kind === "exponential" && law.mean >= 0.05 ? ({ [name]: law } as Partial<Record<Name, Law>>) : {};
}

/** How far whole days stray, by moments, drawn to what is usual by five days' worth of belief. */
function betweenDays(serviceId: ServiceId, law: Pick<ServiceLessons, "mu" | "byClass" | "speed">, days: readonly PastDay[]): number {
  const groups = new Map<string, GroupSums>();
  for (const { day, visits } of days.slice(-comparedDays)) {
    const sums = { n: 0, sum: 0, square: 0 };
    for (const { visit, leg } of endsOf(visits)) {
      if (leg.serviceId !== serviceId) continue;
      const off = strayOf(law, visit, leg);
      if (off === undefined) continue;
      sums.n++;
      sums.sum += off;
      sums.square += off ** 2;
    }
    if (sums.n > 0) groups.set(day, sums);
  }
  const found = partialPooling(groups)?.between ?? 0;
  return Math.sqrt((groups.size * found ** 2 + priorDays * usualBetweenDays ** 2) / (groups.size + priorDays));
}

const comparedDays = 30;
const [priorDays, usualBetweenDays] = [5, 0.08];

/** By how much the logarithm of a finished visit's minutes differs from what was to be expected of it. */
export function strayOf(law: Pick<ServiceLessons, "mu" | "byClass" | "speed">, visit: PastVisit, leg: PastLeg): number | undefined {
  const minutes = minutesIn(leg);
  return minutes === undefined ? undefined : logMinutes(minutes) - expectedLog(law, visit, leg);
}

export function expectedLog({ mu, byClass, speed }: Pick<ServiceLessons, "mu" | "byClass" | "speed">, visit: PastVisit, { staffId }: PastLeg): number {
  return mu + (byClass[classOf(visit)] ?? 0) - Math.log(speed[staffId ?? ""] ?? 1);
}

/** Visits in the order in which they ended, as a change of pace shows itself. */
function endsOf(visits: readonly PastVisit[]): { visit: PastVisit; leg: PastLeg }[] {
  return visits.flatMap((visit) => visit.legs.flatMap((leg) => (leg.endedAt === undefined ? [] : [{ visit, leg }]))).sort((a, b) => (a.leg.endedAt as number) - (b.leg.endedAt as number));
}

/** From the end of one visit to the call of the next in the same room, while that one had been waiting. */
function gapsOf(visits: readonly PastVisit[]): [ServiceId, number][] {
  const byRoom = new Map<string, PastLeg[]>();
  for (const { legs } of visits) for (const leg of legs) if (leg.roomId !== undefined && leg.calledAt !== undefined) byRoom.set(leg.roomId, [...(byRoom.get(leg.roomId) ?? []), leg]);
  return [...byRoom.values()].flatMap((legs) => {
    legs.sort((a, b) => (a.calledAt as number) - (b.calledAt as number));
    return legs.flatMap((leg, i): [ServiceId, number][] => {
      const before = legs[i - 1];
      const freeAt = before?.endedAt;
      if (!before || freeAt === undefined || leg.waitingSince === undefined || leg.waitingSince > freeAt || (leg.calledAt as number) < freeAt) return [];
      // Who comes after somebody else's patient has come into the room: that is a change of clinicians.
      return before.staffId === leg.staffId ? [[before.serviceId, minutesBetween(freeAt, leg.calledAt as number)]] : [];
    });
  });
}

/** How late the first call of a shift was for somebody who stood there when it began. */
function latenessOf(setup: ClinicSetup, visits: readonly PastVisit[], late: { shifts: number; minutes: number }): void {
  const calls = visits.flatMap(({ legs }) => legs.filter((leg) => leg.calledAt !== undefined && leg.staffId !== undefined));
  for (const person of setup.staff) {
    const own = calls.filter((leg) => leg.staffId === person.id).sort((a, b) => (a.calledAt as number) - (b.calledAt as number));
    for (const shift of person.shifts) {
      const first = own.find((leg) => (leg.calledAt as number) >= shift.from && (leg.calledAt as number) < shift.to);
      if (first?.calledAt === undefined || first.waitingSince === undefined || first.waitingSince > shift.from) continue;
      late.shifts++;
      late.minutes += Math.min(longestLateMinutes, minutesBetween(shift.from, first.calledAt));
    }
  }
}

function kindOf({ urgency, visitType, legs }: PastVisit, known: ReadonlyMap<ServiceId, unknown>): ArrivalStream["kinds"][number] {
  return { share: 1, urgency, ...(visitType === undefined ? {} : { visitType }), journey: legs.filter((leg) => known.has(leg.serviceId)).map((leg) => [leg.serviceId]) };
}

function daysBetween(before: LocalDay | undefined, day: LocalDay): LocalDay[] {
  if (before === undefined) return [];
  const between = Math.round((Date.parse(day) - Date.parse(before)) / dayMs) - 1;
  return between > longestClosedDays ? [] : Array.from({ length: between }, (_, i) => new Date(Date.parse(before) + (i + 1) * dayMs).toISOString().slice(0, 10));
}

const longestClosedDays = 5;

function noonOf(day: LocalDay, clock: WallClock): EpochMs {
  const noon = Date.parse(`${day}T12:00:00Z`);
  return clock.moments(noon)[0] ?? noon - (clock.offsetMs(noon) / minuteMs) * minuteMs;
}
