import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { gammaUpper } from "#domain/look-ahead/incomplete-gamma.ts";
import { normalQuantile, normalUpper } from "#domain/look-ahead/normal.ts";

/** How long something takes, in minutes, or by how much it is early or late. Plain data: it crosses to other threads as it is. */
export type Law =
  | { kind: "fixed"; minutes: number }
  | { kind: "exponential"; mean: number }
  /** `scv`: variance by squared mean. */
  | { kind: "lognormal"; mean: number; scv: number }
  | { kind: "gamma"; mean: number; scv: number }
  | { kind: "normal"; mean: number; sd: number }
  /** Quantiles at equal steps of probability, the least and the greatest included; straight lines between them. */
  | { kind: "empirical"; quantiles: number[] }
  | { kind: "mixture"; parts: { share: number; law: Law }[] }
  /** `by` minutes more. */
  | { kind: "shifted"; by: number; law: Law }
  /** `by` times as long. */
  | { kind: "scaled"; by: number; law: Law };

export const fixed = (minutes: number): Law => ({ kind: "fixed", minutes });
export const exponential = (mean: number): Law => ({ kind: "exponential", mean });
export const lognormal = (mean: number, scv: number): Law => ({ kind: "lognormal", mean, scv });
export const gamma = (mean: number, scv: number): Law => ({ kind: "gamma", mean, scv });
export const normal = (mean: number, sd: number): Law => ({ kind: "normal", mean, sd });
export const empirical = (quantiles: number[]): Law => ({ kind: "empirical", quantiles });
export const mixture = (...parts: { share: number; law: Law }[]): Law => ({ kind: "mixture", parts });
export const shifted = (by: number, law: Law): Law => ({ kind: "shifted", by, law });
export const scaled = (by: number, law: Law): Law => ({ kind: "scaled", by, law });

export function mean(law: Law): number {
  switch (law.kind) {
    case "fixed":
      return law.minutes;
    case "empirical": {
      const inner = law.quantiles.slice(1).reduce((sum, q, i) => sum + (q + (law.quantiles[i] as number)) / 2, 0);
      return law.quantiles.length > 1 ? inner / (law.quantiles.length - 1) : (law.quantiles[0] ?? 0);
    }
    case "mixture":
      return law.parts.reduce((sum, { share, law: part }) => sum + share * mean(part), 0) / totalShare(law.parts);
    case "shifted":
      return law.by + mean(law.law);
    case "scaled":
      return law.by * mean(law.law);
    default:
      return law.mean;
  }
}

/** The chance that it takes longer than `x` minutes. */
export function survival(law: Law, x: number): number {
  switch (law.kind) {
    case "fixed":
      return x < law.minutes ? 1 : 0;
    case "exponential":
      return x <= 0 ? 1 : Math.exp(-x / law.mean);
    case "lognormal": {
      if (x <= 0) return 1;
      const { mu, sigma } = logNormalOf(law);
      return sigma === 0 ? Number(x < law.mean) : normalUpper((Math.log(x) - mu) / sigma);
    }
    case "gamma":
      return x <= 0 ? 1 : law.scv === 0 ? Number(x < law.mean) : gammaUpper(1 / law.scv, x / (law.mean * law.scv));
    case "normal":
      return law.sd === 0 ? Number(x < law.mean) : normalUpper((x - law.mean) / law.sd);
    case "empirical":
      return 1 - shareBelow(law.quantiles, x);
    case "mixture":
      return law.parts.reduce((sum, { share, law: part }) => sum + share * survival(part, x), 0) / totalShare(law.parts);
    case "shifted":
      return survival(law.law, x - law.by);
    case "scaled":
      return survival(law.law, x / law.by);
  }
}

/** The minutes that are exceeded with chance `s`: the inverse of `survival`, which keeps its digits far out where it matters. */
export function exceededWith(law: Law, s: number): number {
  switch (law.kind) {
    case "fixed":
      return law.minutes;
    case "exponential":
      return -law.mean * Math.log(s);
    case "lognormal": {
      const { mu, sigma } = logNormalOf(law);
      return Math.exp(mu - sigma * normalQuantile(s));
    }
    case "gamma":
      return law.scv === 0 ? law.mean : gammaQuantile(1 - s, 1 / law.scv, 1 / (law.mean * law.scv));
    case "normal":
      return law.mean - law.sd * normalQuantile(s);
    case "empirical": {
      const at = (1 - s) * (law.quantiles.length - 1);
      const i = Math.min(Math.floor(at), law.quantiles.length - 2);
      const [below, above] = [law.quantiles[Math.max(0, i)] ?? 0, law.quantiles[i + 1] ?? 0];
      return below + (above - below) * (at - i);
    }
    case "mixture":
      return inverted(law, s);
    case "shifted":
      return law.by + exceededWith(law.law, s);
    case "scaled":
      return law.by * exceededWith(law.law, s);
  }
}

export function quantile(law: Law, p: number): number {
  return exceededWith(law, 1 - p);
}

export function cdf(law: Law, x: number): number {
  return 1 - survival(law, x);
}

/** What has lasted longer than all that is known ends at this share of the mean, on average: nobody knows better. */
const beyondAllShare = 0.25;

/** The minutes still to come, exceeded with chance `s`, of what has lasted `elapsed` minutes. */
export function residualExceededWith(law: Law, elapsed: number, s: number): number {
  const lasted = survival(law, elapsed);
  if (lasted < 1e-9) return -beyondAllShare * Math.max(0, mean(law)) * Math.log(s);
  return Math.max(0, exceededWith(law, lasted * s) - elapsed);
}

function logNormalOf({ mean, scv }: { mean: number; scv: number }): { mu: number; sigma: number } {
  const variance = Math.log1p(scv);
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

function totalShare(parts: { share: number }[]): number {
  return parts.reduce((sum, { share }) => sum + share, 0);
}

function shareBelow(quantiles: number[], x: number): number {
  const last = quantiles.length - 1;
  if (x < (quantiles[0] ?? 0)) return 0;
  if (last < 1 || x >= (quantiles[last] as number)) return 1;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((quantiles[middle] as number) <= x) low = middle;
    else high = middle;
  }
  const [below, above] = [quantiles[low] as number, quantiles[high] as number];
  return (low + (above > below ? (x - below) / (above - below) : 0)) / last;
}

function inverted(law: Extract<Law, { kind: "mixture" }>, s: number): number {
  const ends = law.parts.filter(({ share }) => share > 0).map(({ law: part }) => exceededWith(part, s));
  let [low, high] = [Math.min(...ends), Math.max(...ends)];
  for (let i = 0; i < 60 && high - low > 1e-12 * Math.abs(high); i++) {
    const middle = (low + high) / 2;
    if (survival(law, middle) > s) low = middle;
    else high = middle;
  }
  return high;
}
