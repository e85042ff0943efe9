import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import type { WaitQuantiles } from "#domain/forecast/forecast.ts";

/** A place in a line, as far as its waiting time depends on it. */
export type Place = {
  /** Starts of service that must happen before the wait is over, the own one included. A half: a shared room is half theirs. */
  starts: number;
  /** Rooms that serve this line at once; a shared room counts in part. */
  servers: number;
  /** Mean minutes that a visit takes its room. */
  meanMinutes: number;
  /** Squared coefficient of variation of a visit; 1 is exponential. */
  scv: number;
  /** Starts of service a minute that the rooms give at first; `servers / meanMinutes` when nothing is known of the visits in progress. */
  firstRate?: number;
  /** Patients a minute who will still come and pass for certain, as this place's claim grows more slowly than theirs. */
  passersAMinute?: number;
  /** Urgent patients a minute who may still come and pass. */
  urgentAMinute?: number;
};

/**
 * Minutes until the place is called, as quantiles: a Gamma law with the mean and the variance of the sum of the
 * steps. Exact for exponential visits (scv 1), where a place with n ahead and s rooms waits Gamma(n + 1, s / mean)
 * whatever way patients arrive; in between for visits that vary less.
 * Source: M/M/c, Gross & Harris, Fundamentals of Queueing Theory, ch. 2; the low class behind a high one: Cobham 1954.
 */
export function waitQuantiles(place: Place): WaitQuantiles {
  if (place.starts <= 0 || place.meanMinutes <= 0) return { p10: 0, p50: 0, p80: 0, p90: 0 };
  const usual = moments(place, place.passersAMinute ?? 0);
  // Urgent patients who have not come yet can only lengthen a wait. Most waits see none, so the middle stays where it
  // is; the promise that is kept nine times in ten must leave room for them.
  const passed = moments(place, (place.passersAMinute ?? 0) + (place.urgentAMinute ?? 0));
  const [p10, p50, p80, p90] = [quantile(0.1, usual), quantile(0.5, usual), quantile(0.8, usual), quantile(0.9, usual)];
  return { p10, p50, p80: Math.max(p80, quantile(0.8, passed)), p90: Math.max(p90, quantile(0.9, passed)) };
}

type Moments = { mean: number; variance: number };

/** Sum of one step for each start: its rate moves from what the visits in progress promise to the long-run rate. */
function moments(place: Place, passingAMinute: number): Moments {
  const { starts, servers, meanMinutes } = place;
  const longRun = servers / meanMinutes;
  const first = place.firstRate ?? longRun;
  let mean = 0;
  let variance = 0;
  for (let done = 0; done < starts; done++) {
    const share = Math.min(1, starts - done);
    // After as many starts as there are rooms, every visit in progress has begun since.
    const fresh = Math.min(1, done / servers);
    const rate = (1 - fresh) * first + fresh * longRun;
    mean += share / rate;
    variance += share / rate ** 2;
  }
  // A busy period of those who pass: mean n/(r - l), variance n (r + l)/(r - l)^3 in place of n/r and n/r^2. That
  // more than half of all patients pass is not believed.
  const load = Math.min(1 / 2, passingAMinute / longRun);
  return { mean: mean / (1 - load), variance: (variance * smoothness(place) * (1 + load)) / (1 - load) ** 3 };
}

/**
 * How much the steps vary against exponential ones. One room alone is as regular as its visits are; many rooms
 * together look like a Poisson stream for as long as fewer patients leave than there are rooms.
 */
function smoothness({ starts, servers, scv }: Place): number {
  const others = Math.max(0, servers - 1);
  return scv + (1 - scv) * (others / (others + Math.max(1, starts)));
}

function quantile(p: number, { mean, variance }: Moments): number {
  return gammaQuantile(p, mean ** 2 / variance, mean / variance);
}
