"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { isServed } from "#features/desk/next-for-rooms.ts";
import type { Room } from "#features/desk/queue-types.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";

/** The one thing that this room is waiting for. What it names is what it does: "Call G417" calls G417 and nobody else. */
export function RoomButton({ room }: { room: Room }) {
  const t = useWords(deskWords);
  const { view, acts, nextFor, open } = useDesk();
  const subject = `room:${room.id}`;
  const next = nextFor.get(room.id);
  const guest = view.tickets.find((ticket) => ticket.id === room.ticketId);
  const look = { size: "sm", className: "number w-full px-1.5!", busy: acts.isBusy(subject) } as const;

  if (room.state === "blocked")
    return <Button {...look} aria-label={t("openRoomAgain", { room: room.name })} onClick={() => void acts.act(subject, { type: "open-room", roomId: room.id })}>{t("openAgain")}</Button>;
  if (guest) {
    const move = room.state === "called" ? "start" : "finish";
    const says = move === "start" ? t("startNumber", { number: guest.number }) : t("finishNumber", { number: guest.number });
    const goesOn = move === "finish" && guest.step.now < guest.step.of;
    return (
      <Button {...look} aria-label={says} onClick={() => void acts.act(subject, { type: move, ticketId: guest.id, expectedVersion: guest.version })}>
        {goesOn ? t("sendOn") : t(move)}
      </Button>
    );
  }
  if (!next && !isServed(room, view)) return <Button {...look} onClick={() => open({ what: "staff", roomId: room.id })}>{t("addStaff")}</Button>;
  if (!next) return <p className="flex h-7 items-center justify-center text-xs text-quiet">{t("nobodyForRoom")}</p>;
  return (
    <Button
      {...look}
      variant="primary"
      aria-label={t("callNumberTo", { number: next.number, room: room.name })}
      onClick={() => void acts.act(subject, { type: "call", ticketId: next.id, roomId: room.id, expectedVersion: next.version })}
    >
      {t("callNumber", { number: next.number })}
    </Button>
  );
}
