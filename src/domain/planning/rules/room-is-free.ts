import { aClinic, aRoom, aTicket, noon } from "#domain/builders.ts";
import { ticketIn } from "#domain/clinic.ts";
import type { Rule } from "#domain/planning/rule.ts";

const state = aClinic({
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" }), aRoom({ id: "room-3" })],
  tickets: [aTicket({ id: "anna" }), aTicket({ id: "ben", inServiceMinutes: 5, roomId: "room-2" }), aTicket({ id: "carla", calledMinutesAgo: 1, roomId: "room-3" })],
});

export const rule = {
  id: "room-is-free",
  says: "A room takes one patient at a time.",
  cost(act, state) {
    return { minutes: ticketIn(state, act.roomId) ? "forbidden" : 0 };
  },
  examples: [
    { says: "an empty room is free", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: 0 },
    { says: "a room with a patient in it is not", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-2" }, minutes: "forbidden" },
    { says: "nor is a room to which somebody is on the way", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-3" }, minutes: "forbidden" },
  ],
} satisfies Rule;
