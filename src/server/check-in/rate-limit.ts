import type { EpochMs } from "#domain/time.ts";

/** Counts what somebody does within a window that slides, and says when it is too much. */
export type RateLimit = {
  /** Notes one more at `at`. False when there have been too many: then it is not counted. */
  take(who: string, at: EpochMs): boolean;
  /** Whether there have been too many already. */
  isOver(who: string, at: EpochMs): boolean;
};

/** In the memory of one process: several processes each allow as much. Whoever has been quiet for a window is forgotten. */
export function rateLimit({ atMost, withinMs }: { atMost: number; withinMs: number }): RateLimit {
  const seen = new Map<string, EpochMs[]>();
  let sweptAt = -Infinity;

  const lately = (who: string, at: EpochMs): EpochMs[] => {
    if (at - sweptAt > withinMs) {
      for (const [one, times] of seen) if (at - (times.at(-1) ?? 0) >= withinMs) seen.delete(one);
      sweptAt = at;
    }
    return (seen.get(who) ?? []).filter((time) => at - time < withinMs && time <= at);
  };
  return {
    take(who, at) {
      const times = lately(who, at);
      if (times.length >= atMost) return false;
      seen.set(who, [...times, at]);
      return true;
    },
    isOver: (who, at) => lately(who, at).length >= atMost,
  };
}
