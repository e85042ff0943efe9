import { rulesOf, type ClinicState } from "#domain/clinic.ts";
import { servers } from "#domain/forecast/servers.ts";
import type { RoomId, TicketId } from "#domain/ids.ts";
import { legFor } from "#domain/queue/journey.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import type { Service } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";

/** Why a wait is longer or shorter than it was said to be: a code with its number, for the reader's language to say. */
export type Change = { code: ChangeCode; count: number };

export type ChangeCode =
  // Longer
  | "urgent-arrived"
  | "more-urgent"
  | "booked-first"
  | "came-back"
  | "others-first"
  | "room-closed"
  | "staff-away"
  | "slower"
  | "you-were-away"
  // Shorter
  | "left"
  | "stepped-aside"
  | "room-opened"
  | "staff-back"
  | "faster";

/** Where a ticket stood at a moment: who was before it, who behind, and which rooms worked for it. */
export type Standing = { /** The latest arrival or call that counts here: an event that was on its way is older than the clock, and still news. */ upTo: EpochMs; ahead: TicketId[]; behind: TicketId[]; rooms: RoomId[]; blocked: RoomId[] };

/** `undefined` for a ticket that is in no line. */
export function standing(state: ClinicState, ticketId: TicketId, at: EpochMs): Standing | undefined {
  const ticket = state.tickets[ticketId];
  const service = ticket && lineOf(state, ticket);
  if (!service) return undefined;
  const line = whoIsNext(Object.values(state.tickets), service, at, rulesOf(state, service.id)).map((place) => place.ticket.id);
  const place = line.indexOf(ticketId);
  const hosts = state.setup.rooms.filter((room) => room.serviceIds.includes(service.id)).map((room) => room.id);
  return {
    upTo: Math.max(...Object.values(state.tickets).flatMap((t) => [t.arrivedAt, ...t.legs.map((leg) => leg.calledAt ?? 0)])),
    ahead: line.slice(0, place),
    behind: line.slice(place + 1),
    rooms: servers(state, at).filter((server) => server.serviceIds.includes(service.id)).map((server) => server.roomId),
    blocked: hosts.filter((id) => state.rooms[id]?.blocked),
  };
}

/**
 * What has made a ticket's wait longer, or shorter, since it stood as `before`. Only what can be counted is said: nothing
 * here when the visits themselves took their time, which is for the caller to say.
 */
export function whatChanged(before: Standing, state: ClinicState, ticketId: TicketId, at: EpochMs, way: "longer" | "shorter"): Change[] {
  const now = standing(state, ticketId, at);
  const mine = state.tickets[ticketId];
  if (!now || !mine) return [];
  return way === "longer" ? [...passed(before, now, state, mine), ...roomsLost(before, now)] : [...gone(before, state), ...roomsWon(before, now)];
}

/** Whoever was not before me and is now, or has been called in the meantime. */
function passed(before: Standing, now: Standing, state: ClinicState, mine: Ticket): Change[] {
  const service = lineOf(state, mine)?.id;
  const calledSince = Object.values(state.tickets).filter((t) => t.legs.some((leg) => leg.serviceId === service && (leg.calledAt ?? 0) > before.upTo)).map((t) => t.id);
  const passers = [...new Set([...now.ahead, ...calledSince])].filter((id) => id !== mine.id && !before.ahead.includes(id));
  return counted(passers.flatMap((id) => state.tickets[id] ?? []).map((ticket) => whyBefore(before, ticket, mine)));
}

function whyBefore(before: Standing, ticket: Ticket, mine: Ticket): ChangeCode {
  const isNew = ticket.arrivedAt >= before.upTo && !before.behind.includes(ticket.id);
  if (ticket.urgency < mine.urgency) return isNew ? "urgent-arrived" : "more-urgent";
  if (isNew && ticket.appointmentAt !== undefined) return "booked-first";
  // Here before, but in no line of mine: back from a laboratory, from outside, or sent by another service.
  return !isNew && !before.behind.includes(ticket.id) ? "came-back" : "others-first";
}

function gone(before: Standing, state: ClinicState): Change[] {
  return counted(
    before.ahead.flatMap((id): ChangeCode[] => {
      const now = state.tickets[id]?.state;
      if (now === "left" || now === "cancelled" || now === "no-show" || now === "entered-in-error") return ["left"];
      return now === "stepped-out" || now === "on-hold" ? ["stepped-aside"] : [];
    }),
  );
}

/** Somebody who works in another room now is no loss: only a smaller number of rooms is. */
function roomsLost(before: Standing, now: Standing): Change[] {
  const fewer = before.rooms.length - now.rooms.length;
  const closed = Math.min(Math.max(0, fewer), before.rooms.filter((id) => !now.rooms.includes(id) && now.blocked.includes(id)).length);
  return several([["room-closed", closed], ["staff-away", fewer - closed]]);
}

function roomsWon(before: Standing, now: Standing): Change[] {
  const more = now.rooms.length - before.rooms.length;
  const opened = Math.min(Math.max(0, more), now.rooms.filter((id) => !before.rooms.includes(id) && before.blocked.includes(id)).length);
  return several([["room-opened", opened], ["staff-back", more - opened]]);
}

function several(changes: [ChangeCode, number][]): Change[] {
  return changes.filter(([, count]) => count > 0).map(([code, count]) => ({ code, count }));
}

function counted(codes: ChangeCode[]): Change[] {
  return [...new Set(codes)].map((code) => ({ code, count: codes.filter((c) => c === code).length }));
}

/** The line by which the ticket's wait is forecast: of several that are open to it, the last of the clinic's list. */
function lineOf({ setup }: ClinicState, ticket: Ticket): Service | undefined {
  return ticket.state === "waiting" ? setup.services.findLast((service) => legFor(ticket, [service.id]) !== undefined) : undefined;
}
