import { inOrder, levels, median, type LevelQuantiles } from "#domain/forecast/levels.ts";
import { quantileOfSorted } from "#domain/forecast/boosted/quantile-trees.ts";

/**
 * Moves quantiles so that they hold as often as they say, whatever model they come from: each level by the quantile of its
 * own past misses, in units of the forecast's own width, and the level aimed at follows what has lately been missed.
 * An outcome is heard when the wait is over; who leaves before tells nothing, so what is said holds "if you stay".
 * Sources: Romano, Patterson & Candes 2019 (conformalized quantile regression), each end on its own; Gibbs & Candes 2021
 * (adaptive conformal inference, alpha + gamma x (alpha - miss)), gamma .005 (reference: forecasting, 1.4).
 * Where hundreds wait at once, hundreds of forecasts have been given before the first is heard of: `pending` slows the
 * steps down, which would otherwise run far past their aim and back.
 */
export type Conformal = {
  correct: (raw: LevelQuantiles) => LevelQuantiles;
  heard: (raw: LevelQuantiles, corrected: LevelQuantiles, actualMinutes: number, pending?: number) => void;
  /** Whether enough has been heard to correct anything. */
  isReady: () => boolean;
  state: () => ConformalState;
};

/** All of it as plain numbers, to go on from later: misses by level, where the next one goes, and the levels aimed at. */
export type ConformalState = { misses: number[][]; next: number; aims: number[] };

export type ConformalOptions = { gamma: number; /** Misses that are remembered. */ kept: number; /** With fewer misses the raw quantiles stand. */ few: number };

export const usualConformal: ConformalOptions = { gamma: 0.005, kept: 3_000, few: 40 };

export function conformal({ gamma, kept, few }: ConformalOptions = usualConformal, from?: ConformalState): Conformal {
  const misses = levels.map((_, k) => [...(from?.misses[k] ?? [])]);
  const aims = Float64Array.from(from?.aims ?? levels);
  let next = from?.next ?? 0;
  let sinceSorted = Infinity;
  const sorted: Float64Array[] = [];
  return {
    correct: (raw) => {
      const count = misses[0]?.length ?? 0;
      if (count < few) return raw;
      if (sinceSorted > count / 100) {
        misses.forEach((of, k) => (sorted[k] = Float64Array.from(of).sort()));
        sinceSorted = 0;
      }
      const width = widthOf(raw);
      return inOrder(raw.map((q, k) => q + width * quantileOfSorted(sorted[k] as Float64Array, aimed(aims[k] as number, count, k))));
    },
    heard: (raw, corrected, actual, pending = 0) => {
      const width = widthOf(raw);
      for (let k = 0; k < levels.length; k++) {
        (misses[k] as number[])[next] = (actual - (raw[k] as number)) / width;
        const held = actual <= (corrected[k] as number) ? 1 : 0;
        const level = levels[k] as number;
        const step = gamma / Math.max(1, pending / fewPending);
        aims[k] = Math.min(1 - (1 - level) / farthest, Math.max(level / farthest, (aims[k] as number) + step * (level - held)));
      }
      next = (next + 1) % kept;
      sinceSorted++;
    },
    isReady: () => (misses[0]?.length ?? 0) >= few,
    state: () => ({ misses: misses.map((of) => [...of]), next, aims: [...aims] }),
  };
}

const fewPending = 150;
/** 95 may become 99.4, not 99.9: beyond, single outliers rule. */
const farthest = 8;

/** Finite samples miss a little more than they say: towards the outside by one part in n. */
function aimed(level: number, count: number, k: number): number {
  if (k === median) return level;
  return k > median ? Math.min(1, level * (1 + 1 / count)) : Math.max(0, 1 - (1 - level) * (1 + 1 / count));
}

function widthOf(raw: LevelQuantiles): number {
  return (raw.at(-2) as number) - (raw[1] as number) + leastWidthMinutes;
}

/** A range of nothing could never be widened. */
const leastWidthMinutes = 0.1;
