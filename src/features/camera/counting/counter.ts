import type { CameraDrawing } from "#contract/camera.ts";
import { closeLines, countLines, newLineCounter, type Crossing, type LineCounter } from "#domain/occupancy/tracking/line-counter.ts";
import { newTracker, track, type Detection, type Track, type Tracker } from "#domain/occupancy/tracking/tracker.ts";
import { countZones, newZoneCounter, type ZoneCounter } from "#domain/occupancy/tracking/zone-counter.ts";
import type { EpochMs } from "#domain/time.ts";

/** Everybody who is followed through one film, and what they have crossed. A film ends when the picture was away or the drawing changed. */
export type Counter = { tracker: Tracker; lines: LineCounter; zones: ZoneCounter };

export type PictureSize = { width: number; height: number };

/** `size` in pixels of the pictures that detections are in. */
export function newCounter({ lines, areas }: Pick<CameraDrawing, "lines" | "areas">, size: PictureSize): Counter {
  const pixels = ({ x, y }: { x: number; y: number }) => ({ x: x * size.width, y: y * size.height });
  return {
    tracker: newTracker(),
    lines: newLineCounter(lines.map(({ id, from, to }) => ({ id, from: pixels(from), to: pixels(to) }))),
    zones: newZoneCounter(areas.map(({ id, corners }) => ({ id, corners: corners.map(pixels) }))),
  };
}

export type Frame = { counter: Counter; crossings: Crossing[]; people: Record<string, number>; tracks: Track[] };

export function countFrame(counter: Counter, detections: Detection[], at: EpochMs): Frame {
  const { tracker, tracks } = track(counter.tracker, detections, at);
  const { counter: lines, crossings } = countLines(counter.lines, tracks, at);
  const { counter: zones, people } = countZones(counter.zones, tracks, at);
  return { counter: { tracker, lines, zones }, crossings, people, tracks };
}

/** Crossings of those who had just crossed when the film ended. */
export function endFilm(counter: Counter): Crossing[] {
  return closeLines(counter.lines);
}
