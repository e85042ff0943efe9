import { pinball } from "#domain/forecast/judge/pinball.ts";
import { levelColumns, type LevelQuantiles } from "#domain/forecast/levels.ts";

/** How well forecasts did: minutes, and shares of one. */
export type Scores = {
  n: number;
  /** Mean of |p50 - actual|. */
  mae: number;
  /** Mean of p50 - actual: above zero, too much was said. */
  bias: number;
  pinball80: number;
  pinball90: number;
  /** Share of actual waits within p05 to p95. */
  coverage90: number;
  /** Share at most p80, and at most p90. */
  withinP80: number;
  withinP90: number;
  /** Mean of p95 - p05. */
  width: number;
};

/** Sums up one forecast after the other. */
export function scoring(): { add: (quantiles: LevelQuantiles, actualMinutes: number) => void; scores: () => Scores } {
  const sums: Scores = { n: 0, mae: 0, bias: 0, pinball80: 0, pinball90: 0, coverage90: 0, withinP80: 0, withinP90: 0, width: 0 };
  return {
    add: (quantiles, actual) => {
      const [p05, p50, p80, p90, p95] = [of(quantiles, "p05"), of(quantiles, "p50"), of(quantiles, "p80"), of(quantiles, "p90"), of(quantiles, "p95")];
      sums.n++;
      sums.mae += Math.abs(p50 - actual);
      sums.bias += p50 - actual;
      sums.pinball80 += pinball(0.8, p80, actual);
      sums.pinball90 += pinball(0.9, p90, actual);
      sums.coverage90 += p05 <= actual && actual <= p95 ? 1 : 0;
      sums.withinP80 += actual <= p80 ? 1 : 0;
      sums.withinP90 += actual <= p90 ? 1 : 0;
      sums.width += p95 - p05;
    },
    scores: () => Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, key === "n" ? sum : Math.round((10_000 * sum) / Math.max(1, sums.n)) / 10_000])) as Scores,
  };
}

function of(quantiles: LevelQuantiles, column: (typeof levelColumns)[number]): number {
  return quantiles[levelColumns.indexOf(column)] as number;
}
