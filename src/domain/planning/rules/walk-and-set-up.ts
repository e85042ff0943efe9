import { aClinic, aRoom, aStaffMember, noon } from "#domain/builders.ts";
import type { Rule } from "#domain/planning/rule.ts";

/** Logging in, laying out, washing hands; and on the way when the room is in another zone. */
const setUpMinutes = 4;
const walkMinutes = 2;

const state = aClinic({
  rooms: [aRoom({ id: "room-1", zoneId: "north" }), aRoom({ id: "room-2", zoneId: "north" }), aRoom({ id: "room-3", zoneId: "south" })],
  staff: [aStaffMember({ id: "ito" }), aStaffMember({ id: "okafor", name: "Dr Okafor" })],
  assigned: { ito: "room-1" },
});

export const rule = {
  id: "walk-and-set-up",
  says: "A move costs the time to set up, and the walk when it leads to another part of the house.",
  cost(act, state) {
    if (act.type !== "move-staff") return { minutes: 0 };
    const room = (id: string | undefined) => state.setup.rooms.find((r) => r.id === id);
    const [from, to] = [room(state.staff[act.staffId]?.roomId), room(act.roomId)];
    if (from && from === to) return { minutes: 0 };
    return { minutes: setUpMinutes + (from && to && from.zoneId !== to.zoneId ? walkMinutes : 0) };
  },
  examples: [
    { says: "next door costs the set-up", state, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-2", serviceId: "gp" }, minutes: setUpMinutes },
    { says: "the other zone costs the walk as well", state, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-3", serviceId: "gp" }, minutes: setUpMinutes + walkMinutes },
    { says: "whoever has no room yet has only to set up", state, at: noon, act: { type: "move-staff", staffId: "okafor", roomId: "room-3", serviceId: "gp" }, minutes: setUpMinutes },
    { says: "staying costs nothing", state, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-1", serviceId: "gp" }, minutes: 0 },
  ],
} satisfies Rule;
