import { policyOf, type ClinicState } from "#domain/clinic.ts";
import type { Command } from "#domain/queue/command.ts";
import { legOf } from "#domain/queue/ticket.ts";
import { minuteMs, secondMs, type EpochMs } from "#domain/time.ts";

/**
 * What the clinic's policy does by itself at `at`: calls that nobody answered are repeated and at last given up, appointments
 * that nobody came to are missed. Each with a key that stays the same however often it is asked, so that it is done once.
 */
export function byTheClock(state: ClinicState, at: EpochMs): { key: string; command: Command }[] {
  return [...calls(state, at), ...appointments(state, at)];
}

function calls(state: ClinicState, at: EpochMs): { key: string; command: Command }[] {
  const { automatic, attempts, everySeconds } = policyOf(state).calls;
  if (!automatic) return [];
  return Object.values(state.tickets).flatMap((ticket) => {
    const leg = legOf(ticket);
    const since = leg.recalledAt ?? leg.calledAt;
    if (ticket.state !== "called" || since === undefined || at - since < everySeconds * secondMs) return [];
    const type = leg.calls < attempts ? "recall" : "unanswered";
    return [{ key: `clock/${type}/${ticket.id}/${ticket.version}`, command: { type, ticketId: ticket.id, expectedVersion: ticket.version } }];
  });
}

function appointments(state: ClinicState, at: EpochMs): { key: string; command: Command }[] {
  const { missedAfterMinutes } = policyOf(state).appointments;
  if (missedAfterMinutes === undefined) return [];
  return Object.values(state.appointments ?? {})
    .filter((a) => a.state === "booked" && at - a.scheduledAt > missedAfterMinutes * minuteMs)
    .map(({ id, scheduledAt }) => ({ key: `clock/missed/${id}/${scheduledAt}`, command: { type: "miss-appointment", appointmentId: id } }));
}
