import type { Promise } from "#domain/forecast/promise.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import type { Change } from "#domain/queue/what-changed.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** Which quantiles of a wait may be stated, and what each claims: so many waits of a hundred are at most this long. */
export const statedLevels = { p05: 0.05, p10: 0.1, p25: 0.25, p50: 0.5, p75: 0.75, p80: 0.8, p90: 0.9, p95: 0.95 } as const;
export type StatedLevel = keyof typeof statedLevels;
export const statedLevelNames = Object.keys(statedLevels) as StatedLevel[];

/** Minutes; a method states those that it knows, and none of them when nothing is known. */
export type StatedQuantiles = Partial<Record<StatedLevel, number>>;

/** A screen on which a patient's wait is known to have been read. */
export type Place = "page" | "desk";

/** What was said of one patient's remaining wait at one moment, with the forecast behind it. */
export type Said = {
  ticketId: TicketId;
  leg: number;
  serviceId: ServiceId;
  urgency: Urgency;
  saidAt: EpochMs;
  /** Patients who stood before this one. */
  ahead: number;
  /** Which forecaster said it. */
  method: string;
  quantiles: StatedQuantiles;
  /** Null: it was said that nothing is known. */
  promise: Promise | null;
  /** Why it was said anew, as the patient read it. */
  reasons: Change[];
  shownOn: Place[];
};
