import type { ServiceId, StaffId } from "#domain/ids.ts";
import { exponential, fixed, gamma, lognormal, type Law } from "#domain/look-ahead/law.ts";
import type { ArrivalStream, Discipline, Situation, StaffModel } from "#domain/look-ahead/situation.ts";
import type { Scenario, ScenarioService } from "#domain/planning/scenario.ts";
import { usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** Any day will do; one that no clock changes on. */
export const midnight: EpochMs = Date.UTC(2026, 0, 15);

export const momentOf = (minute: number): EpochMs => midnight + minute * minuteMs;

/** The clinic of a scenario at opening time, with nobody waiting, staff where the fixed plan has them and arrivals as they usually are. */
export function situationOf(scenario: Scenario, places: Record<StaffId, ServiceId>, discipline: Discipline = { kind: "policy", policy: policyOf(scenario) }): Situation {
  const { setUpMinutes, walkMinutes } = scenario.moves;
  return {
    at: momentOf(scenario.opens),
    services: scenario.services.map((service) => ({
      id: service.id,
      targetWaitMinutes: Math.max(...scenario.classes.map((c) => c.targetMinutes)),
      law: lawOf(service),
      onward: service.then.map(({ serviceId, share }) => ({ probability: share, serviceIds: [serviceId], comesBack: false })),
    })),
    discipline,
    staff: staffOf(scenario, places),
    rooms: scenario.rooms.map(({ id, serviceIds }) => ({ id, serviceIds })),
    waiting: [],
    inService: [],
    appointments: [],
    arrivals: scenario.services.map((service) => streamOf(scenario, service)),
    setUpMinutes: setUpMinutes + walkMinutes,
  };
}

/** Targets as the scenario has them, by class: the first is the most urgent. */
export function policyOf(scenario: Scenario): QueuePolicy {
  const last = scenario.classes.at(-1)?.targetMinutes ?? 60;
  const target = (urgency: Urgency) => ({ minutes: scenario.classes[urgency - 1]?.targetMinutes ?? last });
  return { ...usualPolicy, targets: { 1: target(1), 2: target(2), 3: target(3), 4: target(4), 5: target(5) } };
}

function lawOf({ visitMinutes: { mean, scv, law } }: ScenarioService): Law {
  if (law === "fixed" || scv === 0) return fixed(mean);
  return law === "exponential" ? exponential(mean) : law === "gamma" ? gamma(mean, scv) : lognormal(mean, scv);
}

function streamOf({ opens, closes, classes }: Scenario, service: ScenarioService): ArrivalStream {
  const pieces = hourly(service, opens, closes).map(({ from, to, perHour }) => ({ from: momentOf(from), to: momentOf(to), perHour }));
  const kinds = classes.map((c, i) => ({ share: c.share, urgency: (i + 1) as Urgency, journey: [[service.id]] }));
  const shape = service.dayFactorShape;
  return { id: service.id, pieces, kinds, ...(shape === undefined ? {} : { dayFactor: { shape, rate: shape } }) };
}

/** What is usual, hour by hour, in minutes after midnight. */
export function hourly({ patientsPerHour }: ScenarioService, opens: number, closes: number): { from: number; to: number; perHour: number }[] {
  const hours = Math.ceil((closes - opens) / 60);
  return Array.from({ length: hours }, (_, h) => ({
    from: opens + h * 60,
    to: Math.min(closes, opens + (h + 1) * 60),
    perHour: typeof patientsPerHour === "number" ? patientsPerHour : (patientsPerHour[Math.min(h, patientsPerHour.length - 1)] ?? 0),
  }));
}

/** Breaks of one window are spread over it, so that not everybody is away at once. */
function staffOf({ staff }: Scenario, places: Record<StaffId, ServiceId>): StaffModel[] {
  const inWindow = new Map<string, number>();
  const windowOf = (rest: { minutes: number; from: number; to: number }) => `${rest.minutes}/${rest.from}/${rest.to}`;
  for (const { shifts } of staff) for (const { breaks } of shifts) for (const rest of breaks) inWindow.set(windowOf(rest), (inWindow.get(windowOf(rest)) ?? 0) + 1);
  const given = new Map<string, number>();
  return staff.map((person) => {
    const place = places[person.id];
    return {
      id: person.id,
      skills: Object.keys(person.skills),
      speed: person.skills,
      shifts: person.shifts.map(({ from, to, breaks }) => ({
        from: momentOf(from),
        to: momentOf(to),
        breaks: breaks.map((rest) => {
          const key = windowOf(rest);
          const [n, of] = [given.get(key) ?? 0, inWindow.get(key) ?? 1];
          given.set(key, n + 1);
          const begins = rest.from + (of > 1 ? ((rest.to - rest.from - rest.minutes) * n) / (of - 1) : 0);
          return { from: momentOf(begins), to: momentOf(begins + rest.minutes) };
        }),
      })),
      staysUntilEmpty: true as const,
      ...(place === undefined ? {} : { serves: [place], lastServiceId: place }),
    };
  });
}
