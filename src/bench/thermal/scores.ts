import type { DoorEvent } from "./recordings.ts";

export type DoorScore = { truth: number; counted: number; hits: number };

/** A labelled person is somewhere in the doorway in that frame: two seconds either way is the same crossing. */
const secondsApartMost = 2;

/** Every true crossing takes the nearest counted one of its direction that is still free. */
export function scoreDoor(truth: DoorEvent[], counted: DoorEvent[], framesPerSecond: number): DoorScore {
  const free = [...counted];
  let hits = 0;
  for (const event of truth) {
    const near = free
      .filter((other) => other.direction === event.direction && Math.abs(other.frame - event.frame) <= secondsApartMost * framesPerSecond)
      .sort((a, b) => Math.abs(a.frame - event.frame) - Math.abs(b.frame - event.frame))[0];
    if (!near) continue;
    free.splice(free.indexOf(near), 1);
    hits++;
  }
  return { truth: truth.length, counted: counted.length, hits };
}

export function f1({ truth, counted, hits }: DoorScore): number {
  return (2 * hits) / Math.max(1, truth + counted);
}

/** By how many people the count of each direction is wrong. */
export function miscounted(truth: DoorEvent[], counted: DoorEvent[]): number {
  const of = (events: DoorEvent[], direction: "in" | "out") => events.filter((event) => event.direction === direction).length;
  return Math.abs(of(truth, "in") - of(counted, "in")) + Math.abs(of(truth, "out") - of(counted, "out"));
}
