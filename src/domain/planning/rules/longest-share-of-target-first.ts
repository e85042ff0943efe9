import { aClinic, aService, aTicket, noon } from "#domain/builders.ts";
import { policyOf, rulesOf } from "#domain/clinic.ts";
import { serviceFor } from "#domain/planning/act.ts";
import type { Rule } from "#domain/planning/rule.ts";
import { dueFrom, targetOf, whoIsNext } from "#domain/queue/who-is-next.ts";
import { minutesBetween } from "#domain/time.ts";

/** A patient whose whole target is used up is worth this many minutes. */
const wholeTargetMinutes = 10;

const state = aClinic({
  services: [aService({ targetWaitMinutes: 30 })],
  tickets: [
    aTicket({ id: "anna", waitedMinutes: 24 }),
    aTicket({ id: "ben", waitedMinutes: 6 }),
    aTicket({ id: "carla", waitedMinutes: 6, urgency: 2 }),
    aTicket({ id: "david", waitedMinutes: 5, appointmentInMinutes: 10 }),
  ],
});

export const rule = {
  id: "longest-share-of-target-first",
  says: "Whoever has used most of the wait that they were promised comes first.",
  cost(act, state, at) {
    const service = serviceFor(act, state);
    const line = service ? whoIsNext(Object.values(state.tickets), service, at, rulesOf(state, service.id)) : [];
    const ticket = act.type === "call" ? state.tickets[act.ticketId] : line[0]?.ticket;
    if (!service || !ticket) return { minutes: act.type === "call" ? "forbidden" : 0 };
    const target = targetOf(ticket, service, policyOf(state));
    const waited = minutesBetween(dueFrom(ticket, policyOf(state)), at);
    const minutes = waited <= 0 ? 0 : (-wholeTargetMinutes * waited) / target;
    if (act.type === "move-staff") return { minutes, because: `${line.length === 1 ? "1 patient waits" : `${line.length} patients wait`} for ${service.name}${waited >= 1 ? `, up to ${Math.floor(waited)} minutes so far` : ""}.` };
    if (waited < 0) return { minutes, because: `Here early: the appointment is in ${Math.ceil(-waited)} minutes.` };
    return { minutes, because: `Waited ${Math.floor(waited)} of ${Math.round(target)} minutes.` };
  },
  examples: [
    { says: "24 of 30 minutes used", state, at: noon, act: { type: "call", ticketId: "anna", roomId: "room-1" }, minutes: -8 },
    { says: "6 of 30 minutes used", state, at: noon, act: { type: "call", ticketId: "ben", roomId: "room-1" }, minutes: -2 },
    { says: "6 minutes are more to whoever is very urgent", state, at: noon, act: { type: "call", ticketId: "carla", roomId: "room-1" }, minutes: -8 },
    { says: "nothing is gained before the appointment", state, at: noon, act: { type: "call", ticketId: "david", roomId: "room-1" }, minutes: 0 },
    { says: "staff go where the longest wait is: 24 of 30 minutes", state, at: noon, act: { type: "move-staff", staffId: "ito", roomId: "room-1", serviceId: "gp" }, minutes: -8 },
  ],
} satisfies Rule;
