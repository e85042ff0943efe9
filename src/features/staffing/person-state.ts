import type { Person } from "#features/staffing/staffing-types.ts";

export type PersonState = { code: "working" | "off"; until: null } | { code: "on-break"; until: number | null } | { /** They said until when, and it is later than that. */ code: "break-over"; until: number };

/** What somebody is doing at `now`: by their own word first, then by the roster; whoever has a room works in it. */
export function personState({ status, statusUntil, onShift, onBreak, roomId }: Pick<Person, "status" | "statusUntil" | "onShift" | "onBreak" | "roomId">, now: number): PersonState {
  const isOver = statusUntil !== null && statusUntil <= now;
  if (status === "off" && !isOver) return { code: "off", until: null };
  if (status === "on-break") return isOver ? { code: "break-over", until: statusUntil } : { code: "on-break", until: statusUntil };
  if (status === null && roomId === null && onBreak) return { code: "on-break", until: null };
  return { code: roomId !== null || onShift || status === "working" ? "working" : "off", until: null };
}

/** Those who work first, then breaks, then those who are off; by name as the clinic lists them. */
export function byState(people: Person[], now: number): Person[] {
  const rank = { working: 0, "break-over": 1, "on-break": 1, off: 2 };
  return [...people].sort((a, b) => rank[personState(a, now).code] - rank[personState(b, now).code]);
}
