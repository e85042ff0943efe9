import type { ClinicState } from "#domain/clinic.ts";
import { legOf, type Ticket, type TicketAction, type TicketState } from "#domain/queue/ticket.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

/** What was done to a ticket last, as a verb: "Ana called B417". */
export const did: Record<TicketAction | "check-in", string> = {
  "check-in": "checked in",
  join: "put in line",
  call: "called",
  recall: "called again",
  unanswered: "had no answer from",
  start: "started",
  finish: "finished",
  "next-step": "sent on",
  "send-out": "sent out",
  "come-back": "saw back",
  "put-back": "put back",
  hold: "put on hold",
  resume: "put back in line",
  "step-out": "let out",
  transfer: "transferred",
  reprioritise: "changed the urgency of",
  "no-show": "marked as no-show",
  leave: "marked as left",
  cancel: "cancelled",
  "enter-in-error": "struck out",
  reinstate: "put back in line",
};

const stands: Record<TicketState, string> = {
  arrived: "is at the desk",
  waiting: "is waiting",
  called: "has been called",
  "in-service": "is being served",
  "sent-out": "has been sent out",
  "on-hold": "is on hold",
  "stepped-out": "has stepped out",
  done: "is done",
  "no-show": "did not come",
  left: "has left",
  cancelled: "has been cancelled",
  "entered-in-error": "was entered in error",
};

/** "Ana called B417 2 seconds ago." - so that the second of two desks knows at once. */
export function whatHappened(state: ClinicState, ticket: Ticket, at: EpochMs): string {
  const move = ticket.lastMove;
  if (!move) return `${ticket.number} ${stands[ticket.state]}.`;
  const room = state.setup.rooms.find((r) => r.id === legOf(ticket).roomId);
  const where = room && (move.action === "call" || move.action === "recall") ? `, to ${room.name}` : "";
  return `${move.by} ${did[move.action]} ${ticket.number} ${ago(at - move.at)}${where}.`;
}

/** Why a move is not possible now. What left the patient where they were does not explain it alone: "B417 is waiting. Ana changed its urgency…" */
export function whyNotNow(state: ClinicState, ticket: Ticket, at: EpochMs): string {
  const says = whatHappened(state, ticket, at);
  const action = ticket.lastMove?.action;
  return action === "check-in" || action === "reprioritise" || action === "transfer" ? `${ticket.number} ${stands[ticket.state]}. ${says}` : says;
}

export function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / secondMs));
  if (seconds < 2) return "just now";
  if (seconds < 90) return `${seconds} seconds ago`;
  return `${Math.round(seconds / 60)} minutes ago`;
}
