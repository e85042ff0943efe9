import { aClinic, aRoom, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import { personFor, serviceFor } from "#domain/planning/act.ts";
import type { Rule } from "#domain/planning/rule.ts";

/** For every patient that somebody has seen beyond the average of those who can do the same. */
const minutesPerPatient = 0.25;

const seen = (id: string, staffId: string) => aTicket({ id, state: "done", staffId, inServiceMinutes: 60 });
const state = aClinic({
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })],
  staff: [aStaffMember({ id: "ito" }), aStaffMember({ id: "okafor", name: "Dr Okafor" })],
  assigned: { ito: "room-1", okafor: "room-2" },
  tickets: [aTicket({ id: "anna" }), ...["a", "b", "c", "d", "e"].map((id) => seen(id, "ito")), seen("f", "okafor")],
});

export const rule = {
  id: "fair-share",
  says: "Among equals, whoever has seen fewer patients today comes first.",
  cost(act, state) {
    const person = personFor(act, state);
    const service = serviceFor(act, state);
    const colleagues = service ? state.setup.staff.filter((one) => one.skills.includes(service.id) && state.staff[one.id]) : [];
    if (!person || colleagues.length < 2 || !colleagues.includes(person)) return { minutes: 0 };
    const patients = (id: string) => Object.values(state.tickets).reduce((sum, ticket) => sum + ticket.legs.filter((leg) => leg.staffId === id && leg.startedAt !== undefined).length, 0);
    const average = colleagues.reduce((sum, one) => sum + patients(one.id), 0) / colleagues.length;
    return { minutes: minutesPerPatient * (patients(person.id) - average) };
  },
  examples: [
    { says: "Dr Ito has seen five of six patients, two more than the average", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: 0.5 },
    { says: "Dr Okafor has seen one, two fewer", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-2" }, minutes: -0.5 },
    { says: "alone, nobody has more than their share", state: aClinic({ tickets: [aTicket({ id: "anna" }), seen("a", "ito")] }), at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: 0 },
  ],
} satisfies Rule;
