import { aClinic, aRoom, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import type { Rule } from "#domain/planning/rule.ts";
import { hourMs } from "#domain/time.ts";

/** Rooms that one person works in within an hour, the new one included. */
const mostRoomsAnHour = 3;

const seenIn = (id: string, roomId: string, minutesAgo: number) => aTicket({ id, state: "done", staffId: "ito", roomId, inServiceMinutes: minutesAgo });
const rooms = ["room-1", "room-2", "room-3", "room-4"].map((id) => aRoom({ id }));
const staff = [aStaffMember({ id: "ito" })];
const busy = aClinic({ rooms, staff, assigned: { ito: "room-3" }, tickets: [seenIn("a", "room-1", 50), seenIn("b", "room-2", 30)] });
const calm = aClinic({ rooms, staff, assigned: { ito: "room-3" }, tickets: [seenIn("a", "room-1", 70), seenIn("b", "room-2", 30)] });

export const rule = {
  id: "moves-an-hour",
  says: "Nobody is sent through more than three rooms in an hour.",
  cost(act, state, at) {
    if (act.type !== "move-staff") return { minutes: 0 };
    const worked = Object.values(state.tickets).flatMap((ticket) => ticket.legs.filter((leg) => leg.staffId === act.staffId && leg.startedAt !== undefined && at - leg.startedAt < hourMs).map((leg) => leg.roomId));
    const rooms = new Set([...worked, state.staff[act.staffId]?.roomId, act.roomId].filter((id) => id !== undefined));
    return { minutes: rooms.size > mostRoomsAnHour ? "forbidden" : 0 };
  },
  examples: [
    { says: "a fourth room within the hour is one too many", state: busy, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-4", serviceId: "gp" }, minutes: "forbidden" },
    { says: "back to a room of this hour is no new one", state: busy, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-1", serviceId: "gp" }, minutes: 0 },
    { says: "what was 70 minutes ago does not count", state: calm, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-4", serviceId: "gp" }, minutes: 0 },
  ],
} satisfies Rule;
