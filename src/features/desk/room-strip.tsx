"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { Refusal } from "#features/desk/refusal.tsx";
import { RoomCard } from "#features/desk/room-card.tsx";
import { useWords } from "#ui/language.tsx";

/** Every room at a glance, in one line that scrolls sideways where the screen is narrow. */
export function RoomStrip() {
  const t = useWords(deskWords);
  const { view, acts } = useDesk();
  const refused = view.rooms.filter((room) => acts.refusals.has(`room:${room.id}`));
  return (
    <section aria-label={t("rooms")} className="mb-4">
      <div className="relative -mx-4 overflow-x-auto px-4 py-0.5 sm:-mx-6 sm:px-6">
        <ul className="grid auto-cols-[minmax(7.25rem,1fr)] grid-flow-col gap-2 max-sm:auto-cols-[8.5rem]">
          {view.rooms.map((room) => <RoomCard key={room.id} room={room} />)}
        </ul>
      </div>
      {/* A card is too narrow for a sentence, so it stands right under its line. */}
      {refused.map((room) => <Refusal key={room.id} subject={`room:${room.id}`} about={room.name} className="mt-2 text-sm!" />)}
    </section>
  );
}
