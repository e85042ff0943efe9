import type { Film } from "#cli/tracks/film.ts";
import type { TrackRow } from "#cli/tracks/mot-text.ts";
import { closeLines, countLines, newLineCounter, type Crossing, type Line, type LineCounterOptions } from "#domain/occupancy/tracking/line-counter.ts";
import type { TrackerOptions } from "#domain/occupancy/tracking/tracker-options.ts";
import { newTracker, track } from "#domain/occupancy/tracking/tracker.ts";
import { secondMs } from "#domain/time.ts";

export type Followed = { rows: TrackRow[]; crossings: (Crossing & { frame: number })[]; people: number; trackingMs: number };

/**
 * Everybody who was believed in at some time of the film, in every frame in which they were seen: also in the first ones,
 * before they were believed. `clock` gives milliseconds, to tell how long the tracking alone took.
 */
export function follow(film: Film, framesPerSecond: number, lines: Line[], how: { tracker?: Partial<TrackerOptions>; counter?: Partial<LineCounterOptions>; clock?: () => number } = {}): Followed {
  const { clock = () => 0 } = how;
  let tracker = newTracker(how.tracker);
  let counter = newLineCounter(lines, how.counter);
  let trackingMs = 0;
  const rows: TrackRow[] = [];
  const believed = new Set<number>();
  const crossings: Crossing[] = [];
  for (const { number, detections } of film.frames) {
    const at = ((number - 1) / framesPerSecond) * secondMs;
    const startedAt = clock();
    const step = track(tracker, detections, at);
    trackingMs += clock() - startedAt;
    tracker = step.tracker;
    const counted = countLines(counter, step.tracks, at);
    counter = counted.counter;
    crossings.push(...counted.crossings);
    for (const { id, box, score, seenAt, confirmed } of step.tracks) {
      if (confirmed) believed.add(id);
      if (seenAt === at) rows.push({ frame: number, trackId: id, box, score });
    }
  }
  const frameOf = (crossing: Crossing) => Math.round((crossing.at / secondMs) * framesPerSecond) + 1;
  const all = [...crossings, ...closeLines(counter)].map((crossing) => ({ ...crossing, frame: frameOf(crossing) })).sort((a, b) => a.at - b.at);
  return { rows: rows.filter((row) => believed.has(row.trackId)), crossings: all, people: believed.size, trackingMs };
}
