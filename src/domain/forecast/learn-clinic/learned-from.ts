import type { ClinicState } from "#domain/clinic.ts";
import { slotMinutes } from "#domain/forecast/learn/arrivals.ts";
import { beyond, logMinutes } from "#domain/forecast/learn/censored-log-normal.ts";
import { expectedLog, strayOf } from "#domain/forecast/learn-clinic/learn-clinic.ts";
import type { Lessons, ServiceLessons } from "#domain/forecast/learn-clinic/lessons.ts";
import { visitOf, type PastVisit } from "#domain/forecast/learn-clinic/past-day.ts";
import type { ServiceId, StaffId } from "#domain/ids.ts";
import type { Law } from "#domain/look-ahead/law.ts";
import { learnedToday, type Learned } from "#domain/look-ahead/learned.ts";
import type { ArrivalStream } from "#domain/look-ahead/situation.ts";
import { openingAt } from "#domain/opening-hours.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { hourMs, minuteMs, minutesBetween, type EpochMs } from "#domain/time.ts";
import { wallClock, type WallClock } from "#domain/wall-clock.ts";

/**
 * What past days have taught, as today corrects it: visits that all run long today move the law by as much as days are known to
 * differ, and more patients than usual until now are believed to go on so. What the past has not shown is believed as on a first day.
 */
export function learnedFrom(lessons: Lessons, state: ClinicState, at: EpochMs): Learned {
  const today = learnedToday(state, at);
  if (lessons.days === 0) return today;
  const visits = Object.values(state.tickets).flatMap((ticket) => visitOf(ticket, state.appointments) ?? []);
  const speed: Record<StaffId, Partial<Record<ServiceId, number>>> = {};
  const services = Object.fromEntries(state.setup.services.map((service) => {
    const taught = lessons.services[service.id];
    if (!taught) return [service.id, today.services[service.id] as Learned["services"][string]];
    for (const [staffId, of] of Object.entries(taught.speed)) (speed[staffId] ??= {})[service.id] = inSteps(of, 50);
    return [service.id, lawsOf(taught, strayToday(service.id, taught, visits, at))];
  }));
  return {
    services,
    speed,
    ...(lessons.lateness ? { lateness: lessons.lateness } : {}),
    arrivals: arrivalsOf(lessons, state, visits, at) ?? today.arrivals,
    punctuality: lessons.punctuality,
    noShowProbability: lessons.noShowProbability,
    setUpMinutes: 0,
  };
}

function lawsOf({ mu, sigma, byClass, patience, walk, changeover }: ServiceLessons, moved: number): Learned["services"][string] {
  const law = (by: number): Law => {
    // In steps of a hundredth, since every law costs a table.
    const mean = Math.exp(Math.round((mu + by + moved + sigma ** 2 / 2) * 100) / 100);
    return { kind: "lognormal", mean, scv: Math.max(0.02, inSteps(Math.expm1(sigma ** 2), 50)) };
  };
  const named = (prefix: string) => Object.fromEntries(Object.entries(byClass).flatMap(([name, by]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), law(by)]] : [])));
  return {
    law: law(0),
    lawByUrgency: named("urgency ") as Partial<Record<Urgency, Law>>,
    lawByVisitType: named("type "),
    ...(patience ? { patience } : {}),
    ...(walk ? { walk } : {}),
    ...(changeover ? { changeover } : {}),
  };
}

/**
 * By how much today's visits differ, as far as that is to be believed: n of them against a day's own deviation. Whoever is still in the
 * room counts with what their visit is expected to become; without them the short ones, which end first, would rule the morning.
 */
function strayToday(serviceId: ServiceId, taught: ServiceLessons, visits: readonly PastVisit[], at: EpochMs): number {
  let [n, sum] = [0, 0];
  const running: { expected: number; since: number }[] = [];
  for (const visit of visits) {
    for (const leg of visit.legs) {
      if (leg.serviceId !== serviceId || leg.startedAt === undefined) continue;
      const off = strayOf(taught, visit, leg);
      if (off !== undefined) {
        n++;
        sum += Math.max(-farOut * taught.sigma, Math.min(farOut * taught.sigma, off));
      } else if (leg.endedAt === undefined && leg.startedAt <= at) running.push({ expected: expectedLog(taught, visit, leg), since: minutesBetween(leg.startedAt, at) });
    }
  }
  const noise = (taught.sigma / taught.betweenDays) ** 2;
  const soFar = sum / (n + noise);
  for (const { expected, since } of running) {
    const { mean } = beyond({ mu: expected + soFar, sigma: taught.sigma }, logMinutes(since));
    n++;
    sum += Math.min(farOut * taught.sigma, mean - expected);
  }
  return sum / (n + noise);
}

const farOut = 3;
const aheadMs = 12 * hourMs;

/** `undefined` at hours at which no past day had anybody: then today's own pace is all there is. */
function arrivalsOf({ walkIns }: Lessons, state: ClinicState, visits: readonly PastVisit[], at: EpochMs): ArrivalStream[] | undefined {
  if (!walkIns) return undefined;
  const clock = wallClock(state.setup.timeZone);
  const perHour = (moment: EpochMs) => walkIns.perHour[clock.weekday(moment)]?.[Math.floor(clock.minuteOfDay(moment) / slotMinutes)] ?? 0;
  const unannounced = visits.filter((visit) => visit.appointmentAt === undefined);
  if (perHour(at) < hardlyAny && unannounced.filter((visit) => visit.arrivedAt > at - hourMs).length >= few) return undefined;
  const opening = openingAt(state.setup, at);
  const closes = opening.isOpen ? (opening.until ?? Infinity) : at;
  const slotMs = slotMinutes * minuteMs;
  const first = Math.floor(at / slotMs) * slotMs;
  const pieces: ArrivalStream["pieces"] = [];
  for (let from = first; from < Math.min(at + aheadMs, closes); from += slotMs) pieces.push({ from: Math.max(at, from), to: Math.min(from + slotMs, closes), perHour: perHour(from) });
  // The day is judged from when it is known to have begun.
  const began = visits.reduce((soonest, visit) => Math.min(soonest, visit.arrivedAt), at);
  const came = unannounced.filter((visit) => visit.arrivedAt > began).length;
  const [shape, rate] = [walkIns.dayShape + came, walkIns.dayShape + expectedBetween(perHour, began, at, clock)];
  // Steps of a few parts in a hundred: every law costs a table.
  const [shapeStep, meanStep] = [Math.max(1, Math.round(Math.exp(Math.round(Math.log(shape) * 4) / 4))), Math.max(0.1, inSteps(shape / rate, 20))];
  const kinds = walkIns.kinds.flatMap((kind) => {
    const journey = kind.journey.map((stage) => stage.filter((id) => state.setup.services.some((s) => s.id === id))).filter((stage) => stage.length > 0);
    return journey.length > 0 ? [{ ...kind, journey }] : [];
  });
  return pieces.length === 0 || kinds.length === 0 ? [] : [{ id: "walk-ins", pieces, dayFactor: { shape: shapeStep, rate: shapeStep / meanStep }, kinds }];
}

const hardlyAny = 0.2;
const few = 2;

function expectedBetween(perHour: (at: EpochMs) => number, from: EpochMs, to: EpochMs, clock: WallClock): number {
  // Half hours of the wall, which no zone's clock is off by less than a quarter of.
  const step = (slotMinutes / 2) * minuteMs;
  let sum = 0;
  for (let at = from; at < to; ) {
    const next = Math.min(to, at + step - ((at + clock.offsetMs(at)) % step));
    sum += (perHour(at) * (next - at)) / hourMs;
    at = next;
  }
  return sum;
}

function inSteps(value: number, steps: number): number {
  return Math.round(steps * value) / steps;
}
