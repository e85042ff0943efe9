"use client";

import { Megaphone } from "lucide-react";
import { minutesBetween } from "#domain/time.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { isServed } from "#features/desk/next-for-rooms.ts";
import type { Room } from "#features/desk/queue-types.ts";
import { RoomButton } from "#features/desk/room-button.tsx";
import { RoomMenu } from "#features/desk/room-menu.tsx";
import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { Status } from "#ui/status.tsx";

/** A room: is it free, who is in it, who works here, and the one thing to do next. */
export function RoomCard({ room }: { room: Room }) {
  const t = useWords(deskWords);
  const { view, myRoomId } = useDesk();
  const resting = view.staff.filter((member) => member.onBreak).map((member) => member.id);
  const staff = room.staff.map(({ id, name }) => (resting.includes(id) ? t("onBreak", { name }) : name)).join(", ");
  // Why it is blocked matters more than who would work there.
  const line = room.blockedBecause ?? (staff || t("noStaff"));
  const isMine = room.id === myRoomId;
  return (
    <li
      className={classes(
        "flex min-w-0 flex-col rounded-lg border px-2.5 pt-1.5 pb-2",
        isMine ? "border-ink shadow-[inset_0_0_0_1px_var(--ink)]" : "border-hairline",
        room.state === "called" ? "bg-ok-soft" : room.state === "blocked" ? "border-dashed bg-raised" : "bg-surface",
      )}
    >
      <div className="flex items-center gap-1">
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold" title={room.name}>
          {room.name}
          {isMine && <span className="sr-only"> ({t("isMine")})</span>}
        </h2>
        <RoomMenu room={room} />
      </div>
      <p className="truncate text-xs text-quiet" title={line}>{line}</p>
      <RoomState room={room} />
      <div className="mt-auto pt-1.5"><RoomButton room={room} /></div>
    </li>
  );
}

/** "Other" says less than "blocked" does. */
const kinds = { equipment: "blockedKindEquipment", cleaning: "blockedKindCleaning", closed: "blockedKindClosed", other: "blocked" } as const;

function RoomState({ room }: { room: Room }) {
  const t = useWords(deskWords);
  const formats = useFormats();
  const { view } = useDesk();
  const since = room.since === null ? "" : formats.minutes(Math.max(0, Math.floor(minutesBetween(room.since, view.asOf))));
  return (
    <p className="number mt-1 flex min-h-5 min-w-0 items-baseline gap-1.5 text-sm">
      {room.state === "free" && <Status level={isServed(room, view) ? "ok" : "off"} word={t("free")} />}
      {room.state === "blocked" && <Status level="off" word={room.blockedKind ? t(kinds[room.blockedKind]) : t("blocked")} className="shrink-0" />}
      {room.state === "blocked" && room.blockedUntil !== null && <span className="truncate text-xs text-quiet">{t("untilTime", { time: formats.clock(room.blockedUntil) })}</span>}
      {(room.state === "called" || room.state === "in-use") && (
        <>
          <span className="font-semibold">{room.ticket}</span>
          {room.state === "called" && <Megaphone aria-hidden="true" className="size-3.5 shrink-0 self-center text-ok" />}
          <span className="truncate text-xs text-quiet">
            <span className="sr-only">{room.state === "called" ? t("calledNow") : t("inUse")} </span>
            {since}
          </span>
        </>
      )}
    </p>
  );
}
