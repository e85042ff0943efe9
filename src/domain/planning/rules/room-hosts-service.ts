import { aClinic, aRoom, aService, aTicket, noon } from "#domain/builders.ts";
import { serviceFor } from "#domain/planning/act.ts";
import type { Rule } from "#domain/planning/rule.ts";

const blood = aService({ id: "blood", name: "Blood draw", prefix: "B" });
const state = aClinic({
  services: [aService(), blood],
  rooms: [aRoom({ id: "room-1", serviceIds: ["gp"] }), aRoom({ id: "room-2", serviceIds: ["blood"] })],
  tickets: [aTicket({ id: "anna", serviceIds: ["gp"] })],
});

export const rule = {
  id: "room-hosts-service",
  says: "A room is used only for what it is made for.",
  cost(act, state) {
    const service = serviceFor(act, state);
    const room = state.setup.rooms.find((r) => r.id === act.roomId);
    return { minutes: service && room?.serviceIds.includes(service.id) ? 0 : "forbidden" };
  },
  examples: [
    { says: "a GP patient may go to a GP room", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: 0 },
    { says: "a GP patient may not go to the blood room", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-2" }, minutes: "forbidden" },
    { says: "nobody may go to a room that does not exist", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "cellar" }, minutes: "forbidden" },
    { says: "staff may not be sent to a room for what it does not offer", state, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-2", serviceId: "gp" }, minutes: "forbidden" },
  ],
} satisfies Rule;
