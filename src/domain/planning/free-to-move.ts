import type { MoveLimits } from "#domain/planning/moment.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** When somebody may be moved again, by their moves so far: after the least stay, and at most so often in an hour. */
export function freeToMoveAt(moves: EpochMs[], at: EpochMs, limits: MoveLimits): EpochMs {
  if (limits.perPersonAndHour === 0) return Infinity;
  const byTime = moves.toSorted((a, b) => b - a);
  const [last] = byTime;
  if (last === undefined) return at;
  const stayed = last + limits.minimumStayMinutes * minuteMs;
  // With three allowed, the third latest must be an hour ago.
  const oldest = byTime[limits.perPersonAndHour - 1];
  return Math.max(at, stayed, oldest === undefined ? at : oldest + hourMs);
}
