"use client";

import { DragHandle } from "#features/staffing/drag-handle.tsx";
import { personState } from "#features/staffing/person-state.ts";
import { PersonMenu } from "#features/staffing/person-menu.tsx";
import { Refusal } from "#features/staffing/refusal.tsx";
import { staffingWords } from "#features/staffing/staffing-words.ts";
import { useStaffing } from "#features/staffing/staffing-context.tsx";
import type { Person } from "#features/staffing/staffing-types.ts";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";
import { usePersonWords } from "#features/staffing/use-person-words.ts";

/** Somebody of the staff: at work, on a break or off, and in which room. */
export function PersonRow({ person }: { person: Person }) {
  const t = useWords(staffingWords);
  const says = usePersonWords();
  const { view, now, isBusy } = useStaffing();
  const state = personState(person, now);
  const room = view.rooms.find((one) => one.id === person.roomId);
  const isHere = state.code !== "off";
  return (
    <li className="border-b border-hairline last:border-b-0">
      <div className="flex min-h-11 items-center gap-1 px-3 py-1">
        <DragHandle personId={person.id} />
        <PersonMenu
          person={person}
          trigger={
            <button type="button" aria-label={t("menuOf", { name: person.name })} aria-busy={isBusy(`person:${person.id}`)} className={classes("target flex min-w-0 flex-1 flex-col rounded-sm px-1.5 py-1 text-start hover:bg-pressed/70", isBusy(`person:${person.id}`) && "opacity-60")}>
              <span className={classes("max-w-full truncate text-sm font-medium", !isHere && "text-quiet")}>{person.name}</span>
              <span className={classes("max-w-full truncate text-xs", state.code === "break-over" ? "text-watch" : "text-quiet")}>
                {says(state)}{isHere && `, ${room ? t("inRoom", { room: room.name }) : t("noRoom")}`}
              </span>
            </button>
          }
        />
      </div>
      <div className="px-3 empty:hidden"><Refusal subject={`person:${person.id}`} /></div>
    </li>
  );
}
