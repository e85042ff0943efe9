import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { levels, type LevelQuantiles } from "#domain/forecast/levels.ts";

const known = new Map<number, Float64Array>();

/**
 * Quantiles of a Gamma law with this shape and mean. With shape n + 1 it is the remaining wait behind n others where
 * services are exponential. Source: M/M/c, Gross & Harris, Fundamentals of Queueing Theory, ch. 2.
 */
export function gammaLevels(shape: number, mean: number): LevelQuantiles {
  let unit = known.get(shape);
  if (!unit) {
    unit = Float64Array.from(levels, (p) => gammaQuantile(p, shape, shape));
    if (known.size > 5_000) known.clear();
    known.set(shape, unit);
  }
  return unit.map((q) => q * mean);
}
