/** What was said of a wait, and how long it was; both in minutes. */
export type Pair = { said: number; waited: number };

export type Errors = {
  waits: number;
  /** Mean absolute error, minutes. */
  maeMinutes: number;
  /** In one of two cases the error is at most this, minutes. */
  medianMinutes: number;
  /** Waited minus said, on average, minutes: above zero, people waited longer than they were told. */
  biasMinutes: number;
};

/** `undefined` of no waits: no figure is better than a zero. */
export function errorsOf(pairs: readonly Pair[]): Errors | undefined {
  if (pairs.length === 0) return undefined;
  const sizes = pairs.map(({ said, waited }) => Math.abs(waited - said)).sort((a, b) => a - b);
  return { waits: pairs.length, maeMinutes: mean(sizes), medianMinutes: medianOf(sizes), biasMinutes: mean(pairs.map(({ said, waited }) => waited - said)) };
}

/**
 * Mean pinball loss at a level, minutes: what a stated quantile costs. Too low costs `level` a minute, too high the rest;
 * the true quantile costs least.
 * Source: Koenker & Bassett, Econometrica 46:33 (1978).
 */
export function pinball(pairs: readonly Pair[], level: number): number | undefined {
  if (pairs.length === 0) return undefined;
  return mean(pairs.map(({ said, waited }) => (waited >= said ? level * (waited - said) : (1 - level) * (said - waited))));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function medianOf(inOrder: readonly number[]): number {
  const middle = inOrder.length >> 1;
  return inOrder.length % 2 === 1 ? (inOrder[middle] as number) : ((inOrder[middle - 1] as number) + (inOrder[middle] as number)) / 2;
}
