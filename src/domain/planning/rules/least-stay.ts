import { aClinic, aRoom, aStaffMember, noon } from "#domain/builders.ts";
import type { Rule } from "#domain/planning/rule.ts";
import { minuteMs, minutesBetween } from "#domain/time.ts";

/** Whoever has just arrived somewhere is left alone for so long. */
export const leastStayMinutes = 30;

const clinic = aClinic({ rooms: [aRoom({ id: "room-1" }), aRoom({ id: "room-2" })], staff: [aStaffMember({ id: "ito" }), aStaffMember({ id: "okafor", name: "Dr Okafor" }), aStaffMember({ id: "nowak", name: "Marek Nowak" })] });
const state = { ...clinic, staff: { ito: { roomId: "room-1", since: noon - 29 * minuteMs }, okafor: { roomId: "room-1", since: noon - 30 * minuteMs } } };

export const rule = {
  id: "least-stay",
  says: "Whoever has just been moved stays for at least half an hour.",
  cost(act, state, at) {
    const place = act.type === "move-staff" ? state.staff[act.staffId] : undefined;
    const isNew = place !== undefined && place.roomId !== act.roomId && minutesBetween(place.since, at) < leastStayMinutes;
    return { minutes: isNew ? "forbidden" : 0 };
  },
  examples: [
    { says: "29 minutes after a move nobody is moved again", state, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-2", serviceId: "gp" }, minutes: "forbidden" },
    { says: "after 30 minutes they may be", state, at: noon, act: { type: "move-staff", staffId: "okafor", roomId: "room-2", serviceId: "gp" }, minutes: 0 },
    { says: "whoever has no room yet may be sent at once", state, at: noon, act: { type: "move-staff", staffId: "nowak", roomId: "room-2", serviceId: "gp" }, minutes: 0 },
  ],
} satisfies Rule;
