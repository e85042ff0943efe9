import { gammaLevels } from "#domain/forecast/baselines/gamma-levels.ts";
import { inOrder, levels, median, type LevelQuantiles } from "#domain/forecast/levels.ts";

/** Turns one number into a range, by how far such numbers were off before. */
export type PastErrors = { around: (pointMinutes: number) => LevelQuantiles; heard: (pointMinutes: number, actualMinutes: number) => void };

/**
 * The last errors of one predictor, as quantiles around its number. The number itself stays the middle: that is what its
 * users are told. With few errors yet, the spread of an exponential law.
 */
export function pastErrors(): PastErrors {
  const errors: number[] = [];
  let next = 0;
  let sinceSorted = Infinity;
  let quantiles: number[] = [];
  return {
    heard: (point, actual) => {
      errors[next] = actual - point;
      next = (next + 1) % keptErrors;
      sinceSorted++;
    },
    around: (point) => {
      if (errors.length < fewErrors) return anchored(gammaLevels(1, point / Math.LN2), point);
      // Quantiles of many errors hardly move from one to the next.
      if (sinceSorted > errors.length / 50) {
        const sorted = Float64Array.from(errors).sort();
        quantiles = levels.map((level) => sorted[Math.min(sorted.length - 1, Math.floor(level * sorted.length))] as number);
        sinceSorted = 0;
      }
      return anchored(Float64Array.from(quantiles, (q) => point + q), point);
    },
  };
}

const keptErrors = 2_000;
const fewErrors = 20;

function anchored(quantiles: LevelQuantiles, point: number): LevelQuantiles {
  quantiles[median] = point;
  return inOrder(quantiles.map((q, i) => (i < median ? Math.min(q, point) : Math.max(q, point))));
}
