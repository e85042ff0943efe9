import type { RoomId, ServiceId, StaffId } from "#domain/ids.ts";
import type { Appointments } from "#domain/queue/appointment.ts";
import type { Ticket, Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs, LocalDay } from "#domain/time.ts";

/** A day of one clinic as far as it can teach. No name and no number is in it. */
export type PastDay = {
  day: LocalDay;
  visits: PastVisit[];
  /** Booked on this day, never cancelled, and nobody came. */
  stayedAway: number;
};

export type PastVisit = { urgency: Urgency; visitType?: string; arrivedAt: EpochMs; appointmentAt?: EpochMs; legs: PastLeg[] };

/** One service of a visit; what never happened is absent. */
export type PastLeg = {
  serviceId: ServiceId;
  waitingSince?: EpochMs;
  calledAt?: EpochMs;
  calls: number;
  startedAt?: EpochMs;
  endedAt?: EpochMs;
  roomId?: RoomId;
  staffId?: StaffId;
};

/** A ticket of today in the same shape; `undefined` for one that was a mistake. */
export function visitOf(ticket: Ticket, appointments: Appointments = {}): PastVisit | undefined {
  if (ticket.state === "entered-in-error") return undefined;
  const visitType = ticket.appointmentId === undefined ? undefined : appointments[ticket.appointmentId]?.visitTypeId;
  const { urgency, arrivedAt, appointmentAt, legs } = ticket;
  return { urgency, arrivedAt, legs, ...(visitType === undefined ? {} : { visitType }), ...(appointmentAt === undefined ? {} : { appointmentAt }) };
}

/** What is known of how long a visit takes before it begins: what it was booked as, else how urgent it is. */
export function classOf({ visitType, urgency }: Pick<PastVisit, "visitType" | "urgency">): string {
  return visitType === undefined ? `urgency ${urgency}` : `type ${visitType}`;
}
