import * as covariance from "#domain/occupancy/fusion/covariance.ts";
import type { Sparse } from "#domain/occupancy/fusion/covariance.ts";
import type { HouseBelief, Hypothesis } from "#domain/occupancy/fusion/house-belief.ts";

/**
 * One step of a Kalman filter: the hypothesis after a look that was off by `innovation` and has a noise of its own.
 * Returns how much of the variance of the innovation had been the hypothesis' own. What lies further out than
 * `trustedSds` is mostly a fault of the moment: it may pull as hard as what lies just there, and no harder.
 */
export function correct(h: Hypothesis, look: Sparse, innovation: number, noise: number, trustedSds = Infinity): number {
  const size = h.mean.length;
  const pull = covariance.times(h.spread, size, look);
  const own = covariance.dot(look, pull);
  const s = (own + noise) * Math.max(1, Math.abs(innovation) / (trustedSds * Math.sqrt(own + noise)));
  for (let i = 0; i < size; i++) h.mean[i] = (h.mean[i] as number) + ((pull[i] as number) * innovation) / s;
  covariance.reduce(h.spread, size, pull, s);
  return own;
}

/** Bayes' rule over the hypotheses, none of which is ever given up. */
export function weigh(house: HouseBelief, logLikelihoods: number[]): void {
  const most = Math.max(...logLikelihoods);
  const raw = house.hypotheses.map((h, i) => h.weight * Math.exp((logLikelihoods[i] as number) - most));
  const sum = raw.reduce((a, b) => a + b, 0);
  house.hypotheses.forEach((h, i) => (h.weight = (1 - raw.length * leastWeight) * ((raw[i] as number) / sum) + leastWeight));
}

const leastWeight = 0.0005;

/** A night without example shall not decide everything. */
export function logLikelihood(innovation: number, s: number): number {
  return -0.5 * (Math.min(16, innovation ** 2 / s) + Math.log(s));
}
