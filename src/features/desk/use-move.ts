"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { roomsFor } from "#features/desk/next-for-rooms.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { isDialogMove, isPossible, moveWord, type RowMove } from "#features/desk/row-actions.ts";
import { useWords } from "#ui/language.tsx";

type Move = RowMove | "call";

/** One move of one patient, however it was asked for: done, or its small dialog opened, or said why not. */
export function useMove(): { move: (move: Move, ticket: QueueTicket) => void; wordOf: (move: Move, ticket?: QueueTicket) => string } {
  const t = useWords(deskWords);
  const { view, acts, myRoomId, open } = useDesk();

  function wordOf(move: Move, ticket?: QueueTicket): string {
    if (move === "call") return t("call");
    if (move === "finish" && ticket && ticket.step.now < ticket.step.of) return t("sendOn");
    if (move === "set-privacy" && ticket?.isPrivate) return t("makePublic");
    return t(moveWord[move]);
  }

  function move(move: Move, ticket: QueueTicket) {
    const subject = `ticket:${ticket.id}`;
    const which = { ticketId: ticket.id, expectedVersion: ticket.version };
    if (move === "call") {
      const room = roomsFor(ticket, view, myRoomId)[0];
      if (room) void acts.act(subject, { type: "call", roomId: room.id, ...which });
      else acts.refuse(subject, isPossible(move, ticket) ? t("noRoomFor", { number: ticket.number }) : t("notPossible", { number: ticket.number, move: wordOf(move) }));
    } else if (isDialogMove(move)) {
      if (isPossible(move, ticket)) open({ what: "move", id: ticket.id, move });
      else acts.refuse(subject, t("notPossible", { number: ticket.number, move: wordOf(move) }));
    } else if (move === "set-privacy") void acts.act(subject, { type: move, isPrivate: !ticket.isPrivate, ticketId: ticket.id });
    // One that does not fit is still sent: the server's refusal says how the patient stands, and who was there.
    else void acts.act(subject, { type: move, ...which });
  }

  return { move, wordOf };
}
