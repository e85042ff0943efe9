import type { TaggedWait } from "#domain/look-ahead/answer.ts";

export const summaryLevels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95] as const;

/** A remaining wait in minutes if the patient still waits then, and the chance that they have left before. */
export type WaitSummary = {
  p05: number; p10: number; p25: number; p50: number; p75: number; p80: number; p90: number; p95: number;
  mean: number;
  chanceToLeave: number;
  /** Share of paths in which nobody ever calls them; where it reaches a quantile, that is Infinity. */
  chanceOfNoCall: number;
};

/**
 * Paths in which the patient leaves are left out: whoever asks is told what happens to those who stay. `undefined` when they leave in
 * every path.
 */
export function summaryOf({ minutes }: Pick<TaggedWait, "minutes">): WaitSummary | undefined {
  const stayed = minutes.filter((m) => !Number.isNaN(m)).sort();
  if (stayed.length === 0) return undefined;
  const [p05, p10, p25, p50, p75, p80, p90, p95] = summaryLevels.map((p) => quantileOf(stayed, p)) as [number, number, number, number, number, number, number, number];
  const called = stayed.filter((m) => m < Infinity);
  return {
    p05, p10, p25, p50, p75, p80, p90, p95,
    mean: called.length < stayed.length ? Infinity : called.reduce((sum, m) => sum + m, 0) / called.length,
    chanceToLeave: 1 - stayed.length / minutes.length,
    chanceOfNoCall: 1 - called.length / stayed.length,
  };
}

/** Of values in rising order, with straight lines between them. */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const i = Math.floor(at);
  const below = sorted[i] as number;
  const above = sorted[Math.min(i + 1, sorted.length - 1)] as number;
  return above === below || at === i ? below : below + (above - below) * (at - i);
}
