import type { QueuePolicy } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs, minutesBetween, type EpochMs } from "#domain/time.ts";

/** One minute's head start lets the urgent who has just come in pass at once. */
export const headStartMinutes = 1;

/** Whoever came back from a laboratory waits so long for the clinician who sent them; then anybody may call them. */
export const heldForClinicianMs = 15 * minuteMs;

/**
 * The claim to be called at `at`: the share of the target that is used up since `due`, head start included. The one formula by which
 * lines are ordered, live and in every look-ahead.
 */
export function claimAt(at: EpochMs, due: EpochMs, targetMinutes: number, headStart: number = headStartMinutes): number {
  return (minutesBetween(due, at) + headStart) / targetMinutes;
}

/**
 * When the wait that counts began: a patient who comes early for an appointment does not pass those whose time it is, so their clock
 * starts at the appointment. `appointmentAt` only at the first stop.
 */
export function dueAt(since: EpochMs, appointmentAt: EpochMs | undefined, { appointments }: QueuePolicy): EpochMs {
  return appointmentAt === undefined ? since : Math.max(since, appointmentAt - appointments.earlyMinutes * minuteMs);
}

/** Booked and not later than the policy forgives. */
export function cameInTime(arrivedAt: EpochMs, appointmentAt: EpochMs | undefined, { appointments }: QueuePolicy): boolean {
  return appointmentAt !== undefined && minutesBetween(appointmentAt, arrivedAt) <= appointments.lateMinutes;
}

/** The target of those who are booked and on time, of a target of others. */
export function bookedTarget(targetMinutes: number, { appointments }: QueuePolicy): number {
  return Math.max(1, targetMinutes * appointments.targetShare);
}

/** Who counts for the ratio. */
export function countsForRatio(ratio: NonNullable<QueuePolicy["ratio"]>, urgency: Urgency): boolean {
  return ratio.urgencies.includes(urgency);
}

/** Whether the ratio asks for one of the others, when somebody of this urgency is first; never when that somebody needs help at once. */
export function isTurnOfOthers(ratio: NonNullable<QueuePolicy["ratio"]>, inARow: number, firstUrgency: Urgency): boolean {
  return inARow >= ratio.atMost && firstUrgency !== 1 && countsForRatio(ratio, firstUrgency);
}
