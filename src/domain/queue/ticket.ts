import type { AppointmentId, RoomId, ServiceId, StaffId, TicketId, VisitId } from "#domain/ids.ts";
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
  /** The booking that this visit is of, so that a check-in that was a mistake gives it back. */
  appointmentId?: AppointmentId;
  arrivedAt: EpochMs;
  state: TicketState;
  /** Services by stage; `leg` points at the current one, while several are open at the first of them. */
  legs: Leg[];
  leg: number;
  /** Why a ticket on hold, away or not yet in line is so, and until when, as far as anybody has said. */
  pause?: Pause;
  /** Calls that nobody answered, over the whole visit. */
  unanswered?: number;
  /** Public screens say nothing of this patient: they are fetched in person. */
  isPrivate?: true;
  /** Grows by one with every move; a command that expects another version comes too late. */
  version: number;
  /** The latest move, and the ticket as it stood before: what "undo" goes back to. */
  lastMove?: { action: TicketAction | "check-in"; at: EpochMs; by: string; before?: BeforeMove };
};

export type BeforeMove = Pick<Ticket, "state" | "legs" | "leg" | "pause" | "unanswered" | "urgency">;

export type Pause = { since: EpochMs; reason?: string; until?: EpochMs };

/** 1 immediate, 2 very urgent, 3 urgent, 4 standard, 5 not urgent: the five levels that triage scales share. */
export type Urgency = 1 | 2 | 3 | 4 | 5;

export type Leg = {
  serviceId: ServiceId;
  /** Legs of one stage may be done in any order; stages follow each other. The position in the list where absent. */
  stage?: number;
  /** Since when the wait counts: what decides the place in the line. Never moves later. */
  waitingSince?: EpochMs;
  /** When this leg really became ready, where that is later than the credit that the patient brought along. */
  readyAt?: EpochMs;
  /** The clinician who sent the patient out and wants them back. */
  forStaff?: StaffId;
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

export type TicketState =
  /** Here, but something must be settled at the desk before they stand in line. */
  | "arrived"
  | "waiting"
  | "called"
  | "in-service"
  /** At a place that has no line here: an X-ray elsewhere, a collection of papers. Comes back to the same leg. */
  | "sent-out"
  | "on-hold"
  | "stepped-out"
  | "done"
  | "no-show"
  | "left"
  | "cancelled"
  | "entered-in-error";

export type TicketAction =
  | "join"
  | "call"
  | "recall"
  | "unanswered"
  | "start"
  | "finish"
  | "next-step"
  | "send-out"
  | "come-back"
  | "put-back"
  | "hold"
  | "resume"
  | "step-out"
  | "transfer"
  | "reprioritise"
  | "no-show"
  | "leave"
  | "cancel"
  | "enter-in-error"
  | "reinstate";

/** The whole state machine: what may happen in each state, and where it leads. What is not here is refused. */
export const transitions: Record<TicketState, Partial<Record<TicketAction, TicketState>>> = {
  arrived: { join: "waiting", transfer: "arrived", reprioritise: "arrived", leave: "left", cancel: "cancelled", "enter-in-error": "entered-in-error" },
  waiting: {
    call: "called", hold: "on-hold", "step-out": "stepped-out", transfer: "waiting", reprioritise: "waiting",
    leave: "left", cancel: "cancelled", "enter-in-error": "entered-in-error",
  },
  called: {
    recall: "called", unanswered: "waiting", start: "in-service", "put-back": "waiting", hold: "on-hold", "step-out": "stepped-out",
    "no-show": "no-show", leave: "left", "enter-in-error": "entered-in-error",
  },
  "in-service": { "next-step": "waiting", finish: "done", "send-out": "sent-out", transfer: "waiting", hold: "on-hold", leave: "left", "enter-in-error": "entered-in-error" },
  "sent-out": { "come-back": "waiting", finish: "done", leave: "left", "enter-in-error": "entered-in-error" },
  "on-hold": { resume: "waiting", transfer: "waiting", reprioritise: "on-hold", leave: "left", cancel: "cancelled", "enter-in-error": "entered-in-error" },
  // Whoever has said that they are out is never a no-show: they are called by telephone, come back, or have left.
  "stepped-out": { "come-back": "waiting", call: "called", "step-out": "stepped-out", reprioritise: "stepped-out", leave: "left", cancel: "cancelled", "enter-in-error": "entered-in-error" },
  done: {},
  "no-show": { reinstate: "waiting", "enter-in-error": "entered-in-error" },
  left: { reinstate: "waiting", "enter-in-error": "entered-in-error" },
  cancelled: { reinstate: "waiting", "enter-in-error": "entered-in-error" },
  "entered-in-error": {},
};

/** Stands in `by` for moves that patients make themselves: the log has no names of theirs. */
export const thePatient = "The patient";

/** The leg that the patient is at, or waits for. */
export function legOf(ticket: Ticket): Leg {
  // A ticket is never without a leg: check-in refuses an empty journey.
  return ticket.legs[ticket.leg] as Leg;
}

const over: TicketState[] = ["done", "no-show", "left", "cancelled", "entered-in-error"];

/** The visit is over, for one reason or another. */
export function isOver(ticket: Pick<Ticket, "state">): boolean {
  return over.includes(ticket.state);
}

/** Still a patient of today, in the house or about to come back to it. */
export function isActive(ticket: Pick<Ticket, "state">): boolean {
  return !isOver(ticket);
}

/** With a room: called to it, or being served in it. */
export function isInRoom(ticket: Pick<Ticket, "state">): boolean {
  return ticket.state === "called" || ticket.state === "in-service";
}

/** In the house, as far as anybody has said: heads that a sensor should see. */
export function isPresent(ticket: Pick<Ticket, "state">): boolean {
  return isActive(ticket) && ticket.state !== "stepped-out" && ticket.state !== "sent-out";
}
