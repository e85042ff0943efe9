import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { gammaUpper, logGamma } from "#domain/look-ahead/incomplete-gamma.ts";

/**
 * The remaining wait of somebody with `ahead` before them, all servers busy, visits exponential, first come first served: a Gamma law,
 * whatever way patients come. Minutes, of a visit's mean.
 */
export type BehindALine = { ahead: number; servers: number; meanVisit: number };

export function waitBehindQuantile(p: number, { ahead, servers, meanVisit }: BehindALine): number {
  return gammaQuantile(p, ahead + 1, servers / meanVisit);
}

/** What no forecast can do better: the errors of whoever says the law itself. */
export function leastErrors(place: BehindALine): { mean: number; sd: number; meanAbsolute: number; crps: number; pinball(tau: number): number } {
  const steps = place.ahead + 1;
  const rate = place.servers / place.meanVisit;
  const mean = steps / rate;
  // What lies below a quantile, on average: mean times the chance of the law with one step more.
  const pinball = (tau: number) => mean * (tau - (1 - gammaUpper(steps + 1, rate * waitBehindQuantile(tau, place))));
  return { mean, sd: Math.sqrt(steps) / rate, meanAbsolute: 2 * pinball(0.5), crps: Math.exp(logGamma(steps + 0.5) - logGamma(steps)) / (Math.sqrt(Math.PI) * rate), pinball };
}

/**
 * The remaining wait of somebody whom a higher class passes: `ahead` before them, and newcomers of the higher class for certain. Source:
 * the busy period that they make; visits exponential and alike.
 */
export function waitBehindAndPassed({ ahead, servers, meanVisit }: BehindALine, passersRate: number): { mean: number; variance: number } {
  const [rate, steps] = [servers / meanVisit, ahead + 1];
  return { mean: steps / (rate - passersRate), variance: (steps * (rate + passersRate)) / (rate - passersRate) ** 3 };
}

/**
 * Mean squared error of the law's mean over all who wait in M/M/c in the long run, and its root by the mean wait: what the queue-length
 * forecast cannot do better than.
 */
export function steadyLeastErrors(load: number, servers: number, serviceRate: number): { meanSquared: number; rootByMean: number } {
  return { meanSquared: 1 / ((1 - load) * (servers * serviceRate) ** 2), rootByMean: Math.sqrt(1 - load) };
}
