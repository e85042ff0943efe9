import type { Labels } from "./ground-truth.ts";
import { footPoint, type Box } from "#domain/occupancy/tracking/geometry.ts";
import type { Line } from "#domain/occupancy/tracking/line-counter.ts";

/** A line over the whole picture, and when who crossed it in truth: `fwd` is towards greater x or y. */
export type LineTruth = { axis: "x" | "y"; at: number; events: LineEvent[] };

export type LineEvent = { frame: number; dir: "fwd" | "rev" };

export type LineScore = { truth: number; counted: number; hits: number; wrong: number };

const framesApartMost = 30;

/** Our kind of line, with `in` towards greater x or y. */
export function asLine({ axis, at }: LineTruth): Line {
  const far = 1e5;
  const id = `${axis}=${at}`;
  return axis === "x" ? { id, from: { x: at, y: far }, to: { x: at, y: -far } } : { id, from: { x: -far, y: at }, to: { x: far, y: at } };
}

/** Every true event takes the nearest counted one of its direction that is within thirty frames and still free. */
export function scoreLine(truth: LineEvent[], counted: LineEvent[]): LineScore {
  const score: LineScore = { truth: truth.length, counted: counted.length, hits: 0, wrong: 0 };
  for (const dir of ["fwd", "rev"] as const) {
    const wanted = framesOf(truth, dir);
    const free = framesOf(counted, dir);
    score.wrong += Math.abs(wanted.length - free.length);
    for (const frame of wanted) {
      const [nearest] = free.filter((other) => Math.abs(other - frame) <= framesApartMost).sort((a, b) => Math.abs(a - frame) - Math.abs(b - frame));
      if (nearest === undefined) continue;
      free.splice(free.indexOf(nearest), 1);
      score.hits++;
    }
  }
  return score;
}

/** F1 of the events, and the miscount of each line and direction as a share of the true count. */
export function lineScores(scores: LineScore[]): { f1: number; countError: number } {
  const sum = (part: keyof LineScore) => scores.reduce((total, score) => total + score[part], 0);
  return { f1: (2 * sum("hits")) / Math.max(1, sum("truth") + sum("counted")), countError: sum("wrong") / Math.max(1, sum("truth")) };
}

/**
 * How the truth and the published baselines were counted: a side is where the foot is farther from the line than `band` widths,
 * and every change of side is an event in the frame in which it is seen. `every`: the answer holds each n-th frame of the film.
 */
export function sideChanges(line: LineTruth, answer: Labels, band: number, every = 1): LineEvent[] {
  const sides = new Map<number, number>();
  const events: LineEvent[] = [];
  for (const [i, boxes] of answer.entries()) {
    for (const { id, box } of boxes) {
      const distance = distancePast(line, box);
      const side = Math.sign(distance);
      if (Math.abs(distance) <= band * box.width) continue;
      if (sides.get(id) === -side) events.push({ frame: i * every + 1, dir: side > 0 ? "fwd" : "rev" });
      sides.set(id, side);
    }
  }
  return events;
}

function distancePast({ axis, at }: LineTruth, box: Box): number {
  return footPoint(box)[axis] - at;
}

function framesOf(events: LineEvent[], dir: LineEvent["dir"]): number[] {
  return events.filter((event) => event.dir === dir).map((event) => event.frame).sort((a, b) => a - b);
}
