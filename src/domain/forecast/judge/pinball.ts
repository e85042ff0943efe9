import { levels, type LevelQuantiles } from "#domain/forecast/levels.ts";

/** The loss whose expectation is least at the true quantile. Source: Koenker & Bassett 1978. */
export function pinball(level: number, quantile: number, actual: number): number {
  return actual >= quantile ? level * (actual - quantile) : (1 - level) * (quantile - actual);
}

/** Its mean over all levels: one number for a whole forecast, half its CRPS where levels are dense. */
export function meanPinball(quantiles: LevelQuantiles, actual: number): number {
  let sum = 0;
  for (let k = 0; k < levels.length; k++) sum += pinball(levels[k] as number, quantiles[k] as number, actual);
  return sum / levels.length;
}
