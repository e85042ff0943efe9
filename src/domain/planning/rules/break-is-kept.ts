import { aClinic, aRoom, aService, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import { personFor, serviceFor } from "#domain/planning/act.ts";
import type { Rule } from "#domain/planning/rule.ts";
import { minuteMs, minutesBetween } from "#domain/time.ts";

/** Nobody is sent elsewhere when so little is left before their break. */
const leastBeforeBreakMinutes = 15;

const shiftWithBreakIn = (minutes: number) => [{ from: noon - 240 * minuteMs, to: noon + 240 * minuteMs, breaks: [{ from: noon + minutes * minuteMs, to: noon + (minutes + 40) * minuteMs }] }];
const state = aClinic({
  services: [aService({ typicalMinutes: 12 })],
  rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" }), aRoom({ id: "room-3" })],
  staff: [aStaffMember({ id: "ito", shifts: shiftWithBreakIn(8) }), aStaffMember({ id: "okafor", name: "Dr Okafor", shifts: shiftWithBreakIn(60) }), aStaffMember({ id: "nowak", name: "Marek Nowak", shifts: shiftWithBreakIn(-10) })],
  assigned: { ito: "room-1", okafor: "room-2" },
  tickets: [aTicket({ id: "anna" })],
});

export const rule = {
  id: "break-is-kept",
  says: "A break begins when it should, and nobody is sent anywhere shortly before or during it.",
  cost(act, state, at) {
    const person = personFor(act, state);
    const breaks = person?.shifts.flatMap((shift) => shift.breaks).filter((rest) => rest.to > at) ?? [];
    const next = breaks.toSorted((a, b) => a.from - b.from)[0];
    if (!person || !next) return { minutes: 0 };
    const left = minutesBetween(at, next.from);
    if (left <= 0) return { minutes: "forbidden" };
    if (act.type === "move-staff") return { minutes: left < leastBeforeBreakMinutes ? "forbidden" : 0 };
    const late = Math.max(0, (serviceFor(act, state)?.typicalMinutes ?? 0) - left);
    return late > 0 ? { minutes: late, because: `${person.name}'s break would begin about ${Math.ceil(late)} minutes late.` } : { minutes: 0 };
  },
  examples: [
    { says: "a visit of 12 minutes delays a break in 8 by 4", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: 4 },
    { says: "a break in an hour is in nobody's way", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-2" }, minutes: 0 },
    { says: "nobody is sent elsewhere 8 minutes before a break", state, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-3", serviceId: "gp" }, minutes: "forbidden" },
    { says: "nobody is sent anywhere during a break", state, at: noon, act: { type: "move-staff", staffId: "nowak", roomId: "room-3", serviceId: "gp" }, minutes: "forbidden" },
    { says: "an hour before a break anybody may be sent", state, at: noon, act: { type: "move-staff", staffId: "okafor", roomId: "room-3", serviceId: "gp" }, minutes: 0 },
  ],
} satisfies Rule;
