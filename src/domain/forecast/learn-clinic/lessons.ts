import type { ArrivalTable } from "#domain/forecast/learn/arrivals.ts";
import type { ServiceId, StaffId } from "#domain/ids.ts";
import type { Law } from "#domain/look-ahead/law.ts";
import type { ArrivalStream } from "#domain/look-ahead/situation.ts";
import type { LocalDay } from "#domain/time.ts";

/** What a clinic's own days have taught, up to the end of a day. Plain numbers: written down, and the same after a start. */
export type Lessons = {
  version: typeof lessonsVersion;
  /** Days with visits that it is from, and the last of them. */
  days: number;
  until?: LocalDay;
  services: Record<ServiceId, ServiceLessons>;
  /** Absent while too few days are known to tell hours apart. */
  walkIns?: ArrivalTable & { kinds: ArrivalStream["kinds"] };
  punctuality: Law;
  noShowProbability: number;
  /** Late for a shift; absent where no roster tells. */
  lateness?: Law;
};

export type ServiceLessons = {
  /** Mean and deviation of the logarithm of minutes in the room at usual speed, of somebody of whom nothing else is known. */
  mu: number;
  sigma: number;
  /** By how much the logarithm differs for a class; see `classOf`. */
  byClass: Record<string, number>;
  speed: Record<StaffId, number>;
  /** Deviation of whole days in the logarithm: how far a day may stray from the mean of all. */
  betweenDays: number;
  visits: number;
  patience?: Law;
  walk?: Law;
  changeover?: Law;
};

/** Grows when the shape changes: what was written down before is then learned anew. */
export const lessonsVersion = 1;

export const noLessons: Lessons = { version: lessonsVersion, days: 0, services: {}, punctuality: { kind: "normal", mean: -7, sd: 12 }, noShowProbability: 0.1 };
