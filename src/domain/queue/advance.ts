import type { RoomId, StaffId } from "#domain/ids.ts";
import { legOf, transitions, type Leg, type Ticket, type TicketAction } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

export type Move = { action: TicketAction; at: EpochMs; by: string; roomId?: RoomId; staffId?: StaffId };

/**
 * The ticket after a move. Throws when the table does not allow it: an event in the log has already been checked, so
 * a move that does not fit means that the log is broken, and guessing would hide it.
 */
export function advance(ticket: Ticket, move: Move): Ticket {
  const state = transitions[ticket.state][move.action];
  if (!state) throw new Error(`ticket ${ticket.id} is ${ticket.state} and cannot ${move.action}`);
  const before = { state: ticket.state, legs: ticket.legs, leg: ticket.leg };
  const legs = ticket.legs.map((leg, i) => (i === ticket.leg ? legAfter(leg, move) : leg));
  const leg = move.action === "next-step" ? ticket.leg + 1 : ticket.leg;
  if (move.action === "next-step") legs[leg] = { ...(legs[leg] as Leg), waitingSince: move.at };
  return { ...ticket, state, legs, leg, version: ticket.version + 1, lastMove: { action: move.action, at: move.at, by: move.by, before } };
}

/** Back to how it stood before the latest move, which itself cannot be undone again. */
export function undo(ticket: Ticket): Ticket {
  const before = ticket.lastMove?.before;
  if (!before) throw new Error(`ticket ${ticket.id} has no move to undo`);
  return { ...ticket, ...before, version: ticket.version + 1, lastMove: undefined };
}

function legAfter(leg: Leg, move: Move): Leg {
  switch (move.action) {
    case "call":
      return { ...leg, calledAt: move.at, calls: leg.calls + 1, roomId: move.roomId, staffId: move.staffId };
    case "recall":
      return { ...leg, recalledAt: move.at, calls: leg.calls + 1 };
    case "start":
      return { ...leg, startedAt: move.at };
    case "put-back":
    case "reinstate":
      // The place in the line is kept: waitingSince stands.
      return { ...leg, calledAt: undefined, recalledAt: undefined, startedAt: undefined, endedAt: undefined, roomId: undefined, staffId: undefined };
    case "finish":
    case "next-step":
    case "no-show":
    case "leave":
      return { ...leg, endedAt: move.at };
  }
}

/** Minutes that this leg has waited: until service started, or until `at`. */
export function waitedMinutes(ticket: Ticket, at: EpochMs): number {
  const leg = legOf(ticket);
  return Math.max(0, ((leg.startedAt ?? leg.endedAt ?? at) - (leg.waitingSince ?? ticket.arrivedAt)) / 60_000);
}
