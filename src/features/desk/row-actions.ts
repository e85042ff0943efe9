import { isOver, transitions, type TicketAction } from "#domain/queue/ticket.ts";
import type { DialogMove, PlainMove, QueueTicket } from "#features/desk/queue-types.ts";

/** All that a row offers: what needs nothing but the ticket, what asks something first, and privacy, which is a switch. */
export type RowMove = PlainMove | DialogMove | "set-privacy";

/** The moves that a row offers besides calling, in the order of the menu. The first is what one does most. */
const offered: RowMove[] = [
  "join", "come-back", "start", "finish", "resume", "recall", "unanswered", "put-back", "hold", "step-out", "send-out", "transfer", "reprioritise",
  "note", "set-privacy", "no-show", "reinstate", "leave", "cancel", "enter-in-error",
];

export function movesOf(ticket: QueueTicket): RowMove[] {
  const possible = transitions[ticket.state];
  return offered.filter((move) => {
    if (move === "note" || move === "set-privacy") return !isOver(ticket);
    // Whoever is out may say from their telephone that it takes longer; the desk has no use for it.
    if (move === "step-out" && ticket.state === "stepped-out") return false;
    return (move === "finish" ? (possible.finish ?? possible["next-step"]) : possible[move as TicketAction]) !== undefined;
  });
}

const main: RowMove[] = ["join", "come-back", "start", "finish", "resume", "reinstate"];

/** The move on the row's own button; a waiting row has its call there. */
export function mainMoveOf(ticket: QueueTicket): PlainMove | undefined {
  return movesOf(ticket).find((move): move is PlainMove => main.includes(move));
}

export const moveWord = {
  join: "join", recall: "recall", unanswered: "unanswered", start: "start", finish: "finish", "no-show": "noShow", "put-back": "putBack", hold: "hold",
  resume: "resume", "step-out": "stepOut", "send-out": "sendOut", "come-back": "comeBack", transfer: "transfer", reprioritise: "reprioritise", note: "note",
  "set-privacy": "makePrivate", reinstate: "reinstate", leave: "left", cancel: "cancelVisit", "enter-in-error": "enteredInError",
} as const satisfies Record<RowMove, string>;

const dialogMoves: readonly string[] = ["hold", "step-out", "send-out", "transfer", "reprioritise", "note", "cancel", "enter-in-error"] satisfies DialogMove[];

/** Asks something before it is done. */
export function isDialogMove(move: RowMove | "call"): move is DialogMove {
  return dialogMoves.includes(move);
}

/** Keys of the row in focus, as the registry writes them. Where states exclude each other, moves share a key. */
export const rowKeys: readonly { keys: string; moves: readonly [RowMove | "call", ...(RowMove | "call")[]] }[] = [
  { keys: "r", moves: ["call", "recall"] },
  { keys: "s", moves: ["start"] },
  { keys: "f", moves: ["finish"] },
  { keys: "a", moves: ["unanswered"] },
  { keys: "x", moves: ["no-show"] },
  { keys: "h", moves: ["hold", "resume"] },
  { keys: "o", moves: ["step-out", "come-back"] },
  { keys: "w", moves: ["send-out"] },
  { keys: "q", moves: ["put-back", "join", "reinstate"] },
  { keys: "t", moves: ["transfer"] },
  { keys: "!", moves: ["reprioritise"] },
  { keys: "m", moves: ["note"] },
  { keys: "p", moves: ["set-privacy"] },
  { keys: "l", moves: ["leave"] },
  { keys: "Delete", moves: ["cancel"] },
  { keys: "e", moves: ["enter-in-error"] },
];

/** What a shared key does with this patient: the one of its moves that their state allows; without a patient, or when none fits, its first. */
export function moveOnKey(moves: (typeof rowKeys)[number]["moves"], ticket: QueueTicket | undefined): RowMove | "call" {
  if (!ticket) return moves[0];
  const possible: readonly string[] = [...movesOf(ticket), ...(transitions[ticket.state].call ? ["call"] : [])];
  return moves.find((move) => possible.includes(move)) ?? moves[0];
}

export function isPossible(move: RowMove | "call", ticket: QueueTicket): boolean {
  return move === "call" ? transitions[ticket.state].call !== undefined : movesOf(ticket).includes(move);
}

export function keyOf(move: RowMove | "call"): string | undefined {
  return rowKeys.find(({ moves }) => moves.includes(move))?.keys;
}

export function isUndoable(ticket: QueueTicket, at: number): boolean {
  return (ticket.lastMove?.undoUntil ?? 0) > at;
}
