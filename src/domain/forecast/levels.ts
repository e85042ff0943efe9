/** The quantiles that a back-test writes down, and the columns they go to. */
export const levels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95] as const;

export const levelColumns = ["p05", "p10", "p25", "p50", "p75", "p80", "p90", "p95"] as const;

export const levelCount = levels.length;
export const median = levels.indexOf(0.5);

/** Minutes, one for each of `levels`, never falling and never negative. */
export type LevelQuantiles = Float64Array;

/** Makes them so, in place: quantiles that were estimated one by one may cross. */
export function inOrder(quantiles: LevelQuantiles): LevelQuantiles {
  quantiles.sort();
  for (let i = 0; i < quantiles.length && (quantiles[i] as number) < 0; i++) quantiles[i] = 0;
  return quantiles;
}
