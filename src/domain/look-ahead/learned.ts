import { usualScv } from "#domain/forecast/visit-length.ts";
import type { ServiceId, StaffId } from "#domain/ids.ts";
import { lognormal, normal, type Law } from "#domain/look-ahead/law.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";

/** What a clinic's own days have taught of it, as plain data. What is absent is believed as usual. */
export type Learned = {
  services: Record<ServiceId, LearnedService>;
  /** Visits of a clinician are by this much shorter than the service's. */
  speed?: Record<StaffId, Partial<Record<ServiceId, number>>>;
  /** Minutes after the appointment that booked patients come. */
  punctuality: Law;
  noShowProbability: number;
  /** Minutes that staff are late for a shift or back from a break. */
  lateness?: Law;
};

export type LearnedService = {
  /** Minutes in the room. */
  visit: Law;
  visitByUrgency?: Partial<Record<Urgency, Law>>;
  patience?: Law;
  /** Patients an hour who come without an appointment, where it has been learned; from today alone otherwise. */
  walkInsPerHour?: number;
};

/**
 * Before the first patient: the minutes that an administrator has typed in. Visits vary as in the reference (forecasting, 1.4 and 3);
 * booked patients come seven minutes early with a standard deviation of twelve, and one in eight does not come.
 */
export function typedIn(setup: Pick<ClinicSetup, "services">): Learned {
  return {
    services: Object.fromEntries(setup.services.map(({ id, typicalMinutes }) => [id, { visit: lognormal(typicalMinutes, usualScv) }])),
    punctuality: normal(-7, 12),
    noShowProbability: 0.12,
  };
}
