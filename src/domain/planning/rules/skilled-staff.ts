import { aClinic, aRoom, aService, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import { serviceFor } from "#domain/planning/act.ts";
import type { Rule } from "#domain/planning/rule.ts";

const state = aClinic({
  services: [aService(), aService({ id: "blood", name: "Blood draw", prefix: "B" })],
  rooms: [aRoom({ id: "room-1", serviceIds: ["gp", "blood"] }), aRoom({ id: "room-2", serviceIds: ["gp", "blood"] })],
  staff: [aStaffMember({ id: "ito", skills: ["gp"] }), aStaffMember({ id: "nowak", name: "Marek Nowak", skills: ["blood"] })],
  assigned: { ito: "room-1" },
  tickets: [aTicket({ id: "anna", serviceIds: ["blood"] }), aTicket({ id: "ben", serviceIds: ["gp"] })],
});

export const rule = {
  id: "skilled-staff",
  says: "Whoever serves a patient has learned what the patient comes for.",
  cost(act, state) {
    const service = serviceFor(act, state);
    const people = state.setup.staff.filter((p) => (act.staffId === undefined ? state.staff[p.id]?.roomId === act.roomId : p.id === act.staffId));
    // A room without anybody in it is another rule's business.
    const unskilled = people.length > 0 && !people.some((p) => service && p.skills.includes(service.id));
    if (!service || unskilled) return { minutes: "forbidden" };
    const person = people.find((p) => p.skills.includes(service.id));
    return act.type === "move-staff" && person ? { minutes: 0, because: `${person.name} has no room and is trained for ${service.name}.` } : { minutes: 0 };
  },
  examples: [
    { says: "Dr Ito sees a GP patient", state, at: noon, act: { type: "call", ticketId: "ben", roomId: "room-1" }, minutes: 0 },
    { says: "Dr Ito does not draw blood", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: "forbidden" },
    { says: "Marek Nowak does", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-2", staffId: "nowak" }, minutes: 0 },
    { says: "Marek Nowak is not sent to a room as a GP", state, at: noon, act: { type: "move-staff", staffId: "nowak", roomId: "room-2", serviceId: "gp" }, minutes: "forbidden" },
  ],
} satisfies Rule;
