import { minutesBetween } from "#domain/time.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";

/**
 * Whole minutes of the wait that counts, up to `at` or until it ended. Who comes early for an appointment waits from
 * the appointment on; before it the answer is negative: minutes still to go.
 */
export function waitedMinutes(ticket: QueueTicket, at: number): number {
  const isEarly = ticket.step.now === 1 && ticket.appointmentAt !== null && ticket.appointmentAt > ticket.waitingSince;
  const since = isEarly ? (ticket.appointmentAt as number) : ticket.waitingSince;
  return Math.floor(minutesBetween(since, ticket.startedAt ?? ticket.endedAt ?? at));
}

/** One end for the bars of all forecasts in a list, so that they compare: the longest, to the next quarter of an hour. */
export function scaleMinutes(tickets: readonly QueueTicket[]): number {
  const most = Math.max(0, ...tickets.map((ticket) => (ticket.wait?.known ? ticket.wait.p90 : 0)));
  return Math.max(15, 15 * Math.ceil(most / 15));
}
