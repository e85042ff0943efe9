import type { ServiceId, StaffId } from "#domain/ids.ts";
import type { Leg, Ticket } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** A way through the clinic: stage after stage, the services of one stage in any order. [["blood", "ecg"], ["gp"]] */
export type Journey = ServiceId[][];

/** The legs of a journey that begins at `at`: those of the first stage are open. */
export function legsOf(journey: Journey, at: EpochMs | undefined): Leg[] {
  return journey.flatMap((services, stage) => services.map((serviceId): Leg => ({ serviceId, stage, calls: 0, ...(stage === 0 && at !== undefined ? { waitingSince: at } : {}) })));
}

/** Legs that may be called next: of the present stage, ready and not yet done, by their position in `legs`. */
export function openLegs(ticket: Pick<Ticket, "legs" | "leg">): number[] {
  const stage = stageOf(ticket.legs, ticket.leg);
  return ticket.legs.flatMap((leg, i) => (stageOf(ticket.legs, i) === stage && leg.waitingSince !== undefined && leg.endedAt === undefined ? [i] : []));
}

/** The open leg for one of the services, if there is one. */
export function legFor(ticket: Pick<Ticket, "legs" | "leg">, serviceIds: readonly ServiceId[]): number | undefined {
  return openLegs(ticket).find((i) => serviceIds.includes(ticket.legs[i]?.serviceId ?? ""));
}

export function stageOf(legs: Leg[], i: number): number {
  return legs[i]?.stage ?? i;
}

/** Whether something is still to come once the leg at `i` is done. */
export function hasMore(legs: Leg[], i: number): boolean {
  return legs.some((leg, j) => j !== i && leg.endedAt === undefined);
}

/**
 * The journey after the leg at `i` has ended: the rest of its stage stays open with the credit that it has, and when there is none, the
 * next stage opens. `undefined` when nothing is left.
 */
export function opened(legs: Leg[], i: number, at: EpochMs): { legs: Leg[]; leg: number } | undefined {
  const left = legs.flatMap((leg, j) => (leg.endedAt === undefined && j !== i ? [j] : []));
  const next = left.sort((a, b) => stageOf(legs, a) - stageOf(legs, b) || a - b)[0];
  if (next === undefined) return undefined;
  const stage = stageOf(legs, next);
  const ready = (leg: Leg, j: number) => leg.endedAt === undefined && stageOf(legs, j) === stage && j !== i;
  return { legs: legs.map((leg, j) => (ready(leg, j) ? { ...leg, ...readyFrom(leg, at) } : leg)), leg: next };
}

/** Credit that a leg brings along counts; when it really became ready is kept beside it. */
function readyFrom(leg: Leg, at: EpochMs): Partial<Leg> {
  return leg.waitingSince === undefined ? { waitingSince: at } : leg.readyAt === undefined && leg.forStaff !== undefined ? { readyAt: at } : {};
}

/**
 * The journey with a way out and back: `services` in their order, then the leg at `i` once more, with the credit that it had and for the
 * clinician who sent the patient. Everything that is still to come makes room.
 */
export function withDetour(legs: Leg[], i: number, services: ServiceId[], staffId: StaffId | undefined, at: EpochMs): Leg[] {
  const from = legs[i] as Leg;
  const stage = stageOf(legs, i);
  const later = (leg: Leg, j: number) => leg.endedAt === undefined && stageOf(legs, j) >= stage;
  const shifted = legs.map((leg, j): Leg => (j === i ? { ...leg, stage, endedAt: at } : { ...leg, stage: stageOf(legs, j) + (later(leg, j) ? services.length : 0) }));
  const detour = services.map((serviceId, n): Leg => ({ serviceId, stage: stage + n, calls: 0 }));
  const credit = from.waitingSince === undefined ? {} : { waitingSince: from.waitingSince };
  const back: Leg = { serviceId: from.serviceId, stage: stage + services.length, calls: 0, ...credit, ...(staffId === undefined ? {} : { forStaff: staffId }) };
  return [...shifted.slice(0, i + 1), ...detour, back, ...shifted.slice(i + 1)];
}

/**
 * The journey with all that is not yet done replaced by `journey`. The credit of the wait that is broken off goes to the first stage:
 * a patient who is sent to another line does not start anew.
 */
export function redirected(legs: Leg[], i: number, journey: Journey, at: EpochMs): { legs: Leg[]; leg: number } {
  const done = legs.filter((leg) => leg.endedAt !== undefined);
  const credit = legs[i]?.waitingSince ?? at;
  const stage = done.reduce((most, _, j) => Math.max(most, stageOf(done, j)), -1) + 1;
  const rest = legsOf(journey, credit).map((leg): Leg => ({ ...leg, stage: stage + (leg.stage ?? 0), ...(leg.waitingSince !== undefined && credit < at ? { readyAt: at } : {}) }));
  return { legs: [...done.map((leg, j) => ({ ...leg, stage: stageOf(done, j) })), ...rest], leg: done.length };
}
