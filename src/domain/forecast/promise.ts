import type { WaitQuantiles } from "#domain/forecast/forecast.ts";

/** "About 20 min, at most 35". */
export type Promise = { aboutMinutes: number; atMostMinutes: number };

/**
 * A wait as people are told it, in steps of five minutes: nobody waits by the minute, and a figure that changes with
 * every look is not believed. The upper end is only ever rounded up, so that it is kept at least as often as its
 * quantile says; "about 5" stands for anything shorter.
 */
export function promise(wait: Pick<WaitQuantiles, "p50" | "p90">): Promise {
  const aboutMinutes = Math.max(step, step * Math.round(wait.p50 / step));
  // 35.0000001 is 35: the gamma quantile is good to ten digits only.
  const upper = step * Math.ceil(wait.p90 / step - 1e-6);
  return { aboutMinutes, atMostMinutes: Math.max(upper, aboutMinutes + step) };
}

const step = 5;
