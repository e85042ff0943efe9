import { aClinic, aRoom, aTicket, noon } from "#domain/builders.ts";
import type { Rule } from "#domain/planning/rule.ts";

const state = aClinic({
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })],
  tickets: [aTicket({ id: "anna" })],
  blocked: { "room-2": "Cleaning" },
});

export const rule = {
  id: "room-is-open",
  says: "A blocked room is left alone.",
  cost(act, state) {
    return { minutes: state.rooms[act.roomId]?.blocked ? "forbidden" : 0 };
  },
  examples: [
    { says: "an open room may be used", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: 0 },
    { says: "a room that is being cleaned may not", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-2" }, minutes: "forbidden" },
    { says: "nobody is sent to work in it either", state, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-2", serviceId: "gp" }, minutes: "forbidden" },
  ],
} satisfies Rule;
