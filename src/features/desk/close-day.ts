import { isActive } from "#domain/queue/ticket.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";

/** Who is still in the queue, and what the end of the day makes of each: whoever is being served, or was sent out from it, is done. */
export function atClose(tickets: readonly QueueTicket[]): { ticket: QueueTicket; becomes: "done" | "left" }[] {
  return tickets.filter(isActive).map((ticket) => ({ ticket, becomes: ticket.state === "in-service" || ticket.state === "sent-out" ? "done" : "left" }));
}
