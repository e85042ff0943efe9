import { empirical, type Law } from "#domain/look-ahead/law.ts";

/** How long people wait before they give up, from waits of which most end with being called. */
export type Patience = {
  /** `left`: they went unseen after so long; otherwise they were called then, or wait still. */
  heard: (waitMinutes: number, left: boolean) => void;
  endDay: () => void;
  /** Of giving up within the minute, after so long. */
  hazardAMinute: (afterMinutes: number) => number;
  /** For a look-ahead. `undefined` as long as hardly anybody has ever left. */
  law: () => Law | undefined;
};

/**
 * A hazard that is constant within pieces: leavers over minutes waited, each piece drawn to the mean hazard by what three
 * leavers would say. Waits that end with the call are censored, not ignored.
 * Source: occurrence over exposure, Cox & Oakes 1984, ch. 3; Kaplan & Meier 1958 is its limit of short pieces.
 */
export function patience(): Patience {
  const left = new Float64Array(from.length);
  const exposed = new Float64Array(from.length);
  const hazards = () => {
    const leavers = left.reduce((sum, n) => sum + n, 0);
    const mean = leavers / Math.max(1, exposed.reduce((sum, n) => sum + n, 0));
    return Float64Array.from(from, (_, i) => (mean === 0 ? 0 : ((left[i] as number) + priorLeavers) / ((exposed[i] as number) + priorLeavers / mean)));
  };
  return {
    heard: (waitMinutes, hasLeft) => {
      for (let i = 0; i < from.length; i++) exposed[i] = (exposed[i] as number) + Math.max(0, Math.min(waitMinutes, from[i + 1] ?? Infinity) - (from[i] as number));
      const piece = pieceAt(waitMinutes);
      if (hasLeft) left[piece] = (left[piece] as number) + 1;
    },
    endDay: () => {
      for (let i = 0; i < from.length; i++) {
        left[i] = dayKept * (left[i] as number);
        exposed[i] = dayKept * (exposed[i] as number);
      }
    },
    hazardAMinute: (after) => hazards()[pieceAt(after)] as number,
    law: () => (left.reduce((sum, n) => sum + n, 0) < fewLeavers ? undefined : empirical(quantilesOf(hazards()))),
  };
}

const from = [0, 1, 2, 5, 10, 20, 40, 80, 160];
const priorLeavers = 3;
const fewLeavers = 5;
const dayKept = 0.98;
/** Steps of probability in the law. */
const steps = 200;

function pieceAt(minutes: number): number {
  let piece = 0;
  while (piece + 1 < from.length && minutes >= (from[piece + 1] as number)) piece++;
  return piece;
}

/** Where the cumulative hazard reaches -log(1 - p). The last step stands for whoever never leaves. */
function quantilesOf(hazards: Float64Array): number[] {
  const quantiles: number[] = [];
  let [piece, reached] = [0, 0];
  for (let k = 0; k < steps; k++) {
    const wanted = -Math.log(1 - k / steps);
    while (piece + 1 < from.length && reached + (hazards[piece] as number) * ((from[piece + 1] as number) - (from[piece] as number)) < wanted) {
      reached += (hazards[piece] as number) * ((from[piece + 1] as number) - (from[piece] as number));
      piece++;
    }
    quantiles.push((from[piece] as number) + (wanted - reached) / (hazards[piece] as number));
  }
  return [...quantiles, (quantiles.at(-1) as number) + 5 / (hazards[from.length - 1] as number)];
}
