import { countBeams, type BeamsMemory } from "#domain/occupancy/beams.ts";
import { increment, type Total } from "#domain/occupancy/counter-difference.ts";
import type { BeamsReading, CrossingsReading, LevelReading, PresenceReading, Reading, ThermalReading, TotalsReading } from "#domain/occupancy/reading.ts";
import { countThermal, type ThermalMemory } from "#domain/occupancy/thermal/count-thermal.ts";
import type { EpochMs } from "#domain/time.ts";

/** What people did, as far as one line or area of a sensor saw it. `in` and `out` are negative only when a late reading corrects an earlier count. */
export type Count =
  | { type: "crossed"; line: string; at: EpochMs; in: number; out: number }
  | { type: "level"; area: string; at: EpochMs; people: number }
  | { type: "presence"; area: string; at: EpochMs; occupied: boolean };

/** What must be remembered of one sensor to turn what it says into counts. Plain JSON. */
export type Counter = {
  totals: Record<string, { in?: TotalsMemory; out?: TotalsMemory }>;
  levels: Record<string, EpochMs>;
  presences: Record<string, EpochMs>;
  /** By line and area, of sensors that leave the finding of people to us. */
  thermals?: Record<string, ThermalMemory>;
  beams?: Record<string, BeamsMemory>;
};

/** `troubles`: what the counting noticed of the sensor, in words; empty when all is well, absent when it cannot tell. */
export type CountStep = { counter: Counter; counts: Count[]; troubles?: string[] };

type TotalsMemory = { window: Total[]; /** True once older totals have been let go of. */ cut: boolean };

/** Late totals are put in their place among this many; what is older still counts nothing. */
const windowLength = 64;

export const freshCounter: Counter = { totals: {}, levels: {}, presences: {} };

/** So many pictures or doors of one sensor are remembered: its memory is read and written with each message. */
const watchedMost = 4;

/**
 * Turns one reading that was not seen before into counts. Whatever the order in which a sensor's readings arrive, the
 * sum of what is counted is the same: a late total corrects the difference that had been taken across it. Except for
 * pictures and beams, where what comes late counts nothing: one moment without those around it tells of no movement.
 */
export function count(counter: Counter, reading: Reading): CountStep {
  switch (reading.kind) {
    case "totals":
      return countTotals(counter, reading);
    case "crossings":
      return { counter, counts: crossed(reading) };
    case "level":
    case "presence":
      return takeIfNewest(counter, reading);
    case "health":
      return { counter, counts: [] };
    case "thermal":
      return watchPictures(counter, reading);
    case "beams":
      return watchBeams(counter, reading);
  }
}

function watchPictures(counter: Counter, reading: ThermalReading): CountStep {
  const key = `${reading.line ?? ""}/${reading.area ?? ""}`;
  const { memory, counts, troubles } = countThermal(counter.thermals?.[key], reading);
  return { counter: { ...counter, thermals: newest({ ...counter.thermals, [key]: memory }) }, counts, troubles };
}

function watchBeams(counter: Counter, reading: BeamsReading): CountStep {
  const { memory, counts, troubles } = countBeams(counter.beams?.[reading.line], reading);
  return { counter: { ...counter, beams: newest({ ...counter.beams, [reading.line]: memory }) }, counts, troubles };
}

function newest<Memory extends { at: EpochMs }>(memories: Record<string, Memory>): Record<string, Memory> {
  return Object.fromEntries(Object.entries(memories).sort(([, a], [, b]) => b.at - a.at).slice(0, watchedMost));
}

function countTotals(counter: Counter, reading: TotalsReading): { counter: Counter; counts: Count[] } {
  const { line, at, inTotal, outTotal, modulus, since } = reading;
  const memory = counter.totals[line] ?? {};
  // Each direction is a counter of its own: some vendors report only the one that has just grown.
  const entering = inTotal === undefined ? undefined : place(memory.in, { at, value: inTotal, modulus, since });
  const leaving = outTotal === undefined ? undefined : place(memory.out, { at, value: outTotal, modulus, since });
  const after = { in: entering?.memory ?? memory.in, out: leaving?.memory ?? memory.out };
  return {
    counter: { ...counter, totals: { ...counter.totals, [line]: after } },
    counts: together(line, entering?.changes ?? [], leaving?.changes ?? []),
  };
}

type Change = { at: EpochMs; by: number };

/** Puts a total in its place in time, and says what that changes: its own difference, and those that were taken across it. */
function place(memory: TotalsMemory = { window: [], cut: false }, total: Total): { memory: TotalsMemory; changes: Change[] } {
  const index = memory.window.findLastIndex((earlier) => isBefore(earlier, total)) + 1;
  if (memory.cut && index === 0) return { memory, changes: [] };
  const window = [...memory.window.slice(0, index), total, ...memory.window.slice(index)];
  const changes = window.slice(index).map((entry, i) => ({ at: entry.at, by: increment(window, index + i) - (i === 0 ? 0 : increment(memory.window, index + i - 1)) }));
  return { memory: { window: window.slice(-windowLength), cut: memory.cut || window.length > windowLength }, changes: changes.filter((change) => change.by !== 0) };
}

function isBefore(earlier: Total, total: Total): boolean {
  // Two totals within one tick of the sensor's clock: counters only grow, so the smaller came first.
  return earlier.at === total.at ? earlier.value <= total.value : earlier.at < total.at;
}

function together(line: string, entering: Change[], leaving: Change[]): Count[] {
  const moments = [...new Set([...entering, ...leaving].map((change) => change.at))].sort((a, b) => a - b);
  const by = (changes: Change[], at: EpochMs) => changes.reduce((sum, change) => sum + (change.at === at ? change.by : 0), 0);
  return moments.map((at): Count => ({ type: "crossed", line, at, in: by(entering, at), out: by(leaving, at) })).filter((c) => c.type === "crossed" && (c.in !== 0 || c.out !== 0));
}

function crossed(reading: CrossingsReading): Count[] {
  if (reading.in === 0 && reading.out === 0) return [];
  return [{ type: "crossed", line: reading.line, at: reading.at, in: reading.in, out: reading.out }];
}

function takeIfNewest(counter: Counter, reading: LevelReading | PresenceReading): { counter: Counter; counts: Count[] } {
  const memory = reading.kind === "level" ? "levels" : "presences";
  const newest = counter[memory][reading.area];
  // How many people were here an hour ago says nothing about now.
  if (newest !== undefined && reading.at <= newest) return { counter, counts: [] };
  const after = { ...counter, [memory]: { ...counter[memory], [reading.area]: reading.at } };
  const { area, at } = reading;
  return {
    counter: after,
    counts: [reading.kind === "level" ? { type: "level", area, at, people: reading.people } : { type: "presence", area, at, occupied: reading.occupied }],
  };
}
