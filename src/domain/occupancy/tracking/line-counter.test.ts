import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeLines, countLines, newLineCounter, type Crossing, type Line, type LineCounterOptions } from "#domain/occupancy/tracking/line-counter.ts";
import type { Track } from "#domain/occupancy/tracking/tracker.ts";

/** Drawn upwards at x = 100 from y = 300 to y = 100: in is to the right. */
const door: Line = { id: "door", from: { x: 100, y: 300 }, to: { x: 100, y: 100 } };
const framesPerSecond = 10;
const frameMs = 1_000 / framesPerSecond;

/** Somebody 40 wide with their feet at x: the dead band is then 10 either side of the line, a first side needs 6. */
function person(x: number, at: number, more: Partial<Track> & { y?: number } = {}): Track {
  const { y = 200, ...rest } = more;
  return { id: 1, box: { x: x - 20, y: y - 100, width: 40, height: 100 }, velocity: { x: 0, y: 0 }, score: 0.9, firstSeenAt: 0, seenAt: at, sightings: 9, confirmed: true, ...rest };
}

/** What is told frame by frame, and at the end. */
function told(frames: ((at: number) => Track[])[], options: Partial<LineCounterOptions> = {}): Crossing[] {
  let counter = newLineCounter([door], options);
  const crossings = frames.flatMap((seen, i) => {
    const step = countLines(counter, seen(i * frameMs), i * frameMs);
    counter = step.counter;
    return step.crossings;
  });
  return [...crossings, ...closeLines(counter)];
}

const walk = (xs: number[], more: Partial<Track> & { y?: number } = {}) => xs.map((x) => (at: number) => [person(x, at, more)]);
const directions = (crossings: Crossing[]) => crossings.map((c) => c.direction);
const steps = (from: number, to: number, by: number) => Array.from({ length: Math.abs(to - from) / by + 1 }, (_, i) => from + Math.sign(to - from) * by * i);

describe("somebody who walks over a line", () => {
  it("is counted once, in, at the moment that their feet are past the dead band", () => {
    // 50, 60 ... 150: past 110 in the eighth frame, at 120.
    expect(told(walk(steps(50, 150, 10)))).toEqual([{ lineId: "door", direction: "in", at: 7 * frameMs, trackId: 1 }]);
  });

  it("is counted out on the way back", () => {
    expect(directions(told(walk(steps(150, 50, 10))))).toEqual(["out"]);
  });

  it("is counted the same at 5 frames a second", () => {
    expect(directions(told(walk(steps(50, 150, 20))))).toEqual(["in"]);
  });

  it("is counted both ways when they come back later", () => {
    expect(directions(told(walk([...steps(50, 150, 10), ...steps(150, 50, 10)])))).toEqual(["in", "out"]);
  });

  it("is counted although hidden at the line", () => {
    const hidden = (at: number) => [person(80, at, { seenAt: 3 * frameMs })];
    expect(directions(told([...walk([50, 60, 70, 80]), hidden, hidden, hidden, ...walk([125, 135, 145, 155])]))).toEqual(["in"]);
  });

  it("is counted when they leave the picture soon after it", () => {
    expect(directions(told([...walk([60, 80, 115, 130]), () => []]))).toEqual(["in"]);
  });

  it("is not counted before they are believed, but then from the side on which they came", () => {
    expect(told(walk(steps(50, 150, 10), { confirmed: false }))).toEqual([]);
    const believedLate = [...walk(steps(50, 120, 10), { confirmed: false }), ...walk(steps(130, 170, 10))];
    expect(directions(told(believedLate))).toEqual(["in"]);
  });
});

describe("somebody who does not cross it", () => {
  it("loiters on the line for a minute", () => {
    expect(told(walk(Array.from({ length: 600 }, (_, i) => 100 + 9 * Math.sin(i))))).toEqual([]);
  });

  it("turns round within the hold", () => {
    expect(told(walk([60, 80, 95, 115, 118, 95, 85, 70]))).toEqual([]);
  });

  it("flickers over it for one frame", () => {
    expect(told(walk([70, 70, 130, 70, 70, 70, 70, 70]))).toEqual([]);
  });

  it("is last seen past it by a single leap of the box", () => {
    expect(told([...walk([70, 70, 70, 130]), () => [], () => []])).toEqual([]);
  });

  it("walks around its end", () => {
    expect(told(walk(steps(50, 150, 10), { y: 320 }))).toEqual([]);
  });

  it("goes round its end and comes back through it: one, out", () => {
    const around = walk(steps(50, 150, 10), { y: 320 });
    const back = walk(steps(150, 50, 10), { y: 200 });
    expect(directions(told([...around, ...back]))).toEqual(["out"]);
  });

  it("is first seen on it", () => {
    expect(told(walk([98, 97, 110, 125, 140, 150]))).toEqual([]);
  });
});

describe("two people", () => {
  it("close upon each other are two", () => {
    const tailgating = steps(20, 150, 10).map((x) => (at: number) => [person(x, at), person(x + 45, at, { id: 2 })]);
    expect(told(tailgating).map((c) => [c.trackId, c.direction])).toEqual([[2, "in"], [1, "in"]]);
  });
});

describe("a counter that tells only once people are gone", () => {
  const gone = { tell: "gone" } as const;

  it("tells a crossing when the person has left the picture", () => {
    const frames = [...walk(steps(50, 150, 10)), () => []];
    expect(told(frames, gone)).toEqual([{ lineId: "door", direction: "in", at: 7 * frameMs, trackId: 1 }]);
  });

  it("takes a U-turn of any length for nothing", () => {
    expect(told([...walk([...steps(50, 200, 10), ...steps(200, 50, 10)]), () => []], gone)).toEqual([]);
  });
});

describe("any walk", () => {
  const anyWalk = fc.array(fc.integer({ min: 40, max: 160 }), { maxLength: 80 });

  it("has never more crossings than changes of side", () => {
    fc.assert(
      fc.property(anyWalk, (xs) => {
        const changes = xs.filter((x, i) => i > 0 && Math.sign(x - 100) !== Math.sign((xs[i - 1] ?? x) - 100)).length;
        expect(told(walk(xs)).length).toBeLessThanOrEqual(changes);
      }),
    );
  });

  it("goes in and out by turns", () => {
    fc.assert(
      fc.property(anyWalk, (xs) => {
        const all = directions(told(walk(xs)));
        expect(all.every((direction, i) => direction !== all[i - 1])).toBe(true);
      }),
    );
  });

  it("nets the same whether it is told at once or at the end", () => {
    const net = (crossings: Crossing[]) => crossings.reduce((sum, c) => sum + (c.direction === "in" ? 1 : -1), 0);
    fc.assert(
      fc.property(anyWalk, (xs) => {
        expect(net(told(walk(xs), { tell: "gone" }))).toBe(net(told(walk(xs))));
      }),
    );
  });

  it("is mirrored by a line drawn the other way round", () => {
    const turned = { ...door, from: door.to, to: door.from };
    const over = (line: Line, xs: number[]) => {
      let counter = newLineCounter([line]);
      return xs.flatMap((x, i) => {
        const step = countLines(counter, [person(x, i * frameMs)], i * frameMs);
        counter = step.counter;
        return directions(step.crossings);
      });
    };
    fc.assert(
      fc.property(anyWalk, (xs) => {
        expect(over(turned, xs)).toEqual(over(door, xs).map((d) => (d === "in" ? "out" : "in")));
      }),
    );
  });
});
