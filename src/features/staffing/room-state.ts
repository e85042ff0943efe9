import type { Room } from "#features/staffing/staffing-types.ts";

export type RoomState =
  | { code: "free" }
  | { code: "free-nobody" }
  | { code: "called" | "in-use"; ticket: string; since: number }
  | { code: "blocked"; kind: "cleaning" | "equipment" | "closed" | "other"; until: number | null; /** It was to be ready by now. */ isDue: boolean };

/** What a room is doing at `now`. A room that is blocked does not open by itself: when its time has come somebody is asked. */
export function roomState(room: Pick<Room, "state" | "ticket" | "since" | "staff" | "blockedKind" | "blockedUntil">, now: number): RoomState {
  switch (room.state) {
    case "free":
      return room.staff.length > 0 ? { code: "free" } : { code: "free-nobody" };
    case "blocked":
      return { code: "blocked", kind: room.blockedKind ?? "other", until: room.blockedUntil, isDue: room.blockedUntil !== null && room.blockedUntil <= now };
    default:
      return { code: room.state, ticket: room.ticket ?? "", since: room.since ?? now };
  }
}
