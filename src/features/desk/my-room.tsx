"use client";

import { Check, ChevronDown } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";
import { Menu } from "#ui/menu.tsx";

/**
 * The room that the key for calling next calls into. A menu and not a list box: a list box that keeps the focus after
 * the choice would take the next letters for itself, and change the room instead of calling a patient.
 */
export function MyRoom() {
  const t = useWords(deskWords);
  const { view, myRoomId, chooseMyRoom } = useDesk();
  const name = view.rooms.find((room) => room.id === myRoomId)?.name;
  return (
    <Menu
      align="start"
      trigger={
        <Button aria-label={name ? t("myRoomIs", { room: name }) : t("myRoom")} className="max-w-44 shrink-0 max-sm:grow">
          <span className="flex items-center gap-2">
            <span className="truncate">{name ?? t("myRoom")}</span>
            <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-quiet" />
          </span>
        </Button>
      }
      heading={<p className="font-medium">{t("myRoom")}</p>}
      items={[
        ...view.rooms.map((room) => ({ label: room.name, icon: <Check aria-hidden="true" className={room.id === myRoomId ? undefined : "invisible"} />, run: () => chooseMyRoom(room.id) })),
        "line",
        { label: t("noRoom"), icon: <Check aria-hidden="true" className={myRoomId === null ? undefined : "invisible"} />, run: () => chooseMyRoom(null) },
      ]}
    />
  );
}
