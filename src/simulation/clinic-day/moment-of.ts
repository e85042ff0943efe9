import type { ServiceId, StaffId } from "#domain/ids.ts";
import type { PlanningMoment } from "#domain/planning/moment.ts";
import type { Scenario } from "#domain/planning/scenario.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";
import { SeenSoFar } from "#simulation/clinic-day/seen-so-far.ts";
import { momentOf, situationOf } from "#simulation/clinic-day/situation-of.ts";

/** The moment that the scenario says to plan from; opening time with nobody there where it says none. */
export function momentIn(scenario: Scenario, places: Record<StaffId, ServiceId>): PlanningMoment {
  const { minimumStayMinutes, perPersonAndHour } = scenario.moves;
  const now = scenario.now ?? { at: scenario.opens, waiting: [], staff: [], comeSoFar: {} };
  const at = momentOf(now.at);
  const opening = situationOf(scenario, { ...places, ...Object.fromEntries(now.staff.map(({ staffId, serviceId }) => [staffId, serviceId])) });
  const seen = new SeenSoFar(scenario);
  // Only how many came is known, not when: they are taken to have come as is usual.
  seen.until(now.at);
  const usualUntil = seen.expectedSoFar();
  scenario.services.forEach((service, s) => {
    const came = now.comeSoFar[service.id];
    if (came !== undefined) seen.came(s, usualUntil[s] === undefined || usualUntil[s].plain === 0 ? 0 : (came * usualUntil[s].discounted) / usualUntil[s].plain);
    else seen.came(s, usualUntil[s]?.discounted ?? 0);
  });
  return {
    situation: {
      ...opening,
      at,
      staff: opening.staff.map((person) => ({ ...person, ...awayNow(person.shifts ?? [], at), shifts: (person.shifts ?? []).map((shift) => ({ ...shift, breaks: (shift.breaks ?? []).filter((rest) => rest.from > at) })) })),
      rooms: opening.rooms.map((room, r) => {
        const block = scenario.rooms[r]?.blocked.find(({ from, to }) => from <= now.at && now.at < to);
        return block ? { ...room, blockedUntil: momentOf(block.to) } : room;
      }),
      waiting: now.waiting.map((waiting, i) => ({ id: `waiting-${i + 1}`, urgency: urgencyOf(scenario, waiting.classId), arrivedAt: at - waiting.waitedMinutes * minuteMs, legs: [{ serviceId: waiting.serviceId, waitingSince: at - waiting.waitedMinutes * minuteMs }] })),
      inService: now.staff.flatMap(({ staffId, serviceId, withPatientMinutes }) =>
        withPatientMinutes === undefined ? [] : [{ patient: { id: `with-${staffId}`, urgency: scenario.classes.length as Urgency, arrivedAt: at, legs: [{ serviceId }] }, leg: 0, staffId, startedAt: at - withPatientMinutes * minuteMs }],
      ),
      arrivals: opening.arrivals.map((stream, s) => seen.believed(stream, s)),
    },
    limits: { minimumStayMinutes, perPersonAndHour },
    moved: Object.fromEntries(now.staff.flatMap(({ staffId, movedMinutesAgo }) => (movedMinutesAgo === undefined ? [] : [[staffId, [at - movedMinutesAgo * minuteMs]]]))),
  };
}

function urgencyOf({ classes }: Scenario, id: string): Urgency {
  return (classes.findIndex((c) => c.id === id) + 1) as Urgency;
}

function awayNow(shifts: { breaks?: { from: number; to: number }[] }[], at: number): { awayUntil?: number } {
  const rest = shifts.flatMap((shift) => shift.breaks ?? []).find(({ from, to }) => from <= at && at < to);
  return rest ? { awayUntil: rest.to } : {};
}
