import * as covariance from "#domain/occupancy/fusion/covariance.ts";
import { unevenVariance, type HouseBelief } from "#domain/occupancy/fusion/house-belief.ts";
import { doorQualities } from "#domain/occupancy/fusion/priors.ts";

/**
 * What is believed of one counting line: the share by which it counts more forward than backward when as many walk each
 * way, and how sure that is (one standard deviation). `isLearned` once this is narrower than what holds for any line that
 * nobody has seen at work. `undefined` for a line that has never counted.
 *
 * The belief is a mixture, one Gaussian for each answer to "how good are the doors?"; this is the mean and the spread of
 * the whole. How many a line misses both ways alike is not in it: nobody can see that from people who came and went.
 */
export function lineFault(house: HouseBelief, line: string): { uneven: number; spread: number; isLearned: boolean } | undefined {
  const place = house.parts.indexOf(`uneven/${line}`);
  if (place < 0) return undefined;
  const own = house.hypotheses.map((h) => ({ weight: h.weight, mean: h.mean[place] as number, variance: covariance.at(h.spread, place, place) }));
  const unseen = house.hypotheses.map((h) => ({ weight: h.weight, mean: 0, variance: unevenVariance(h.missShare) }));
  const { mean, spread } = mixture(own);
  return { uneven: mean, spread, isLearned: spread < learnedFrom * mixture(unseen).spread };
}

const learnedFrom = 0.7;

/** The share of people whom the doors of the house miss, all together; not learned while every answer is about as likely as at first. */
export function missedShare(house: HouseBelief): { likely: number; spread: number; isLearned: boolean } {
  const { mean, spread } = mixture(house.hypotheses.map((h) => ({ weight: h.weight, mean: h.missShare, variance: 0 })));
  const atFirst = (missShare: number) => doorQualities.find((q) => q.missShare === missShare)?.weight ?? 0;
  return { likely: mean, spread, isLearned: house.hypotheses.some((h) => Math.abs(h.weight - atFirst(h.missShare)) > movedBy) };
}

const movedBy = 0.1;

function mixture(parts: { weight: number; mean: number; variance: number }[]): { mean: number; spread: number } {
  const sum = parts.reduce((total, p) => total + p.weight, 0);
  const mean = parts.reduce((total, p) => total + p.weight * p.mean, 0) / sum;
  const variance = parts.reduce((total, p) => total + p.weight * (p.variance + (p.mean - mean) ** 2), 0) / sum;
  return { mean, spread: Math.sqrt(variance) };
}
