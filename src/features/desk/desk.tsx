"use client";

import { useState } from "react";
import { useView, type First } from "#client/use-view.ts";
import { CheckInDialog } from "#features/desk/check-in-dialog.tsx";
import { DeskContext, type Opened } from "#features/desk/desk-context.tsx";
import { DeskHeader } from "#features/desk/desk-header.tsx";
import { nextForRooms } from "#features/desk/next-for-rooms.ts";
import { Queue } from "#features/desk/queue.tsx";
import { Recommendations } from "#features/desk/recommendations.tsx";
import { BlockDialog } from "#features/desk/block-dialog.tsx";
import { Refusal } from "#features/desk/refusal.tsx";
import { RoomStrip } from "#features/desk/room-strip.tsx";
import { StaffDialog } from "#features/desk/staff-dialog.tsx";
import { TicketDialog } from "#features/desk/ticket-dialog.tsx";
import { useActs } from "#features/desk/use-acts.ts";
import { useStored } from "#ui/stored.ts";

/** Who is next for which room, and everything that the front desk does about it. */
export function Desk({ first }: { first: First<"queue"> }) {
  const { view: picture, offset } = useView(first);
  const acts = useActs(picture);
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
      <Refusal subject="queue" className="mb-3" />
      <Recommendations />
      <RoomStrip />
      <Queue />
      <CheckInDialog isOpen={opened?.what === "check-in"} onClose={close} />
      <TicketDialog ticketId={opened?.what === "ticket" ? opened.id : null} onClose={close} />
      <StaffDialog roomId={opened?.what === "staff" ? opened.roomId : null} onClose={close} />
      <BlockDialog roomId={opened?.what === "block" ? opened.roomId : null} onClose={close} />
    </DeskContext>
  );
}
