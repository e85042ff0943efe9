import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "#domain/occupancy/tracking/geometry.ts";
import { newTracker, track, type Detection, type Track } from "#domain/occupancy/tracking/tracker.ts";
import { secondMs } from "#domain/time.ts";

/** Somebody 40 wide and 100 high whose box begins at x. */
function at(x: number, more: { y?: number; score?: number } = {}): Detection {
  return { box: { x, y: more.y ?? 200, width: 40, height: 100 }, score: more.score ?? 0.9 };
}

/** Everybody the tracker follows after each frame. */
function film(framesPerSecond: number, frames: Detection[][], tracker = newTracker()): Track[][] {
  return frames.map((detections, i) => {
    const step = track(tracker, detections, (i * secondMs) / framesPerSecond);
    tracker = step.tracker;
    return step.tracks;
  });
}

function frames(count: number, seen: (i: number) => Detection[]): Detection[][] {
  return Array.from({ length: count }, (_, i) => seen(i));
}

const ids = (tracks: Track[] | undefined) => (tracks ?? []).filter((t) => t.confirmed).map((t) => t.id);
const everyId = (all: Track[][]) => new Set(all.flatMap(ids));

describe("somebody who is seen", () => {
  it("is believed from the third sighting on", () => {
    const all = film(30, frames(4, () => [at(100)]));
    expect(all.map((tracks) => tracks[0]?.confirmed)).toEqual([false, false, true, true]);
  });

  it("is forgotten at once when seen only by one flicker", () => {
    expect(film(30, [[at(100)], [], [], [], [], [], []]).at(-1)).toEqual([]);
  });

  it("is believed at any frame rate although the detector missed them once on the way", () => {
    for (const rate of [3, 5, 10, 30]) expect(ids(film(rate, [[at(100)], [], [at(100)], [at(100)]]).at(-1))).toEqual([1]);
  });

  it("is forgotten at 5 frames a second when missed in two before they were believed", () => {
    expect(film(5, [[at(100)], [], [], [at(100)]]).at(-1)).toMatchObject([{ id: 2, sightings: 1 }]);
  });

  it("keeps one id while walking", () => {
    expect(everyId(film(30, frames(90, (i) => [at(100 + 3 * i)])))).toEqual(new Set([1]));
  });

  it("keeps their id at 5, 10 and 30 frames a second alike: 80 pixels a second, four fifths of their height", () => {
    for (const rate of [5, 10, 30]) expect(everyId(film(rate, frames(3 * rate, (i) => [at(100 + (80 * i) / rate)])))).toEqual(new Set([1]));
  });

  it("is told with their pace in pixels a second, whatever the frame rate", () => {
    for (const rate of [5, 30]) expect(film(rate, frames(4 * rate, (i) => [at(100 + (60 * i) / rate)])).at(-1)?.[0]?.velocity.x).toBeCloseTo(60, 0);
  });

  it("has a new id after a minute out of sight", () => {
    const tracker = frames(10, () => [at(100)]).reduce((before, seen, i) => track(before, seen, i * 100).tracker, newTracker());
    expect(track(tracker, [at(100)], 61_000).tracks).toMatchObject([{ id: 2, confirmed: false }]);
  });

  it("is not told twice for a frame that comes twice", () => {
    const { tracker, tracks } = track(newTracker(), [at(100)], 1_000);
    expect(track(tracker, [at(300)], 1_000)).toEqual({ tracker, tracks });
  });
});

describe("somebody who is hidden", () => {
  it("keeps their id through a gap of 0.8 s while they walk on", () => {
    const all = film(30, frames(90, (i) => (i >= 40 && i < 64 ? [] : [at(100 + 2 * i)])));
    expect(everyId(all)).toEqual(new Set([1]));
    // In frame 60 foretold about where they are: 2 x 60 pixels on.
    expect(all[60]?.[0]?.box.x).toBeCloseTo(220, -1);
  });

  it("keeps their id through the same gap at 5 frames a second", () => {
    expect(everyId(film(5, frames(20, (i) => (i >= 8 && i < 12 ? [] : [at(100 + 12 * i)]))))).toEqual(new Set([1]));
  });

  it("is recognised after 2 s where they must have got to, even if a newcomer was taken there at first", () => {
    expect(ids(film(10, frames(60, (i) => (i >= 25 && i < 45 ? [] : [at(100 + 4 * i)]))).at(-1))).toEqual([1]);
  });

  it("is somebody else after 2 s on the other side of the room", () => {
    expect(ids(film(10, frames(60, (i) => (i < 25 ? [at(100)] : i < 45 ? [] : [at(500)]))).at(-1))).toEqual([2]);
  });

  it("keeps their id when two pass each other and the one behind vanishes for half a second", () => {
    const all = film(30, frames(100, (i) => [at(100 + 3 * i, { y: 210 }), ...(i >= 42 && i < 57 ? [] : [at(400 - 3 * i)])]));
    const last = all.at(-1) ?? [];
    expect(ids(last)).toEqual([1, 2]);
    expect(last.find((t) => t.id === 1)?.box.x).toBeGreaterThan(last.find((t) => t.id === 2)?.box.x ?? Infinity);
  });
});

describe("uncertain detections", () => {
  it("keep somebody who is known", () => {
    const all = film(30, frames(60, (i) => [at(100 + i, { score: i < 10 ? 0.9 : 0.2 })]));
    expect(all.at(-1)).toMatchObject([{ id: 1, seenAt: (59 * secondMs) / 30, score: 0.2 }]);
  });

  it("make nobody new", () => {
    expect(film(30, frames(30, () => [at(100, { score: 0.4 })])).flat()).toEqual([]);
  });

  it("below the low score are nothing", () => {
    expect(film(30, frames(60, (i) => [at(100, { score: i < 10 ? 0.9 : 0.05 })])).at(-1)?.[0]?.seenAt).toBe((9 * secondMs) / 30);
  });

  it("find their people after the certain ones have", () => {
    const all = film(30, [...frames(10, () => [at(100)]), [at(112, { score: 0.3 }), at(104)]]);
    expect(all.at(-1)).toMatchObject([{ id: 1, score: 0.9 }]);
  });
});

describe("several people", () => {
  it("who follow close upon each other are two", () => {
    expect(everyId(film(10, frames(40, (i) => [at(100 + 6 * i), at(150 + 6 * i)])))).toEqual(new Set([1, 2]));
  });

  it("are not made of one whose upper half is seen too", () => {
    const half = (box: Box): Detection => ({ box: { ...box, height: box.height / 2 }, score: 0.8 });
    expect(everyId(film(10, frames(40, (i) => (i < 5 ? [at(100)] : [at(100), half(at(100).box)]))))).toEqual(new Set([1]));
  });
});

describe("any film", () => {
  const anyFrames = fc.array(fc.array(fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 300 }), score: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 6 }), { maxLength: 40 });
  const play = (seen: { x: number; y: number; score: number }[][]) => film(10, seen.map((people) => people.map(({ x, y, score }) => at(x, { y, score }))));

  it("gives each person one place and each detection to no more than one person", () => {
    fc.assert(
      fc.property(anyFrames, (seen) => {
        for (const [i, tracks] of play(seen).entries()) {
          expect(new Set(tracks.map((t) => t.id)).size).toBe(tracks.length);
          expect(tracks.filter((t) => t.seenAt === i * 100).length).toBeLessThanOrEqual(seen[i]?.length ?? 0);
        }
      }),
    );
  });

  it("follows nobody for longer than they are remembered", () => {
    fc.assert(
      fc.property(anyFrames, (seen) => {
        for (const [i, tracks] of play(seen).entries()) for (const t of tracks) expect(i * 100 - t.seenAt).toBeLessThanOrEqual(3_001);
      }),
    );
  });

  it("leaves the tracker that it was given as it was, and goes on from its JSON", () => {
    fc.assert(
      fc.property(anyFrames, (seen) => {
        const before = seen.reduce((tracker, people, i) => track(tracker, people.map((p) => at(p.x, p)), i * 100).tracker, newTracker());
        const copy = JSON.parse(JSON.stringify(before)) as typeof before;
        const next = track(before, [at(100)], 1e6);
        expect(before).toEqual(copy);
        expect(track(copy, [at(100)], 1e6).tracks).toEqual(next.tracks);
      }),
    );
  });
});
