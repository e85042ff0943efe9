import type { CameraMessage } from "#contract/camera.ts";
import type { Crossing } from "#domain/occupancy/tracking/line-counter.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

/** What is told of a stretch of time; its number is given when it is kept. */
export type Interval = Omit<CameraMessage["intervals"][number], "seq">;

export type OpenInterval = {
  from: EpochMs;
  /** Of the last frame in it. */
  at: EpochMs;
  frames: number;
  lines: Record<string, { in: number; out: number }>;
  areas: Record<string, number>;
  /** When the first of it crossed a line. */
  crossedAt?: EpochMs;
};

const usualMs = 10 * secondMs;
/** Who has crossed is told so soon; those who walk together are told together. */
const crossedMs = secondMs;

export function openInterval(from: EpochMs): OpenInterval {
  return { from, at: from, frames: 0, lines: {}, areas: {} };
}

/** With one more frame, in which these crossed and so many people stand in each area. */
export function withFrame(open: OpenInterval, crossings: readonly Crossing[], people: Record<string, number>, at: EpochMs): OpenInterval {
  const counted = withCrossings(open, crossings, at);
  return { ...counted, at: Math.max(open.at, at), frames: open.frames + 1, areas: people };
}

/** With crossings that were only known afterwards: their film has ended. */
export function withCrossings(open: OpenInterval, crossings: readonly Crossing[], at: EpochMs): OpenInterval {
  if (crossings.length === 0) return open;
  const lines = { ...open.lines };
  for (const { lineId, direction } of crossings) {
    const before = lines[lineId] ?? { in: 0, out: 0 };
    lines[lineId] = { ...before, [direction]: before[direction] + 1 };
  }
  return { ...open, lines, crossedAt: open.crossedAt ?? at };
}

export function isDue(open: OpenInterval, at: EpochMs): boolean {
  return at - open.from >= usualMs || (open.crossedAt !== undefined && at - open.crossedAt >= crossedMs);
}

/**
 * The interval as it is told. Every line and area of the drawing is named, with zeros: that nobody crossed is news too. When
 * no picture was looked at, nobody knows whether somebody crossed: then only the troubles are told.
 */
export function closeInterval(open: OpenInterval, at: EpochMs, drawn: { lines: readonly { id: string }[]; areas: readonly { id: string }[] }, troubles: readonly string[]): Interval {
  const until = Math.round(Math.max(at, open.at));
  const seconds = Math.max(secondMs, until - open.from) / secondMs;
  const health = { detectionsPerSecond: Math.round((open.frames / seconds) * 10) / 10, troubles: troubles.slice(0, mostTroubles).map((says) => says.slice(0, longestTrouble)) };
  if (open.frames === 0 && open.crossedAt === undefined) return { from: Math.round(open.from), at: until, lines: [], areas: [], health };
  return {
    from: Math.round(open.from),
    at: until,
    lines: drawn.lines.map(({ id }) => ({ line: id, ...(open.lines[id] ?? { in: 0, out: 0 }) })),
    areas: open.frames === 0 ? [] : drawn.areas.map(({ id }) => ({ area: id, people: open.areas[id] ?? 0 })),
    health,
  };
}

// As the contract has them.
const mostTroubles = 8;
const longestTrouble = 200;
