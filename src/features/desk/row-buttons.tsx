"use client";

import { Megaphone } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { isServed, roomsFor } from "#features/desk/next-for-rooms.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { mainMoveOf } from "#features/desk/row-actions.ts";
import { RowMenu } from "#features/desk/row-menu.tsx";
import { useMove } from "#features/desk/use-move.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";

/** What one does next with this patient, and the rest in a menu. */
export function RowButtons({ ticket, canTab }: { ticket: QueueTicket; canTab: boolean }) {
  const t = useWords(deskWords);
  const { view, acts, myRoomId, nextFor } = useDesk();
  const { move, wordOf } = useMove();
  const subject = `ticket:${ticket.id}`;
  const tabIndex = canTab ? 0 : -1;
  const rooms = roomsFor(ticket, view, myRoomId);
  const planned = [...nextFor].find(([, next]) => next.id === ticket.id)?.[0];
  const room = rooms.find((one) => one.id === planned) ?? rooms.find((one) => isServed(one, view));
  const main = mainMoveOf(ticket);
  const look = { size: "sm", busy: acts.isBusy(subject), tabIndex, className: "max-w-28 max-sm:h-9 max-sm:max-w-none max-sm:[grid-area:actions]" } as const;
  return (
    <span className="relative flex items-center justify-end gap-1 max-sm:contents">
      {ticket.state === "waiting" && !room && <span className="sr-only">{t("noFreeRoom")}</span>}
      {ticket.state === "waiting" && room && (
        <Button
          {...look}
          icon={<Megaphone />}
          variant={room.id === planned ? "quiet" : "plain"}
          aria-label={t("callNumberTo", { number: ticket.number, room: room.name })}
          onClick={() => void acts.act(subject, { type: "call", ticketId: ticket.id, roomId: room.id, expectedVersion: ticket.version })}
        >
          {room.name}
        </Button>
      )}
      {main && (
        <Button {...look} onClick={() => move(main, ticket)}>{wordOf(main, ticket)}</Button>
      )}
      <RowMenu ticket={ticket} rooms={rooms} tabIndex={tabIndex} />
    </span>
  );
}
