import { aClinic, aRoom, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import { servers } from "#domain/forecast/servers.ts";
import type { Rule } from "#domain/planning/rule.ts";

const state = aClinic({
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })],
  staff: [aStaffMember({ id: "ito" }), aStaffMember({ id: "okafor", name: "Dr Okafor" })],
  assigned: { ito: "room-1" },
  tickets: [aTicket({ id: "anna" })],
});

export const rule = {
  id: "staffed-room",
  says: "A patient is called where somebody is waiting for them, and nobody is sent where somebody is already.",
  cost(act, state, at) {
    const server = servers(state, at).find((s) => s.roomId === act.roomId);
    const person = state.setup.staff.find((p) => p.id === server?.staffId);
    const room = state.setup.rooms.find((r) => r.id === act.roomId);
    if (act.type === "move-staff") return person ? { minutes: "forbidden" } : { minutes: 0, because: `${room?.name ?? "The room"} is free and nobody is in it.` };
    return person ? { minutes: 0, because: `${room?.name ?? "The room"} is free and ${person.name} is in it.` } : { minutes: "forbidden" };
  },
  examples: [
    { says: "Dr Ito is in Room 1, so patients may be called to it", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: 0 },
    { says: "nobody is in Room 2", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-2" }, minutes: "forbidden" },
    { says: "Dr Okafor may be sent to the empty room", state, at: noon, act: { type: "move-staff", staffId: "okafor", roomId: "room-2", serviceId: "gp" }, minutes: 0 },
    { says: "but not to Dr Ito's", state, at: noon, act: { type: "move-staff", staffId: "okafor", roomId: "room-1", serviceId: "gp" }, minutes: "forbidden" },
  ],
} satisfies Rule;
