import type { RoomId, ServiceId, StaffId, TicketId, VisitId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/**
 * One patient's way through the clinic today. It carries no name: names stay with the visit, where they can be
 * erased, so that no board, log or forecast can ever show one.
 */
export type Ticket = {
  id: TicketId;
  visitId: VisitId;
  /** "B417": what boards show and voices call. */
  number: string;
  urgency: Urgency;
  appointmentAt?: EpochMs;
  arrivedAt: EpochMs;
  state: TicketState;
  /** Services in the order of the journey; `leg` points at the current one. */
  legs: Leg[];
  leg: number;
  /** Grows by one with every move; a command that expects another version comes too late. */
  version: number;
  /** The latest move, and the ticket as it stood before: what "undo" goes back to. */
  lastMove?: { action: TicketAction | "check-in"; at: EpochMs; by: string; before?: BeforeMove };
};

export type BeforeMove = Pick<Ticket, "state" | "legs" | "leg">;

/** 1 immediate, 2 very urgent, 3 urgent, 4 standard, 5 not urgent: the five levels that triage scales share. */
export type Urgency = 1 | 2 | 3 | 4 | 5;

export type Leg = {
  serviceId: ServiceId;
  waitingSince?: EpochMs;
  /** The first call of this leg: where its wait ended. */
  calledAt?: EpochMs;
  /** The latest call after that one. */
  recalledAt?: EpochMs;
  /** First call and every recall. */
  calls: number;
  startedAt?: EpochMs;
  endedAt?: EpochMs;
  roomId?: RoomId;
  staffId?: StaffId;
};

export type TicketState = "waiting" | "called" | "in-service" | "done" | "no-show" | "left";

export type TicketAction = "call" | "recall" | "start" | "finish" | "next-step" | "put-back" | "no-show" | "leave" | "reinstate";

/** The whole state machine: what may happen in each state, and where it leads. What is not here is refused. */
export const transitions: Record<TicketState, Partial<Record<TicketAction, TicketState>>> = {
  waiting: { call: "called", leave: "left" },
  called: { recall: "called", start: "in-service", "put-back": "waiting", "no-show": "no-show", leave: "left" },
  "in-service": { "next-step": "waiting", finish: "done", leave: "left" },
  done: {},
  "no-show": { reinstate: "waiting" },
  left: { reinstate: "waiting" },
};

export function legOf(ticket: Ticket): Leg {
  // A ticket is never without a leg: check-in refuses an empty journey.
  return ticket.legs[ticket.leg] as Leg;
}

/** Still in the house, as far as the queue knows. */
export function isActive(ticket: Ticket): boolean {
  return ticket.state === "waiting" || ticket.state === "called" || ticket.state === "in-service";
}
