import type { RoomId, ServiceId, StaffId } from "#domain/ids.ts";
import { legsOf, opened, redirected, withDetour, type Journey } from "#domain/queue/journey.ts";
import { legOf, transitions, type Leg, type Ticket, type TicketAction, type Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

export type Move = {
  action: TicketAction;
  at: EpochMs;
  by: string;
  roomId?: RoomId;
  staffId?: StaffId;
  /** For a call: which of the open legs it is for; the current one when absent. */
  leg?: number;
  reason?: string;
  until?: EpochMs;
  /** For a transfer: what is to be done instead of all that is left. */
  journey?: Journey;
  /** For a send-out: services of this clinic on the way; none when the patient goes elsewhere. */
  detour?: ServiceId[];
  urgency?: Urgency;
};

/**
 * The ticket after a move. Throws when the table does not allow it: an event in the log has already been checked, so
 * a move that does not fit means that the log is broken, and guessing would hide it.
 */
export function advance(ticket: Ticket, move: Move): Ticket {
  const state = transitions[ticket.state][move.action];
  if (!state) throw new Error(`ticket ${ticket.id} is ${ticket.state} and cannot ${move.action}`);
  const { state: was, legs, leg, pause, unanswered, urgency } = ticket;
  const before = { state: was, legs, leg, urgency, ...(pause ? { pause } : {}), ...(unanswered === undefined ? {} : { unanswered }) };
  const { pause: _pause, ...rest } = ticket;
  return { ...rest, state, ...changes(ticket, move), version: ticket.version + 1, lastMove: { action: move.action, at: move.at, by: move.by, before } };
}

export function undo(ticket: Ticket): Ticket {
  const before = ticket.lastMove?.before;
  if (!before) throw new Error(`ticket ${ticket.id} has no move to undo`);
  const { pause: _pause, unanswered: _unanswered, ...rest } = ticket;
  return { ...rest, ...before, version: ticket.version + 1, lastMove: undefined };
}

function changes(ticket: Ticket, move: Move): Partial<Ticket> {
  const { at } = move;
  const pause = { pause: { since: at, ...(move.reason === undefined ? {} : { reason: move.reason }), ...(move.until === undefined ? {} : { until: move.until }) } };
  switch (move.action) {
    case "call": {
      const leg = move.leg ?? ticket.leg;
      return { leg, legs: withLeg(ticket, leg, (l) => ({ ...l, calledAt: at, calls: l.calls + 1, roomId: move.roomId, staffId: move.staffId })) };
    }
    case "recall":
      return { legs: withLeg(ticket, ticket.leg, (l) => ({ ...l, recalledAt: at, calls: l.calls + 1 })) };
    case "start":
      return { legs: withLeg(ticket, ticket.leg, (l) => ({ ...l, startedAt: at })) };
    case "put-back":
    case "resume":
      return { legs: withLeg(ticket, ticket.leg, backInLine) };
    case "unanswered":
      return { legs: withLeg(ticket, ticket.leg, backInLine), unanswered: (ticket.unanswered ?? 0) + 1, ...(move.until === undefined ? {} : pause) };
    case "reinstate":
      return { legs: joined(withLeg(ticket, ticket.leg, backInLine), ticket.leg, ticket.arrivedAt) };
    case "join":
      // Everybody's wait begins when they came, whatever there was to settle at the desk.
      return { legs: joined(ticket.legs, ticket.leg, ticket.arrivedAt) };
    case "hold":
    case "step-out":
      return { legs: withLeg(ticket, ticket.leg, backInLine), ...pause };
    case "come-back":
      return ticket.state === "sent-out" ? backFromOutside(ticket, at) : {};
    case "send-out":
      return sentOut(ticket, move, pause);
    case "transfer":
      // Whoever is still at the desk stands in no line yet; their wait is counted from when they came, once they do.
      if (ticket.state === "arrived") return { legs: legsOf(move.journey ?? [], undefined), leg: 0, ...(ticket.pause ? { pause: ticket.pause } : {}) };
      return redirected(ticket.state === "in-service" ? withLeg(ticket, ticket.leg, (l) => ({ ...l, endedAt: at })) : ticket.legs, ticket.leg, move.journey ?? [], at);
    case "reprioritise":
      return { urgency: move.urgency ?? ticket.urgency, ...(ticket.pause ? { pause: ticket.pause } : {}) };
    case "next-step":
      return opened(withLeg(ticket, ticket.leg, (l) => ({ ...l, endedAt: at })), ticket.leg, at) ?? {};
    case "finish":
    case "no-show":
    case "leave":
    case "cancel":
    case "enter-in-error":
      return { legs: withLeg(ticket, ticket.leg, (l) => ({ ...l, endedAt: at })) };
  }
}

/** With services of this clinic on the way, the patient waits for the first of them; otherwise they are out of the house. */
function sentOut(ticket: Ticket, move: Move, pause: Partial<Ticket>): Partial<Ticket> {
  const legs = withDetour(ticket.legs, ticket.leg, move.detour ?? [], legOf(ticket).staffId, move.at);
  if (!move.detour?.length) return { legs, leg: ticket.leg + 1, ...pause };
  return { ...opened(legs, ticket.leg, move.at), state: "waiting" };
}

function backFromOutside(ticket: Ticket, at: EpochMs): Partial<Ticket> {
  return { legs: withLeg(ticket, ticket.leg, (l) => ({ ...l, waitingSince: l.waitingSince ?? at, readyAt: at })) };
}

function joined(legs: Leg[], i: number, since: EpochMs): Leg[] {
  const stage = legs[i]?.stage ?? i;
  return legs.map((leg, j) => ((leg.stage ?? j) === stage && leg.endedAt === undefined && leg.waitingSince === undefined ? { ...leg, waitingSince: since } : leg));
}

function withLeg(ticket: Ticket, i: number, change: (leg: Leg) => Leg): Leg[] {
  return ticket.legs.map((leg, j) => (j === i ? change(leg) : leg));
}

/** The place in the line is kept: waitingSince stands. */
function backInLine(leg: Leg): Leg {
  return { ...leg, calledAt: undefined, recalledAt: undefined, startedAt: undefined, endedAt: undefined, roomId: undefined, staffId: undefined };
}

/** Minutes that this leg has waited: until service started, or until `at`. */
export function waitedMinutes(ticket: Ticket, at: EpochMs): number {
  const leg = legOf(ticket);
  return Math.max(0, ((leg.startedAt ?? leg.endedAt ?? at) - (leg.waitingSince ?? ticket.arrivedAt)) / 60_000);
}
