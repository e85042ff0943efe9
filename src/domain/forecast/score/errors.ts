import { pinball } from "#domain/forecast/judge/pinball.ts";

/** What was said of a wait, and how long it was; both in minutes. */
export type Pair = { said: number; waited: number };

export type Errors = {
  waits: number;
  /** Mean absolute error, minutes. */
  maeMinutes: number;
  /** In one of two cases the error is at most this, minutes. */
  medianMinutes: number;
  /** Said minus waited, on average, minutes: above zero, too much was said. */
  biasMinutes: number;
};

/** `undefined` of no waits: no figure is better than a zero. */
export function errorsOf(pairs: readonly Pair[]): Errors | undefined {
  if (pairs.length === 0) return undefined;
  const sizes = pairs.map(({ said, waited }) => Math.abs(waited - said)).sort((a, b) => a - b);
  return { waits: pairs.length, maeMinutes: mean(sizes), medianMinutes: medianOf(sizes), biasMinutes: mean(pairs.map(({ said, waited }) => said - waited)) };
}

/** Mean pinball loss of a stated quantile, minutes: what it costs to have said too little or too much. */
export function pinballOf(pairs: readonly Pair[], level: number): number | undefined {
  return pairs.length === 0 ? undefined : mean(pairs.map(({ said, waited }) => pinball(level, said, waited)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function medianOf(inOrder: readonly number[]): number {
  const middle = inOrder.length >> 1;
  return inOrder.length % 2 === 1 ? (inOrder[middle] as number) : ((inOrder[middle - 1] as number) + (inOrder[middle] as number)) / 2;
}
