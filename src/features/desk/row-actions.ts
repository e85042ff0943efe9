import { transitions, type TicketAction } from "#domain/queue/ticket.ts";
import type { QueueTicket, TicketMove } from "#features/desk/queue-types.ts";

export type RowMove = Exclude<TicketMove, "call" | "undo">;

/** The moves that a row offers besides calling, in the order of the menu. The first is what one does most. */
const offered: RowMove[] = ["start", "finish", "recall", "put-back", "no-show", "reinstate", "leave"];

export function movesOf(ticket: QueueTicket): RowMove[] {
  const possible = transitions[ticket.state];
  return offered.filter((move) => (move === "finish" ? (possible.finish ?? possible["next-step"]) : possible[move as TicketAction]) !== undefined);
}

/** The move on the row's own button; a waiting row has its call there. */
export function mainMoveOf(ticket: QueueTicket): RowMove | undefined {
  return movesOf(ticket).find((move) => move === "start" || move === "finish" || move === "reinstate");
}

export const moveWord = {
  recall: "recall", start: "start", finish: "finish", "no-show": "noShow", "put-back": "putBack", reinstate: "reinstate", leave: "left",
} as const satisfies Record<RowMove, string>;

/** Keys of the row in focus, as the registry writes them. */
export const moveKeys: Partial<Record<RowMove, string>> = { start: "s", finish: "f", recall: "r", "no-show": "x" };

export function isUndoable(ticket: QueueTicket, at: number): boolean {
  return (ticket.lastMove?.undoUntil ?? 0) > at;
}
