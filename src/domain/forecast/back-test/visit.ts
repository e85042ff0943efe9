import type { EpochMs } from "#domain/time.ts";

/** One service of one visit as a log tells it afterwards; what is unknown is absent. */
export type LoggedVisit = {
  visitId: string;
  service: string;
  class: string;
  appointmentAt?: EpochMs;
  arrivedAt: EpochMs;
  startedAt?: EpochMs;
  endedAt?: EpochMs;
  serverId?: string;
  roomId?: string;
  leftAt?: EpochMs;
};

/** Somebody is there to give a service. Both ends are in the plan beforehand. */
export type LoggedShift = { serverId: string; service: string; from: EpochMs; to: EpochMs };

/** In the book beforehand; that it was cancelled is known from then on. */
export type LoggedAppointment = { visitId: string; service: string; scheduledAt: EpochMs; cancelledAt?: EpochMs; serverId?: string };
