import { levelColumns, levels } from "#domain/forecast/levels.ts";
import type { Promise } from "#domain/forecast/promise.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import type { Change } from "#domain/queue/what-changed.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** Which quantiles of a wait may be stated, and what each claims: so many waits of a hundred are at most this long. */
export const statedLevels = levelColumns.map((name, i) => ({ name, claims: levels[i] as number }));
export type StatedLevel = (typeof levelColumns)[number];

/** Minutes; a method states those that it knows, and none of them when nothing is known. */
export type StatedQuantiles = Partial<Record<StatedLevel, number>>;

/** Where a patient's wait is known to have been read. */
export type Place = "page" | "desk" | "kiosk" | "paper" | "notice";

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
  /** Before past misses corrected them; absent where nothing did. */
  raw?: StatedQuantiles;
  /** Null: it was said that nothing is known. */
  promise: Promise | null;
  /** Why it was said anew, as the patient read it. */
  reasons: Change[];
  shownOn: Place[];
};
