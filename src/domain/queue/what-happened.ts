import type { ClinicState } from "#domain/clinic.ts";
import type { RefusalParams } from "#domain/outcome.ts";
import { legOf, thePatient, type Ticket, type TicketAction, type TicketState } from "#domain/queue/ticket.ts";
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

/** The same as a code with its parts, for another language. `by` is absent when it was the patient. */
export function happened(state: ClinicState, ticket: Ticket, at: EpochMs): RefusalParams {
  const move = ticket.lastMove;
  if (!move) return { as: "stands", number: ticket.number, state: ticket.state };
  const room = move.action === "call" || move.action === "recall" ? state.setup.rooms.find((r) => r.id === legOf(ticket).roomId)?.name : undefined;
  return { as: "happened", number: ticket.number, action: move.action, seconds: secondsOf(at - move.at), ...(move.by === thePatient ? {} : { by: move.by }), ...(room === undefined ? {} : { room }) };
}

export function secondsOf(ms: number): number {
  return Math.max(0, Math.round(ms / secondMs));
}

/** Why a move is not possible now. What left the patient where they were does not explain it alone: "B417 is waiting. Ana changed its urgency…" */
export function whyNotNow(state: ClinicState, ticket: Ticket, at: EpochMs): string {
  const says = whatHappened(state, ticket, at);
  return leavesInPlace(ticket) ? `${ticket.number} ${stands[ticket.state]}. ${says}` : says;
}

/** The same as a code with its parts; where it stands is among them when it is to be said. */
export function whyNotNowParts(state: ClinicState, ticket: Ticket, at: EpochMs): RefusalParams {
  return { ...happened(state, ticket, at), ...(leavesInPlace(ticket) ? { state: ticket.state } : {}) };
}

function leavesInPlace({ lastMove }: Ticket): boolean {
  return lastMove?.action === "check-in" || lastMove?.action === "reprioritise" || lastMove?.action === "transfer";
}

export function ago(ms: number): string {
  const seconds = secondsOf(ms);
  if (seconds < 2) return "just now";
  if (seconds < 90) return `${seconds} seconds ago`;
  return `${Math.round(seconds / 60)} minutes ago`;
}
