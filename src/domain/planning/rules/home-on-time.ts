import { aClinic, aRoom, aService, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import { personFor, serviceFor } from "#domain/planning/act.ts";
import type { Rule } from "#domain/planning/rule.ts";
import { minuteMs, minutesBetween } from "#domain/time.ts";

/** Nobody is sent elsewhere when so little is left of their shift. */
const leastLeftMinutes = 30;

const until = (minutes: number) => [{ from: noon - 240 * minuteMs, to: noon + minutes * minuteMs, breaks: [] }];
const state = aClinic({
  services: [aService({ typicalMinutes: 12 })],
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" }), aRoom({ id: "room-3" })],
  staff: [aStaffMember({ id: "ito", shifts: until(5) }), aStaffMember({ id: "okafor", name: "Dr Okafor", shifts: until(120) })],
  assigned: { ito: "room-1", okafor: "room-2" },
  tickets: [aTicket({ id: "anna" })],
});

export const rule = {
  id: "home-on-time",
  says: "A visit that would outlast somebody's shift goes to a colleague who is there longer, if there is one.",
  cost(act, state, at) {
    const person = personFor(act, state);
    const shift = person?.shifts.find((s) => s.from <= at && at < s.to);
    if (!person || !shift) return { minutes: 0 };
    const left = minutesBetween(at, shift.to);
    if (act.type === "move-staff") return { minutes: left < leastLeftMinutes ? "forbidden" : 0 };
    const over = Math.max(0, (serviceFor(act, state)?.typicalMinutes ?? 0) - left);
    return over > 0 ? { minutes: over, because: `${person.name} would stay about ${Math.ceil(over)} minutes longer.` } : { minutes: 0 };
  },
  examples: [
    { says: "a visit of 12 minutes with 5 left of the shift is 7 minutes of overtime", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: 7 },
    { says: "two hours before the end there is none", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-2" }, minutes: 0 },
    { says: "nobody is sent elsewhere 5 minutes before the end of the shift", state, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-3", serviceId: "gp" }, minutes: "forbidden" },
  ],
} satisfies Rule;
