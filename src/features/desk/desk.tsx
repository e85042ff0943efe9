"use client";

import { useState, type ReactNode } from "react";
import { useView, type First } from "#client/use-view.ts";
import { BlockDialog } from "#features/desk/block-dialog.tsx";
import { BookDialog } from "#features/desk/book-dialog.tsx";
import { CheckInDialog } from "#features/desk/check-in-dialog.tsx";
import { CloseDayDialog } from "#features/desk/close-day-dialog.tsx";
import { DeskContext, type Opened } from "#features/desk/desk-context.tsx";
import { DeskHeader } from "#features/desk/desk-header.tsx";
import { MoveDialog } from "#features/desk/move-dialog.tsx";
import { nextForRooms } from "#features/desk/next-for-rooms.ts";
import { NextHours } from "#features/desk/next-hours.tsx";
import { OutboxBar } from "#features/desk/outbox-bar.tsx";
import { Queue } from "#features/desk/queue.tsx";
import { Recommendations } from "#features/desk/recommendations.tsx";
import { Refusal } from "#features/desk/refusal.tsx";
import { RoomStrip } from "#features/desk/room-strip.tsx";
import { StaffDialog } from "#features/desk/staff-dialog.tsx";
import { TicketDialog } from "#features/desk/ticket-dialog.tsx";
import { useActs } from "#features/desk/use-acts.ts";
import { LateClosing } from "#ui/closing.tsx";
import { useStored } from "#ui/stored.ts";

type DeskProps = {
  first: First<"queue">;
  outlook: First<"outlook">;
  /** Clinic and person: whose commands wait here when the line is down. */
  who: string;
  /** Proposals of who should go where, above those of who is next. */
  plan?: ReactNode;
};

/** Who is next for which room, and everything that the front desk does about it. */
export function Desk({ first, outlook: firstOutlook, who, plan }: DeskProps) {
  const { view: picture, offset } = useView(first);
  const { view: outlook } = useView(firstOutlook);
  const acts = useActs(picture, who);
  const { view } = acts;
  const [storedRoom, storeRoom] = useStored("anteroom.my-room");
  const [opened, open] = useState<Opened>(null);
  // A room that was taken out of the clinic's setup is nobody's room any more.
  const myRoomId = view.rooms.some((room) => room.id === storedRoom) ? storedRoom : null;
  const nextFor = nextForRooms(view, myRoomId);
  const close = () => open(null);
  return (
    <DeskContext value={{ view, acts, offset, myRoomId, chooseMyRoom: storeRoom, nextFor, open }}>
      <DeskHeader />
      <OutboxBar />
      <Refusal subject="queue" className="mb-3" />
      <LateClosing closing={outlook.closing} now={picture.asOf} className="mb-3" />
      {plan}
      <Recommendations />
      <RoomStrip />
      <Queue />
      <NextHours outlook={outlook} />
      <CheckInDialog isOpen={opened?.what === "check-in"} onClose={close} />
      <TicketDialog ticketId={opened?.what === "ticket" ? opened.id : null} onClose={close} />
      <MoveDialog move={opened?.what === "move" ? opened.move : null} ticketId={opened?.what === "move" ? opened.id : null} onClose={close} />
      <BookDialog isOpen={opened?.what === "book"} onClose={close} />
      <CloseDayDialog isOpen={opened?.what === "close-day"} onClose={close} />
      <StaffDialog roomId={opened?.what === "staff" ? opened.roomId : null} onClose={close} />
      <BlockDialog roomId={opened?.what === "block" ? opened.roomId : null} onClose={close} />
    </DeskContext>
  );
}
