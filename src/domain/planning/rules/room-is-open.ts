import { aClinic, aRoom, aTicket, noon } from "#domain/builders.ts";
import type { Rule } from "#domain/planning/rule.ts";
import { minuteMs } from "#domain/time.ts";

const state = aClinic({
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })],
  tickets: [aTicket({ id: "anna" })],
  blocked: { "room-2": "Cleaning" },
});
const faulty = { ...state, rooms: { "room-1": { blocked: { reason: "The centrifuge is faulty", kind: "equipment" as const, since: noon - 60 * minuteMs } } } };
const overdue = { ...state, rooms: { "room-1": { blocked: { reason: "Cleaning", kind: "cleaning" as const, since: noon - 20 * minuteMs, until: noon - minuteMs } } } };

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
    { says: "a faulty device blocks its room", state: faulty, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: "forbidden" },
    { says: "a room that should have been clean a minute ago waits until somebody opens it", state: overdue, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-1", serviceId: "gp" }, minutes: "forbidden" },
  ],
} satisfies Rule;
