import type { EpochMs } from "#domain/time.ts";

/** A sensor may be half a report late before it is missed. */
const patience = 1.5;

/**
 * For each period from `start`, the share of it (0 to 1) in which the sensor was heard as often as expected: every message,
 * at `heard` in order of time, speaks for `everyMs` and half of that. Of a period that is not over, or in which it spoke its first
 * word, the share of what has passed since.
 */
export function heardShares(heard: EpochMs[], everyMs: number, start: EpochMs, periodMs: number, periods: number, now: EpochMs, firstWord = -Infinity): number[] {
  const covered = new Array<number>(periods).fill(0);
  heard.forEach((at, i) => {
    const end = Math.min(at + patience * everyMs, heard[i + 1] ?? Infinity, now);
    for (let from = Math.max(at, start); from < end; ) {
      const period = Math.floor((from - start) / periodMs);
      if (period >= periods) break;
      const until = Math.min(end, start + (period + 1) * periodMs);
      covered[period] = (covered[period] as number) + until - from;
      from = until;
    }
  });
  return covered.map((ms, i) => {
    const passed = Math.min(start + (i + 1) * periodMs, now) - Math.max(start + i * periodMs, firstWord);
    return passed <= 0 ? 0 : Math.min(1, ms / passed);
  });
}
