/** How much a thing has moved from what was learned of it, and how sure that is; in units of the log. */
export type Drift = {
  level: number;
  variance: number;
  /** Cumulative sums of standardized surprises, upwards and downwards, and how many values each has been growing for. */
  up: Run;
  down: Run;
  /** Values since the last alarm, or since the beginning. */
  since: number;
  alarms: number;
};

type Run = { sum: number; values: number };

export const noDrift: Drift = { level: 0, variance: 0, up: { sum: 0, values: 0 }, down: { sum: 0, values: 0 }, since: 0, alarms: 0 };

/**
 * Follows the level of a series of residuals of known deviation: a local level that forgets slowly, and that jumps once a
 * cumulative sum says that something has changed, by what the values since then have shown. Tuned for a sixth of a
 * deviation, which is what 12 % more minutes are in visits whose logarithm varies by .65.
 * Sources: Page 1954 (cumulative sums), with reference value half the shift; Harrison & Stevens 1976 (local level with
 * intervention).
 */
export function drifted(before: Drift, residual: number, deviation: number): Drift {
  const surprise = (residual - before.level) / Math.sqrt(deviation ** 2 + before.variance);
  const up = longer(before.up, surprise);
  const down = longer(before.down, -surprise);
  const alarm = up.sum > limit ? up : down.sum > limit ? down : undefined;
  if (alarm) {
    const jump = (alarm === up ? 1 : -1) * deviation * (slack + alarm.sum / alarm.values);
    return { ...noDrift, level: before.level + jump, variance: deviation ** 2 / alarm.values, alarms: before.alarms + 1 };
  }
  const variance = before.variance + (wanderShare * deviation) ** 2;
  const gain = variance / (variance + deviation ** 2);
  return { level: before.level + gain * (residual - before.level), variance: variance * (1 - gain), up, down, since: before.since + 1, alarms: before.alarms };
}

function longer(run: Run, surprise: number): Run {
  const sum = run.sum + surprise - slack;
  return sum > 0 ? { sum, values: run.values + 1 } : { sum: 0, values: 0 };
}

const slack = 1 / 12;
/** One false alarm in some 300,000 values: (e^(2kh) - 2kh - 1) / 2k^2, Siegmund 1985. */
const limit = 50;
/** What the level may wander from one value to the next, against single values: a memory of some 400. */
const wanderShare = 0.0025;
