import type { LoggedAppointment, LoggedShift, LoggedVisit } from "#domain/forecast/back-test/visit.ts";
import { seededNormals, seededUniforms } from "#domain/forecast/learn/seeded.ts";
import { exponential, gamma, lognormal, quantile, type Law } from "#domain/look-ahead/law.ts";
import type { PatientModel, Situation } from "#domain/look-ahead/situation.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { dayMs, hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** What kind of truth: which family services are of, whether doctors go away unlogged, how much longer visits take from some day on. */
export type Kind = { name: string; service: "lognormal" | "gamma"; unloggedBreaks: boolean; slowerFromDay?: { day: number; by: number } };

export type SimulatedClinic = { visits: LoggedVisit[]; shifts: LoggedShift[]; appointments: LoggedAppointment[]; /** The clinic as it truly stood, with its true parameters. */ truthAt: (at: EpochMs) => Situation };

/**
 * The clinic of the reference (forecasting, 1.4): five doctors of different speeds with staggered shifts and lunches who come
 * late; urgent, booked and walk-in patients, the urgent first and the booked before walk-ins; days that differ by a Gamma
 * factor; patience. Played by a loop of its own, so that it shares nothing with what it judges.
 */
export function simulatedClinic(kind: Kind, days: number, seed: number): SimulatedClinic {
  const [uniform, normal] = [seededUniforms(seed), seededNormals(seed + 1000)];
  const exponentially = (mean: number) => -mean * Math.log(1 - uniform());
  const visits: LoggedVisit[] = [];
  const shifts: LoggedShift[] = [];
  const appointments: LoggedAppointment[] = [];
  const truths: DayTruth[] = [];
  for (let day = 0; day < days; day++) {
    const midnight = firstDay + day * dayMs;
    const slower = kind.slowerFromDay && day >= kind.slowerFromDay.day ? kind.slowerFromDay.by : 1;
    const factor = quantile(gamma(1, 1 / 25), uniform());
    const coming: { at: EpochMs; class: ClassName; appointmentAt?: EpochMs; visitId?: string }[] = [];
    for (let m = 8 * 60; m < 17 * 60; m++) {
      for (const name of ["urgent", "walk-in"] as const) if (uniform() < (factor * perHour(name, m)) / 60) coming.push({ at: midnight + (m + uniform()) * minuteMs, class: name });
      if (m % 15 === 0 && m < 16.5 * 60) {
        for (let i = 0; i < 2 + (uniform() < bookedThirds ? 1 : 0); i++) {
          const appointmentAt = midnight + m * minuteMs;
          const bookedAs = `b${day}-${m}-${i}`;
          appointments.push({ visitId: bookedAs, service, scheduledAt: appointmentAt });
          if (uniform() < noShow) continue;
          coming.push({ at: Math.max(midnight + 7.75 * hourMs, appointmentAt + (-7 + 12 * normal()) * minuteMs), class: "booked", appointmentAt, visitId: bookedAs });
        }
      }
    }
    coming.sort((a, b) => a.at - b.at);
    // When each doctor is there: from a late beginning to lunch, and from a late return to the end.
    const doctors = doctorsOfDay(midnight).map(({ id, from, to, lunch }) => {
      const there = [[from + exponentially(meanLateMinutes) * minuteMs, lunch.from], [lunch.to + exponentially(meanLateMinutes) * minuteMs, to]] as [EpochMs, EpochMs][];
      const away = kind.unloggedBreaks ? Array.from({ length: 2 }, () => midnight + (9 + 6 * uniform()) * hourMs).map((at) => [at, at + (10 + 15 * uniform()) * minuteMs] as [EpochMs, EpochMs]) : [];
      shifts.push({ serverId: id, service, from, to: lunch.from }, { serverId: id, service, from: lunch.to, to });
      return { id, there, away, last: id === "d5", freeAt: midnight };
    });
    truths.push({ factorShape: 25, doctors });
    const waiting: { at: EpochMs; class: ClassName; appointmentAt?: EpochMs; givesUpAt: EpochMs; visitId: string }[] = [];
    let next = 0;
    const join = (until: EpochMs) => {
      for (let one = coming[next]; one && one.at <= until; one = coming[++next]) {
        const at = Math.ceil(one.at / 1000) * 1000;
        waiting.push({ ...one, at, givesUpAt: at + quantile(patience, uniform()) * minuteMs, visitId: one.visitId ?? `v${day}-${next}` });
      }
    };
    // Whoever is free first calls first; nobody is called by a doctor who is not there.
    for (let now = midnight + 7 * hourMs; now < midnight + 24 * hourMs; ) {
      join(now);
      for (const gone of waiting.filter((w) => w.givesUpAt <= now)) {
        waiting.splice(waiting.indexOf(gone), 1);
        visits.push({ ...logged(gone), leftAt: Math.ceil(gone.givesUpAt / 1000) * 1000 });
      }
      for (const doctor of doctors) {
        if (waiting.length === 0) break;
        if (doctor.freeAt > now || !isThere(doctor, now)) continue;
        const one = waiting.reduce((best, w) => (rank(w) < rank(best) ? w : best));
        waiting.splice(waiting.indexOf(one), 1);
        const minutes = (slower * quantile(lawOf(kind, one.class), uniform())) / (speeds[doctor.id] as number);
        const startedAt = now;
        doctor.freeAt = Math.round((now + minutes * minuteMs) / 1000) * 1000;
        visits.push({ ...logged(one), startedAt, endedAt: doctor.freeAt, serverId: doctor.id });
      }
      now = nextMoment(now, doctors, coming[next]?.at, waiting.map((w) => w.givesUpAt), waiting.length > 0);
    }
  }
  visits.sort((a, b) => a.arrivedAt - b.arrivedAt);
  return { visits, shifts, appointments, truthAt: (at) => truthAt(kind, visits, appointments, truths, at) };
}

type ClassName = "urgent" | "booked" | "walk-in";
type Doctor = { id: string; there: [EpochMs, EpochMs][]; away: [EpochMs, EpochMs][]; last: boolean; freeAt: EpochMs };
type DayTruth = { factorShape: number; doctors: Doctor[] };

const service = "gp";
const firstDay = Date.parse("2026-01-05T00:00:00Z");
const speeds: Record<string, number> = { d1: 1.2, d2: 1.1, d3: 1, d4: 0.92, d5: 0.82 };
const urgencyOf: Record<ClassName, Urgency> = { urgent: 1, booked: 3, "walk-in": 4 };
const minutesOf: Record<ClassName, { mean: number; scv: number }> = { urgent: { mean: 20, scv: 0.4 }, booked: { mean: 12.5, scv: 0.5 }, "walk-in": { mean: 10.5, scv: 0.6 } };
const patience = lognormal(150, 0.6);
const [noShow, bookedThirds, meanLateMinutes] = [0.12, 0.8, 5];

function perHour(name: "urgent" | "walk-in", minute: number): number {
  const hour = minute / 60;
  const shape = hour < 9 ? 0.8 : hour < 12 ? 1.4 : hour < 15 ? 1 : 0.6;
  return shape * (name === "urgent" ? 1.3 : 8);
}

function lawOf(kind: Kind, name: ClassName): Law {
  return { kind: kind.service, ...minutesOf[name] };
}

function doctorsOfDay(midnight: EpochMs) {
  return Object.keys(speeds).map((id, i) => {
    const from = midnight + (8 + 0.5 * i) * hourMs;
    const lunch = midnight + (11.5 + 0.5 * i) * hourMs;
    return { id, from, to: from + 8 * hourMs, lunch: { from: lunch, to: lunch + hourMs / 2 } };
  });
}

/** The last to go stays until everybody has been seen. */
function isThere({ there, away, last }: Doctor, at: EpochMs): boolean {
  const end = there[1]?.[1] ?? 0;
  return (there.some(([from, to]) => from <= at && at < to) || (last && at >= end)) && !away.some(([from, to]) => from <= at && at < to);
}

function rank({ class: name, at }: { class: ClassName; at: EpochMs }): number {
  return urgencyOf[name] * 1e14 + at;
}

function nextMoment(now: EpochMs, doctors: Doctor[], arrival: EpochMs | undefined, givesUp: EpochMs[], anybody: boolean): EpochMs {
  const moments = [arrival ?? Infinity, ...givesUp, ...(anybody ? doctors.flatMap((d) => [d.freeAt, ...d.there.flat(), ...d.away.flat()]) : [])].map((m) => Math.ceil(m / 1000) * 1000).filter((m) => m > now);
  return moments.length === 0 ? Infinity : Math.min(...moments);
}

function logged(one: { at: EpochMs; class: ClassName; appointmentAt?: EpochMs; visitId: string }): LoggedVisit {
  return { visitId: one.visitId, service, class: one.class, arrivedAt: one.at, ...(one.appointmentAt === undefined ? {} : { appointmentAt: one.appointmentAt }) };
}

function truthAt(kind: Kind, visits: readonly LoggedVisit[], appointments: readonly LoggedAppointment[], truths: readonly DayTruth[], at: EpochMs): Situation {
  const day = Math.floor((at - firstDay) / dayMs);
  const midnight = firstDay + day * dayMs;
  const doctors = (truths[day] as DayTruth).doctors;
  const slower = kind.slowerFromDay && day >= kind.slowerFromDay.day ? kind.slowerFromDay.by : 1;
  const today = ofDay(visits, day).filter((v) => v.arrivedAt <= at);
  const asModel = (v: LoggedVisit): PatientModel => ({ id: `${v.visitId}@${v.arrivedAt}`, urgency: urgencyOf[v.class as ClassName], visitType: v.class, arrivedAt: v.arrivedAt, legs: [{ serviceId: service, waitingSince: v.arrivedAt }] });
  // Walk-ins and the urgent share the day's factor; the booked do not.
  const came = today.filter((v) => v.class !== "booked").length;
  let expected = 0;
  for (let m = 8 * 60; m < 17 * 60 && midnight + m * minuteMs < at; m++) expected += (perHour("urgent", m) + perHour("walk-in", m)) / 60;
  const [shape, rate] = [Math.round((25 + came) / 4) * 4, 0];
  const mean = Math.round((20 * (25 + came)) / (25 + expected)) / 20 + rate;
  const here = new Set(today.map((v) => v.visitId));
  const stillBooked = appointments.filter((a) => a.scheduledAt >= Math.max(midnight, at - hourMs) && a.scheduledAt < midnight + dayMs && !here.has(a.visitId)).map((a) => ({ id: a.visitId, at: a.scheduledAt, urgency: 3 as const, visitType: "booked", journey: [[service]], punctuality: { kind: "normal" as const, mean: -7, sd: 12 }, noShowProbability: noShow }));
  const staff = doctorsOfDay(midnight).map(({ id, from, to, lunch }, i) => {
    const doctor = doctors[i] as Doctor;
    const isDue = (from <= at && at < lunch.from) || (lunch.to <= at && at < to);
    const away = doctor.away.find(([begin, end]) => begin <= at && at < end);
    const isBusy = today.some((v) => v.serverId === id && v.startedAt !== undefined && v.startedAt <= at && (v.endedAt as number) > at);
    const isLate = isDue && !away && !isBusy && !isThere(doctor, at);
    return {
      id, skills: [service], speed: { [service]: speeds[id] as number }, shifts: [{ from, to: lunch.from }, { from: lunch.to, to }], lateness: exponential(meanLateMinutes),
      ...(away && !isBusy ? { awayUntil: at + 9 * minuteMs } : isLate ? { awayUntil: at + meanLateMinutes * minuteMs } : {}),
      ...(doctor.last ? { staysUntilEmpty: true as const } : {}),
    };
  });
  const law = (name: ClassName): Law => ({ ...lawOf(kind, name), mean: slower * minutesOf[name].mean }) as Law;
  return {
    at,
    services: [{ id: service, targetWaitMinutes: 30, law: law("booked"), lawByVisitType: { urgent: law("urgent"), booked: law("booked"), "walk-in": law("walk-in") }, patience }],
    discipline: { kind: "strict" },
    staff,
    rooms: [],
    waiting: today.filter((v) => !(v.startedAt !== undefined && v.startedAt <= at) && !(v.leftAt !== undefined && v.leftAt <= at)).map(asModel),
    inService: today.filter((v) => v.startedAt !== undefined && v.startedAt <= at && (v.endedAt as number) > at).map((v) => ({ patient: asModel(v), leg: 0, staffId: v.serverId as string, startedAt: v.startedAt as number })),
    appointments: stillBooked,
    arrivals: [
      {
        id: "walk-ins",
        pieces: Array.from({ length: 36 }, (_, i) => ({ from: midnight + (8 + i / 4) * hourMs, to: midnight + (8.25 + i / 4) * hourMs, perHour: perHour("urgent", 480 + 15 * i) + perHour("walk-in", 480 + 15 * i) })),
        dayFactor: { shape, rate: shape / mean },
        kinds: [{ share: 1.3, urgency: 1, visitType: "urgent", journey: [[service]] }, { share: 8, urgency: 4, visitType: "walk-in", journey: [[service]] }],
      },
    ],
  };
}

const byDay = new WeakMap<readonly LoggedVisit[], Map<number, LoggedVisit[]>>();

function ofDay(visits: readonly LoggedVisit[], day: number): LoggedVisit[] {
  let days = byDay.get(visits);
  if (!days) {
    days = new Map();
    for (const visit of visits) {
      const number = Math.floor((visit.arrivedAt - firstDay) / dayMs);
      const same = days.get(number);
      if (same) same.push(visit);
      else days.set(number, [visit]);
    }
    byDay.set(visits, days);
  }
  return days.get(day) ?? [];
}
