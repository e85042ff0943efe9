"use client";

import { useState, type ReactNode } from "react";
import { DoorOpen, Users } from "lucide-react";
import type { First } from "#client/use-view.ts";
import { BlockDialog } from "#features/staffing/block-dialog.tsx";
import { byState, personState } from "#features/staffing/person-state.ts";
import { PersonRow } from "#features/staffing/person-row.tsx";
import { RoomTile } from "#features/staffing/room-tile.tsx";
import { draggedPerson, StaffingContext } from "#features/staffing/staffing-context.tsx";
import { staffingWords } from "#features/staffing/staffing-words.ts";
import { useBoard } from "#features/staffing/use-board.ts";
import { WhatIf } from "#features/staffing/what-if/what-if.tsx";
import { Card } from "#ui/card.tsx";
import { classes } from "#ui/classes.ts";
import { Empty } from "#ui/empty.tsx";
import { useWords } from "#ui/language.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";

/** Which rooms are free, who works where, and who is on a break: everything can be moved by a press or by dragging. */
export function Staffing({ first, plan, day }: { first: First<"queue">; /** Proposals, above the rooms. */ plan?: ReactNode; /** The day, below them. */ day?: ReactNode }) {
  const t = useWords(staffingWords);
  const board = useBoard(first);
  const { view, now, act } = board;
  const [blocking, setBlocking] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const states = view.staff.map((person) => personState(person, now).code);
  const count = (state: string) => view.rooms.filter((room) => room.state === state).length;
  return (
    <StaffingContext value={board}>
      <PageHeader
        title={t("staffing")}
        detail={t("detail", {
          free: count("free"), used: count("in-use") + count("called"), blocked: count("blocked"),
          working: states.filter((s) => s === "working").length, away: states.filter((s) => s === "on-break" || s === "break-over").length,
        })}
      />
      {plan}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <section aria-label={t("rooms")}>
          <h2 className="sr-only">{t("rooms")}</h2>
          {view.rooms.length === 0 && <Card><Empty icon={<DoorOpen />} why={t("noRooms")} next={t("noRoomsNext")} /></Card>}
          <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
            {view.rooms.map((room) => <RoomTile key={room.id} room={room} onBlock={() => setBlocking(room.id)} />)}
          </ul>
        </section>
        <div
          onDragOver={(event) => { if (event.dataTransfer.types.includes(draggedPerson)) { event.preventDefault(); setOver(true); } }}
          onDragLeave={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false); }}
          onDrop={(event) => { event.preventDefault(); setOver(false); const staffId = event.dataTransfer.getData(draggedPerson); if (staffId) void act(`person:${staffId}`, { type: "assign-staff", staffId, roomId: null }); }}
          className={classes("rounded-lg", isOver && "shadow-[0_0_0_2px_var(--ink)]")}
        >
          <Card title={t("people")} aside={<span className="max-sm:hidden pointer-coarse:hidden">{isOver ? t("dropOut") : null}</span>} flush>
            <p className="px-4 pb-2 text-xs text-quiet max-sm:hidden pointer-coarse:hidden">{t("drag")}</p>
            {view.staff.length === 0 && <Empty icon={<Users />} why={t("noPeople")} next={t("noRoomsNext")} />}
            <ul>{byState(view.staff, now).map((person) => <PersonRow key={person.id} person={person} />)}</ul>
          </Card>
        </div>
      </div>
      {day}
      <WhatIf />
      <BlockDialog room={view.rooms.find((room) => room.id === blocking)} onClose={() => setBlocking(null)} />
    </StaffingContext>
  );
}
