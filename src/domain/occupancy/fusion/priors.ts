import { dayMs, hourMs, minuteMs } from "#domain/time.ts";

/**
 * How good the doors of a house may be. How much is missed, how unevenly, how much it scatters and how it drifts go
 * together: a counter that misses one in ten does not miss the same tenth every day. So all of it is one question,
 * "how good?", with a few answers, and every night decides between them. Field studies of ceiling counters find 92 to
 * 99 %, of beams 60 to 88 %.
 */
export const doorQualities: readonly { missShare: number; weight: number }[] = [
  { missShare: 0.005, weight: 0.1 },
  { missShare: 0.01, weight: 0.2 },
  { missShare: 0.02, weight: 0.2 },
  { missShare: 0.04, weight: 0.2 },
  { missShare: 0.08, weight: 0.2 },
  { missShare: 0.16, weight: 0.1 },
];

/**
 * Standard deviations as a part of the missed share. A line hangs askew for weeks (`uneven`, of which a little is
 * forgotten after `memoryMs`), and each day has its own besides (`today`): a door held open, a crowd, a low sun.
 */
export const doors = { unevenSd: 0.6, todaySd: 0.35, memoryMs: 15 * dayMs, todayMemoryMs: 12 * hourMs, stretchSd: 0.25 };

/** Variance an hour of people who pass uncounted: in heads, and where a border is not counted as a part of the capacity squared. */
export const unseen = { watchedAnHour: 0.02, openAnHour: 0.125 };

/**
 * A source that looks at people themselves: seen = gain x people + scatter. Variances are with nobody there and what
 * each head adds; a fault of one look is likely to be there still within `lingersMs`.
 */
export type LookPrior = { gain: number; gainSd: number; gainMemoryMs: number; lingersMs: number; lingering: number; scatter: { base: number; perHead: number } };

export const camera: LookPrior = { gain: 0.95, gainSd: 0.1, gainMemoryMs: 60 * dayMs, lingersMs: 15 * minuteMs, lingering: 0.3, scatter: { base: 0.4, perHead: 0.12 } };

/** Tickets in the house for each person in it. Who comes along, or without a ticket, stays as long as a visit. */
export const tickets: LookPrior = { gain: 0.7, gainSd: 0.2, gainMemoryMs: 30 * dayMs, lingersMs: 40 * minuteMs, lingering: 0.9, scatter: { base: 0.5, perHead: 0.15 } };
