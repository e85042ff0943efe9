import { normalUpper } from "#domain/look-ahead/normal.ts";

/** Of the logarithm of minutes. */
export type LogNormalFit = { mu: number; sigma: number };

/**
 * The log-normal law of visits of which some are still running: for these it is known only that they last longer. By
 * expectation and maximization: a running visit counts with what it is expected to become. Leaving it out would
 * teach that visits are short, as short ones end first. `undefined` without a finished visit.
 * Source: Dempster, Laird & Rubin 1977; moments of the truncated normal: Johnson, Kotz & Balakrishnan, vol. 1, ch. 13.
 */
export function censoredLogNormal(finishedMinutes: readonly number[], runningMinutes: readonly number[]): LogNormalFit | undefined {
  if (finishedMinutes.length === 0) return undefined;
  const finished = finishedMinutes.map(logMinutes);
  const running = runningMinutes.map(logMinutes);
  let fit = momentsOf(finished.map((x) => ({ mean: x, square: x * x })));
  for (let round = 0; round < 200; round++) {
    const expected = running.map((since) => beyond(fit, since));
    const next = momentsOf([...finished.map((x) => ({ mean: x, square: x * x })), ...expected]);
    const moved = Math.abs(next.mu - fit.mu) + Math.abs(next.sigma - fit.sigma);
    fit = next;
    if (moved < 1e-9) break;
  }
  return fit;
}

/** First two moments of log minutes, given that they exceed `since`. */
export function beyond({ mu, sigma }: LogNormalFit, since: number): { mean: number; square: number } {
  const z = (since - mu) / sigma;
  // Far out the hazard of the normal law is its asymptote.
  const hazard = z > 8 ? z + 1 / z : Math.exp((-z * z) / 2) / (Math.sqrt(2 * Math.PI) * normalUpper(z));
  const mean = mu + sigma * hazard;
  const variance = sigma ** 2 * Math.max(0, 1 + z * hazard - hazard ** 2);
  return { mean, square: mean ** 2 + variance };
}

/** Clocks have steps: a visit of no minutes took some seconds. */
export function logMinutes(minutes: number): number {
  return Math.log(Math.max(shortestMinutes, minutes));
}

const shortestMinutes = 0.1;

function momentsOf(parts: readonly { mean: number; square: number }[]): LogNormalFit {
  const mu = parts.reduce((sum, p) => sum + p.mean, 0) / parts.length;
  const variance = parts.reduce((sum, p) => sum + p.square, 0) / parts.length - mu ** 2;
  return { mu, sigma: Math.sqrt(Math.max(1e-4, variance)) };
}
