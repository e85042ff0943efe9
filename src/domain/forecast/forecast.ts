import type { ClinicState } from "#domain/clinic.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/** A remaining wait in minutes, as quantiles: in one of two cases at most `p50`, in nine of ten at most `p90`. */
export type WaitQuantiles = { p10: number; p50: number; p80: number; p90: number; p05?: number; p25?: number; p75?: number; p95?: number };

/** When nothing is known, that is said, with the reason. */
export type WaitForecast =
  | ({ known: true; ahead: number; /** Estimated for the moment, until the look-ahead has answered. */ isProvisional?: true } & WaitQuantiles)
  | { known: false; ahead: number; because: "nobody-serves" | "closed" };

export type Waits = {
  at: EpochMs;
  /** Which forecaster this is from, as it is written down beside what was said. */
  method?: string;
  /** Of those tickets whose quantiles past misses have corrected: what they were before. */
  raw?: Record<TicketId, WaitQuantiles>;
  /** The clinic as the look-ahead met it, where something has happened since: what these waits account for. */
  asOf?: ClinicState;
  /** Every waiting ticket. */
  tickets: Record<TicketId, WaitForecast>;
  /** Somebody standard who walked in now. */
  ifYouCameNow: Record<ServiceId, WaitForecast>;
};

/** What every forecaster is: the clinic as it stands, to waits. Replaceable as a whole. */
export type Forecaster = (state: ClinicState, at: EpochMs) => Waits;
