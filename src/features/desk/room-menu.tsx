"use client";

import { Ban, DoorOpen, Ellipsis, MapPin, Users } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { Room } from "#features/desk/queue-types.ts";
import { IconButton } from "#ui/icon-button.tsx";
import { useWords } from "#ui/language.tsx";
import { Menu } from "#ui/menu.tsx";

export function RoomMenu({ room }: { room: Room }) {
  const t = useWords(deskWords);
  const { acts, myRoomId, chooseMyRoom, open } = useDesk();
  const isBlocked = room.state === "blocked";
  return (
    <Menu
      heading={<p className="font-medium">{room.name}</p>}
      trigger={<IconButton size="sm" label={t("roomMenu", { room: room.name })} icon={<Ellipsis aria-hidden="true" />} className="-me-1.5 size-6!" />}
      items={[
        { label: t("useAsMine"), icon: <MapPin aria-hidden="true" />, isDisabled: room.id === myRoomId, run: () => chooseMyRoom(room.id) },
        { label: t("assignStaff"), icon: <Users aria-hidden="true" />, run: () => open({ what: "staff", roomId: room.id }) },
        "line",
        isBlocked
          ? { label: t("openAgain"), icon: <DoorOpen aria-hidden="true" />, run: () => void acts.act(`room:${room.id}`, { type: "open-room", roomId: room.id }) }
          : { label: t("blockRoom"), icon: <Ban aria-hidden="true" />, run: () => open({ what: "block", roomId: room.id }) },
      ]}
    />
  );
}
