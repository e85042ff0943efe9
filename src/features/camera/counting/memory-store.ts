import { addCounts, newSession, ofOneSession, type IntervalStore, type KeptInterval, type LineCounts } from "#features/camera/counting/interval-store.ts";
import type { LocalDay } from "#domain/time.ts";

/** For a browser that keeps nothing: what has not been sent is lost with the page, and the page says so. */
export function memoryStore(session = newSession()): IntervalStore {
  let next = 0;
  let kept: KeptInterval[] = [];
  const days: Record<LocalDay, LineCounts> = {};
  const without = (keys: readonly number[]) => kept.filter(({ key }) => !keys.includes(key));
  return {
    isLasting: false,
    async keep(interval, day) {
      kept.push({ key: next, session, interval: { seq: next, ...interval } });
      next += 1;
      return (days[day] = addCounts(days[day] ?? {}, interval.lines));
    },
    oldest: async (most) => ofOneSession(kept.slice(0, most)),
    remove: async (keys) => void (kept = without(keys)),
    setAside: async (keys) => void (kept = without(keys)),
    async dropBefore(at) {
      const before = kept.length;
      kept = kept.filter(({ interval }) => interval.at >= at);
      return before - kept.length;
    },
    waiting: async () => kept.length,
    dayCounts: async (day) => days[day] ?? {},
  };
}
