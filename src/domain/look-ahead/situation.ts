import type { RoomId, ServiceId, StaffId, TicketId, ZoneId } from "#domain/ids.ts";
import type { Law } from "#domain/look-ahead/law.ts";
import type { QueuePolicy } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/**
 * All that a look-ahead knows of a clinic at one moment, and all that it believes of the hours to come. Plain data, so that it can be
 * handed to another thread; moments are epoch milliseconds, durations minutes. Whoever knows only a log leaves out what it does not say:
 * without rooms nobody needs one, without shifts everybody is always there.
 */
export type Situation = {
  at: EpochMs;
  services: ServiceModel[];
  discipline: Discipline;
  staff: StaffModel[];
  rooms: RoomModel[];
  waiting: PatientModel[];
  inService: VisitInProgress[];
  /** Booked and not yet here. */
  appointments: AppointmentModel[];
  arrivals: ArrivalStream[];
  /** Moves of staff that are agreed, in any order. */
  moves?: StaffMove[];
  /** Minutes that anybody loses who turns to another service than their last; none where absent. */
  setUpMinutes?: number;
  /** Patients of the ratio's urgencies who were called for a service in a row. */
  inARow?: Record<ServiceId, number>;
};

/** Who of a line is next. All but the policy are for comparison with published formulas. */
export type Discipline =
  | { kind: "policy"; policy: QueuePolicy }
  | { kind: "fifo" }
  /** The most urgent first, whatever anybody has waited; a visit is never broken off. */
  | { kind: "strict" }
  /** Kleinrock's: claims grow with the wait at these rates. */
  | { kind: "accumulating"; rates: Record<Urgency, number> };

export type ServiceModel = {
  id: ServiceId;
  /** What a standard patient is promised, in minutes; the policy makes of it what others are promised. */
  targetWaitMinutes: number;
  /** How long a visit takes at speed 1. The most particular law that is known is taken: of the visit type, of the urgency, of the service. */
  law: Law;
  lawByUrgency?: Partial<Record<Urgency, Law>>;
  lawByVisitType?: Record<string, Law>;
  /** Minutes after which a patient gives up this line, counted from when they joined it; nobody does where absent. */
  patience?: Law;
  patienceByUrgency?: Partial<Record<Urgency, Law>>;
  /** From the call to the start of the visit; none where absent. */
  walk?: Law;
  /** From the end of a visit until the next patient can be called; none where absent. */
  changeover?: Law;
  /** Where patients are sent on who were not due anywhere else: at most one of these, by its probability. */
  onward?: { probability: number; serviceIds: ServiceId[]; /** Comes back to the same clinician afterwards, with the credit of the first wait. */ comesBack: boolean }[];
};

export type PatientModel = {
  id: TicketId;
  urgency: Urgency;
  visitType?: string;
  arrivedAt: EpochMs;
  appointmentAt?: EpochMs;
  /** In the order of their stages; those of the present stage have `waitingSince`. */
  legs: LegModel[];
  /** Did not answer: others are called first until then. */
  passedOverUntil?: EpochMs;
  /** On hold, stepped out or elsewhere: stands in line again from then on, with the place that they had. */
  backAt?: EpochMs;
};

/** One service of a patient's way: the leg of queue/ticket.ts, as far as the hours to come depend on it. */
export type LegModel = {
  serviceId: ServiceId;
  /** As in queue/journey.ts: the position in the list where absent. */
  stage?: number;
  waitingSince?: EpochMs;
  readyAt?: EpochMs;
  forStaff?: StaffId;
  done?: true;
};

export type VisitInProgress = {
  patient: PatientModel;
  /** Which of the patient's legs. */
  leg: number;
  /** Absent where a log does not say: any member of staff who can. */
  staffId?: StaffId;
  roomId?: RoomId;
  calledAt?: EpochMs;
  /** Absent between the call and the start. */
  startedAt?: EpochMs;
};

export type StaffModel = {
  id: StaffId;
  /** So many of the kind, who cannot be told apart: the servers of a log without names. One where absent. */
  count?: number;
  skills: ServiceId[];
  /** Visits are by this much shorter than the law's: 1.25 takes 48 minutes where 60 are usual. One where absent. */
  speed?: Partial<Record<ServiceId, number>>;
  /** Always there where absent. */
  shifts?: { from: EpochMs; to: EpochMs; breaks?: { from: EpochMs; to: EpochMs }[] }[];
  /** Minutes late for a shift, and back from a break; a break begins late besides when a visit lasts. */
  lateness?: Law;
  /** Works in this room and for its services alone; where absent, in any free room that hosts the service. */
  roomId?: RoomId;
  /** What they work for now; all that they can where absent. */
  serves?: ServiceId[];
  /** What they did last: no set-up to do it again. */
  lastServiceId?: ServiceId;
  /** Away now, until then. */
  awayUntil?: EpochMs;
  /** Goes on after the shift as long as anybody waits for what they do. */
  staysUntilEmpty?: true;
};

export type RoomModel = {
  id: RoomId;
  serviceIds: ServiceId[];
  /** Nobody can be called to it before; for good where it is Infinity. */
  blockedUntil?: EpochMs;
  /** Nobody is called to it in these hours; who is in it then stays until the visit ends. */
  closed?: { from: EpochMs; to: EpochMs }[];
};

export type AppointmentModel = {
  id: string;
  at: EpochMs;
  urgency: Urgency;
  visitType?: string;
  /** Stage after stage, as in queue/journey.ts. */
  journey: ServiceId[][];
  /** Minutes after the appointment that they come; negative is early. That they have not come yet is accounted for. */
  punctuality: Law;
  /** As it was believed beforehand; that they have not come yet is accounted for. */
  noShowProbability: number;
  /** Booked with this clinician. */
  staffId?: StaffId;
};

/** Patients who come unannounced: a Poisson process whose rate is constant within each piece, none outside of them. */
export type ArrivalStream = {
  /** The same from one look-ahead to the next: draws belong to it. */
  id: string;
  pieces: { from: EpochMs; to: EpochMs; perHour: number }[];
  /** How this day differs from others: a Gamma factor on the rate with mean `shape / rate`, the posterior of what has been seen today. */
  dayFactor?: { shape: number; rate: number; /** Streams of one group have the same day. */ group?: string };
  /** Another renewal process than Poisson's: gaps with mean 1, in units of the mean gap. */
  gap?: Law;
  kinds: { share: number; urgency: Urgency; visitType?: string; journey: ServiceId[][] }[];
};

/** From that moment on, after the patient who is with them: another room, or other services, or both. */
export type StaffMove = { staffId: StaffId; at: EpochMs; roomId?: RoomId | null; serves?: ServiceId[] };

/** Where people are, for counts by zone. */
export type ZonesOf = { waiting: Record<ServiceId, ZoneId>; rooms: Record<RoomId, ZoneId> };
