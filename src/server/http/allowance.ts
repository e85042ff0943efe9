import { minuteMs, type EpochMs } from "#domain/time.ts";

/** So many a minute for each key, refilled evenly; kept by this process for those that were heard of last. */
export function makeAllowance(perMinute: number, keysKept = 10_000): { take(key: string, at: EpochMs): boolean } {
  const left = new Map<string, { count: number; at: EpochMs }>();
  return {
    take(key, at) {
      const before = left.get(key) ?? { count: perMinute, at };
      const count = Math.min(perMinute, before.count + (Math.max(0, at - before.at) / minuteMs) * perMinute);
      left.delete(key);
      left.set(key, { count: count >= 1 ? count - 1 : count, at });
      const oldest = left.size > keysKept ? left.keys().next() : undefined;
      if (oldest && !oldest.done) left.delete(oldest.value);
      return count >= 1;
    },
  };
}
