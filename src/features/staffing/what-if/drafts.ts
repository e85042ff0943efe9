import type { WhatIfChange } from "#contract/what-if.ts";
import type { QueueView } from "#features/staffing/staffing-types.ts";

/** A change as it is being typed. Times are "14:05" or empty; a room is "any" where it does not matter. */
export type Draft = { key: number } & (
  | { type: "add-staff"; skills: string[]; from: string; to: string; roomId: string }
  | { type: "staff-away"; staffId: string; from: string; to: string }
  | { type: "close-room"; roomId: string; from: string; to: string }
  | { type: "walk-ins"; serviceId: string; count: string; withinMinutes: string }
  | { type: "urgent"; serviceId: string; at: string }
);
export type DraftType = Draft["type"];
export const draftTypes = ["add-staff", "staff-away", "close-room", "walk-ins", "urgent"] as const satisfies readonly DraftType[];
export const anyRoom = "any";

/** Begun with what is likeliest to be meant: the longest line, a room that stands empty, whoever works. */
export function newDraft(type: DraftType, key: number, view: QueueView): Draft {
  const longest = [...view.services].sort((a, b) => b.waiting - a.waiting)[0]?.id ?? "";
  switch (type) {
    case "add-staff": {
      // Where nobody is assigned the roster says who works where, and this page does not know it.
      const isAssigned = view.rooms.some((room) => room.staff.length > 0);
      const empty = isAssigned && view.rooms.find((room) => room.serviceIds.includes(longest) && room.staff.length === 0 && room.state !== "blocked");
      return { key, type, skills: longest === "" ? [] : [longest], from: "", to: "", roomId: empty ? empty.id : anyRoom };
    }
    case "staff-away":
      return { key, type, staffId: (view.staff.find((person) => person.roomId !== null) ?? view.staff[0])?.id ?? "", from: "", to: "" };
    case "close-room":
      return { key, type, roomId: view.rooms[0]?.id ?? "", from: "", to: "" };
    case "walk-ins":
      return { key, type, serviceId: longest, count: "10", withinMinutes: "60" };
    case "urgent":
      return { key, type, serviceId: longest, at: "" };
  }
}

export function toChange(draft: Draft): WhatIfChange {
  const times = ({ from, to }: { from: string; to: string }) => ({ ...(from === "" ? {} : { from }), ...(to === "" ? {} : { to }) });
  switch (draft.type) {
    case "add-staff":
      return { type: draft.type, skills: draft.skills, ...times(draft), ...(draft.roomId === anyRoom ? {} : { roomId: draft.roomId }) };
    case "staff-away":
      return { type: draft.type, staffId: draft.staffId, ...times(draft) };
    case "close-room":
      return { type: draft.type, roomId: draft.roomId, ...times(draft) };
    case "walk-ins":
      // What is no number is refused by whoever reads it, in words.
      return { type: draft.type, serviceId: draft.serviceId, count: Number(draft.count), withinMinutes: Number(draft.withinMinutes) };
    case "urgent":
      return { type: draft.type, serviceId: draft.serviceId, ...(draft.at === "" ? {} : { at: draft.at }) };
  }
}
