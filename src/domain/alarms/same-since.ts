import type { EpochMs } from "#domain/time.ts";

/** Fewer readings than this are alike by chance. */
const leastReadings = 6;

/**
 * Since when every reading has had exactly the same values; `newest` comes first. A body is never so still: a value that
 * does not move is a sensor, or a program before it, that has stopped. `undefined` while it moves, and for a handful of readings.
 */
export function sameSince(newest: { at: EpochMs; values: Record<string, number> }[]): EpochMs | undefined {
  const first = newest[0];
  if (!first) return undefined;
  const changed = newest.findIndex((reading) => !areSame(reading.values, first.values));
  const alike = changed < 0 ? newest.length : changed;
  return alike < leastReadings ? undefined : newest[alike - 1]?.at;
}

function areSame(a: Record<string, number>, b: Record<string, number>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.length > 0 && names.every((name) => a[name] === b[name]);
}
