import { secondMs } from "#domain/time.ts";

/** How many pictures a second are looked at, over the last ten seconds. */
export type Pace = { saw(atMs: number): void; perSecond(nowMs: number): number | null; forget(): void };

const overMs = 10 * secondMs;
/** Before that, one hiccup would be a judgement. */
const leastMs = 3 * secondMs;

export function makePace(): Pace {
  let since: number | undefined;
  let moments: number[] = [];
  return {
    saw(atMs) {
      since ??= atMs;
      moments.push(atMs);
    },
    perSecond(nowMs) {
      moments = moments.filter((at) => at > nowMs - overMs);
      if (since === undefined || nowMs - since < leastMs) return null;
      return moments.length / (Math.min(overMs, nowMs - since) / secondMs);
    },
    forget() {
      since = undefined;
      moments = [];
    },
  };
}
