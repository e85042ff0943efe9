"use client";

import { useState } from "react";
import { Ban, DoorOpen, UserPlus } from "lucide-react";
import { minuteMs, minutesBetween } from "#domain/time.ts";
import { DragHandle } from "#features/staffing/drag-handle.tsx";
import { personState } from "#features/staffing/person-state.ts";
import { PersonMenu } from "#features/staffing/person-menu.tsx";
import { Refusal } from "#features/staffing/refusal.tsx";
import { roomState, type RoomState } from "#features/staffing/room-state.ts";
import { staffingWords } from "#features/staffing/staffing-words.ts";
import { draggedPerson, useStaffing } from "#features/staffing/staffing-context.tsx";
import type { Room } from "#features/staffing/staffing-types.ts";
import { usePersonWords } from "#features/staffing/use-person-words.ts";
import { Button } from "#ui/button.tsx";
import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { Menu } from "#ui/menu.tsx";
import { Status } from "#ui/status.tsx";

/** A room as it is this minute: free, called to, in use or blocked; who works in it; and what can be done. */
export function RoomTile({ room, onBlock }: { room: Room; onBlock: () => void }) {
  const t = useWords(staffingWords);
  const { view, now, act, isBusy } = useStaffing();
  const [isOver, setOver] = useState(false);
  const subject = `room:${room.id}`;
  const state = roomState(room, now);
  const services = room.serviceIds.map((id) => view.services.find((s) => s.id === id)?.name ?? id).join(", ");
  const assign = (staffId: string) => void act(subject, { type: "assign-staff", staffId, roomId: room.id });
  return (
    <li
      aria-label={room.name}
      aria-busy={isBusy(subject)}
      onDragOver={(event) => { if (event.dataTransfer.types.includes(draggedPerson)) { event.preventDefault(); setOver(true); } }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); const staffId = event.dataTransfer.getData(draggedPerson); if (staffId) assign(staffId); }}
      className={classes(
        "flex min-w-0 flex-col gap-2 rounded-lg border p-3",
        isOver ? "border-ink shadow-[inset_0_0_0_1px_var(--ink)]" : "border-hairline",
        state.code === "blocked" ? "border-dashed bg-raised" : "bg-surface",
      )}
    >
      <div className="min-w-0">
        <h3 className="truncate text-sm font-semibold" title={room.name}>{room.name}</h3>
        <p className="truncate text-xs text-quiet" title={services}>{services}</p>
      </div>
      <StateLine room={room} state={state} />
      <StaffLine room={room} />
      <Refusal subject={subject} />
      <div className="mt-auto flex flex-wrap gap-2 pt-1">
        <BringButton room={room} onChoose={assign} />
        {state.code !== "blocked" && <Button size="sm" icon={<Ban />} aria-label={t("blockOf", { room: room.name })} onClick={onBlock}>{t("block")}</Button>}
        {state.code === "blocked" && !state.isDue && (
          <Button size="sm" icon={<DoorOpen />} aria-label={t("openAgainOf", { room: room.name })} onClick={() => void act(subject, { type: "open-room", roomId: room.id })}>{t("openAgain")}</Button>
        )}
      </div>
    </li>
  );
}

function StateLine({ room, state }: { room: Room; state: RoomState }) {
  const t = useWords(staffingWords);
  const formats = useFormats();
  const { now, act } = useStaffing();
  const subject = `room:${room.id}`;
  const since = (at: number) => formats.minutes(Math.max(0, Math.floor(minutesBetween(at, now))));
  if (state.code === "free") return <Status level="ok" word={t("free")} />;
  if (state.code === "free-nobody") return <Status level="off" word={t("freeNobody")} />;
  if (state.code !== "blocked")
    return (
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-medium">{t(state.code === "called" ? "called" : "inUse")}</span>
        <span className="number text-quiet">{t("since", { ticket: state.ticket, minutes: since(state.since) })}</span>
      </p>
    );
  const word = t(state.kind);
  if (state.isDue && state.until !== null)
    return (
      <div className="flex flex-col gap-2 rounded-md bg-watch-soft p-2 text-sm text-watch">
        <p>{t("askReady", { room: room.name, time: formats.clock(state.until) })}</p>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="primary" onClick={() => void act(subject, { type: "open-room", roomId: room.id })}>{t("yesReady")}</Button>
          <Button size="sm" aria-label={t("notYetOf", { room: room.name })} onClick={() => void act(subject, { type: "block-room", roomId: room.id, reason: room.blockedBecause ?? word, kind: state.kind, until: Math.round(now) + 10 * minuteMs })}>{t("notYet")}</Button>
        </div>
      </div>
    );
  const said = room.blockedBecause && room.blockedBecause !== word ? room.blockedBecause : null;
  return (
    <div className="min-w-0">
      <Status level="off" word={state.until === null ? word : `${word}, ${t("until", { time: formats.clock(state.until) })}`} className="whitespace-normal!" />
      <p className="truncate text-xs text-quiet" title={said ?? undefined}>{[said, room.since === null ? null : t("blockedSince", { minutes: since(room.since) })].filter(Boolean).join(", ")}</p>
    </div>
  );
}

function StaffLine({ room }: { room: Room }) {
  const t = useWords(staffingWords);
  const says = usePersonWords();
  const { view, now } = useStaffing();
  if (room.staff.length === 0) return <p className="text-xs text-quiet">{t("nobodyIn")}</p>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {room.staff.map(({ id }) => {
        const person = view.staff.find((one) => one.id === id);
        if (!person) return null;
        const state = personState(person, now);
        return (
          <li key={id} className="flex max-w-full items-center rounded-md border border-edge/60 bg-surface">
            <DragHandle personId={id} />
            <PersonMenu
              person={person}
              trigger={
                <button type="button" className="target flex min-w-0 items-center gap-1.5 rounded-md px-2 py-1 text-xs hover:bg-pressed/70 sm:pointer-fine:ps-0.5">
                  <span className="truncate font-medium">{person.name}</span>
                  {state.code !== "working" && <span className={classes("truncate", state.code === "break-over" ? "text-watch" : "text-quiet")}>{says(state)}</span>}
                </button>
              }
            />
          </li>
        );
      })}
    </ul>
  );
}

/** The way without dragging: who could work here, those without a room first. */
function BringButton({ room, onChoose }: { room: Room; onChoose: (staffId: string) => void }) {
  const t = useWords(staffingWords);
  const { view, now } = useStaffing();
  const rank = (id: string | null) => (id === null ? 0 : 1);
  const able = view.staff
    .filter((person) => person.roomId !== room.id && person.skills.some((id) => room.serviceIds.includes(id)))
    .sort((a, b) => Number(personState(a, now).code === "off") - Number(personState(b, now).code === "off") || rank(a.roomId) - rank(b.roomId));
  if (able.length === 0) return null;
  const where = (roomId: string | null) => view.rooms.find((one) => one.id === roomId)?.name;
  return (
    <Menu
      align="start"
      trigger={<Button size="sm" icon={<UserPlus />} aria-label={t("assignTo", { room: room.name })}>{t("assign")}</Button>}
      items={able.map((person) => {
        const place = where(person.roomId);
        const detail = place ? t("inRoom", { room: place }) : personState(person, now).code === "off" ? t("offShift") : t("noRoom");
        return { label: `${person.name} (${detail})`, run: () => onChoose(person.id) };
      })}
    />
  );
}
