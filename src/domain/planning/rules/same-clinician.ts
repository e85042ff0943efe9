import { aClinic, aRoom, aService, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import type { Rule } from "#domain/planning/rule.ts";

/** What it saves when the patient's story need not be told again. */
const handoverMinutes = 4;

const state = aClinic({
  services: [aService(), aService({ id: "blood", name: "Blood draw", prefix: "B" })],
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })],
  staff: [aStaffMember({ id: "ito" }), aStaffMember({ id: "okafor", name: "Dr Okafor" })],
  assigned: { ito: "room-1", okafor: "room-2" },
  tickets: [aTicket({ id: "anna", serviceIds: ["gp", "gp"], leg: 1, seenBy: "okafor" }), aTicket({ id: "ben" })],
});

export const rule = {
  id: "same-clinician",
  says: "A patient of several steps goes back to whoever has seen them.",
  cost(act, state) {
    const ticket = act.type === "call" ? state.tickets[act.ticketId] : undefined;
    const person = state.setup.staff.find((p) => (act.staffId === undefined ? state.staff[p.id]?.roomId === act.roomId : p.id === act.staffId));
    const seen = person && ticket?.legs.slice(0, ticket.leg).some((leg) => leg.staffId === person.id);
    return seen ? { minutes: -handoverMinutes, because: `${person.name} has seen this patient today.` } : { minutes: 0 };
  },
  examples: [
    { says: "Anna goes back to Dr Okafor", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-2" }, minutes: -handoverMinutes },
    { says: "Dr Ito has not seen Anna", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: 0 },
    { says: "Ben has not been seen by anyone", state, at: noon, act: { type: "call", ticketId: "ben", roomId: "room-2" }, minutes: 0 },
  ],
} satisfies Rule;
