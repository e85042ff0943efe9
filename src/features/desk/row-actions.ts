import { transitions, type TicketAction } from "#domain/queue/ticket.ts";
import type { PlainMove, QueueTicket } from "#features/desk/queue-types.ts";

export type RowMove = PlainMove;

/** The moves that a row offers besides calling, in the order of the menu. The first is what one does most. */
const offered: RowMove[] = [
  "join", "start", "finish", "come-back", "resume", "recall", "unanswered", "put-back", "hold", "step-out", "no-show", "reinstate", "leave", "cancel", "enter-in-error",
];

export function movesOf(ticket: QueueTicket): RowMove[] {
  const possible = transitions[ticket.state];
  return offered.filter((move) => (move === "finish" ? (possible.finish ?? possible["next-step"]) : possible[move as TicketAction]) !== undefined);
}

/** The move on the row's own button; a waiting row has its call there. */
export function mainMoveOf(ticket: QueueTicket): RowMove | undefined {
  return movesOf(ticket).find((move) => ["join", "start", "finish", "come-back", "resume", "reinstate"].includes(move));
}

export const moveWord = {
  join: "join", recall: "recall", unanswered: "unanswered", start: "start", finish: "finish", "no-show": "noShow", "put-back": "putBack", hold: "hold",
  resume: "resume", "step-out": "stepOut", "come-back": "comeBack", reinstate: "reinstate", leave: "left", cancel: "cancelVisit", "enter-in-error": "enteredInError",
} as const satisfies Record<RowMove, string>;

/** Keys of the row in focus, as the registry writes them. */
export const moveKeys: Partial<Record<RowMove, string>> = { start: "s", finish: "f", recall: "r", "no-show": "x", hold: "h", "step-out": "o" };

export function isUndoable(ticket: QueueTicket, at: number): boolean {
  return (ticket.lastMove?.undoUntil ?? 0) > at;
}
