import type { ServiceId } from "#domain/ids.ts";
import { bookedTarget, cameInTime, claimAt, countsForRatio, dueAt, isTurnOfOthers } from "#domain/queue/claim.ts";
import { legFor } from "#domain/queue/journey.ts";
import { targetMinutes, usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import type { Leg, Ticket } from "#domain/queue/ticket.ts";
import type { Service } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";

/** How the line of one service is ordered, and by what. */
export type LineRules = { policy: QueuePolicy; /** Patients of the ratio's urgencies who were called for this service in a row. */ inARow: number };

export const plainRules: LineRules = { policy: usualPolicy, inARow: 0 };

/** When the wait that counts began: for whoever comes early for an appointment, at the appointment. */
export function dueFrom(ticket: Ticket, policy: QueuePolicy = usualPolicy, leg: Leg | undefined = ticket.legs[ticket.leg]): EpochMs {
  const since = leg?.waitingSince ?? ticket.arrivedAt;
  return dueAt(since, isFirst(ticket) ? ticket.appointmentAt : undefined, policy);
}

/** What this ticket is promised at a service, in minutes from `dueFrom`. */
export function targetOf(ticket: Ticket, service: Service, policy: QueuePolicy = usualPolicy): number {
  const target = targetMinutes(ticket.urgency, service, policy);
  return isOnTime(ticket, policy) ? bookedTarget(target, policy) : target;
}

/** Booked, at the first stop, and not later than the policy forgives. */
export function isOnTime(ticket: Ticket, policy: QueuePolicy): boolean {
  return isFirst(ticket) && cameInTime(ticket.arrivedAt, ticket.appointmentAt, policy);
}

export type Place = {
  ticket: Ticket;
  /** Share of the target wait used up; above 1 the promise is broken. Negative before an appointment. */
  targetUsed: number;
  /** Somebody with a higher claim stands behind, because it is the turn of those who are less urgent. */
  byRatio?: true;
  /** Did not answer a moment ago, so others are called first. */
  passedOver?: true;
};

/**
 * Those who wait for a service, next first. Accumulating priority: everyone's claim grows with the share of their
 * target that they have waited, so the urgent pass early and nobody is passed for ever; whoever comes later than the first
 * 1 - (their target / mine) of my wait never passes me. Where the policy has a ratio, a less urgent patient is called after so
 * many urgent ones, which only brings the less urgent forward. Source: Kleinrock's time-dependent priority; Stanford, Taylor, Ziedins 2014.
 */
export function whoIsNext(tickets: Iterable<Ticket>, service: Service, at: EpochMs, rules: LineRules = plainRules): Place[] {
  const places: Place[] = [];
  for (const ticket of tickets) {
    if (ticket.state !== "waiting") continue;
    const leg = legFor(ticket, [service.id]);
    if (leg === undefined) continue;
    const passedOver = ticket.pause?.until !== undefined && ticket.pause.until > at;
    places.push({ ticket, targetUsed: claim(ticket, service, at, rules.policy, ticket.legs[leg]), ...(passedOver ? { passedOver: true as const } : {}) });
  }
  const byClaim = places.sort(
    (a, b) => Number(a.passedOver ?? false) - Number(b.passedOver ?? false) || b.targetUsed - a.targetUsed || a.ticket.arrivedAt - b.ticket.arrivedAt || (a.ticket.id < b.ticket.id ? -1 : 1),
  );
  return rules.policy.ratio ? interleaved(byClaim, rules.policy.ratio, rules.inARow) : byClaim;
}

function interleaved(byClaim: Place[], ratio: NonNullable<QueuePolicy["ratio"]>, inARow: number): Place[] {
  const left = [...byClaim];
  const line: Place[] = [];
  for (let row = inARow; left.length > 0; ) {
    const first = left[0] as Place;
    const other = isTurnOfOthers(ratio, row, first.ticket.urgency) ? left.findIndex((p) => !countsForRatio(ratio, p.ticket.urgency) && !p.passedOver && p.targetUsed > 0) : -1;
    const [place] = left.splice(Math.max(0, other), 1) as [Place];
    line.push(other > 0 ? { ...place, byRatio: true } : place);
    row = countsForRatio(ratio, place.ticket.urgency) ? row + 1 : 0;
  }
  return line;
}

function claim(ticket: Ticket, service: Service, at: EpochMs, policy: QueuePolicy, leg: Leg | undefined): number {
  return claimAt(at, dueFrom(ticket, policy, leg), targetOf(ticket, service, policy));
}

function isFirst(ticket: Ticket): boolean {
  return ticket.legs.every((leg) => leg.endedAt === undefined || leg === ticket.legs[ticket.leg]);
}

export function serviceOf(services: Service[], id: ServiceId): Service {
  const service = services.find((s) => s.id === id);
  if (!service) throw new Error(`no service ${id} in this clinic`);
  return service;
}
