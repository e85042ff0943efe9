import { aClinic, aRoom, aService, aStaffMember, noon } from "#domain/builders.ts";
import { forbiddenBy, planningOf, usualPlanning, type Never } from "#domain/planning/live/settings.ts";
import type { Rule } from "#domain/planning/rule.ts";

/** Noon of the builders is a Thursday. */
const thursday = 4;
const said = { id: "n1", staffId: "nowak", serviceId: "blood", weekdays: [], saidBy: "Ana Ruiz", saidAt: noon };
const clinic = (lesson: Partial<Never>) => ({
  ...aClinic({
    services: [aService(), aService({ id: "blood", name: "Blood draw", prefix: "B" })],
    rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2", serviceIds: ["gp", "blood"] })],
    staff: [aStaffMember({ id: "nowak", name: "Marek Nowak", skills: ["gp", "blood"] }), aStaffMember({ id: "silva", name: "Ana Silva", skills: ["blood"] })],
    assigned: { nowak: "room-1" },
    planning: { ...usualPlanning, never: [{ ...said, ...lesson }] },
  }),
});
const send = (staffId: string, serviceId: string) => ({ type: "move-staff", staffId, roomId: "room-2", serviceId }) as const;

export const rule = {
  id: "as-people-said",
  says: "Nobody is sent to do what people have said that they do not do here.",
  cost(act, { setup }, at) {
    if (act.type !== "move-staff") return { minutes: 0 };
    return { minutes: forbiddenBy(planningOf(setup), act.staffId, act.serviceId, at, setup.timeZone) ? "forbidden" : 0 };
  },
  examples: [
    { says: "Marek Nowak, who was said not to draw blood, is not sent to", state: clinic({}), at: noon, act: send("nowak", "blood"), minutes: "forbidden" },
    { says: "he may be sent to what nobody has spoken of", state: clinic({}), at: noon, act: send("nowak", "gp"), minutes: 0 },
    { says: "nor is anybody else meant", state: clinic({}), at: noon, act: send("silva", "blood"), minutes: 0 },
    { says: "not on Thursdays means this Thursday", state: clinic({ weekdays: [thursday] }), at: noon, act: send("nowak", "blood"), minutes: "forbidden" },
    { says: "not on Fridays does not", state: clinic({ weekdays: [thursday + 1] }), at: noon, act: send("nowak", "blood"), minutes: 0 },
    { says: "what nobody has kept ends with its day", state: clinic({ onlyOn: "2026-01-14" }), at: noon, act: send("nowak", "blood"), minutes: 0 },
  ],
} satisfies Rule;
