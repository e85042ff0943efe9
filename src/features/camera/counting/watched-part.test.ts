import { describe, expect, it } from "vitest";
import { watchedPart, withHeights } from "#features/camera/counting/watched-part.ts";
import type { Track } from "#domain/occupancy/tracking/tracker.ts";

const size = { width: 640, height: 480 };
const door = { doorId: "d", reversed: false };
const line = (from: [number, number], to: [number, number]) => ({ id: "l", name: "L", from: { x: from[0] / 640, y: from[1] / 480 }, to: { x: to[0] / 640, y: to[1] / 480 }, door });
const drawn = { lines: [line([300, 200], [300, 300])], areas: [], detectionsPerSecond: 5 };
const many = (height: number) => Array.from({ length: 20 }, () => height);
const seen = (box: Track["box"], more: Partial<Track> = {}): Track => ({ id: 1, box, velocity: { x: 0, y: 0 }, score: 0.9, firstSeenAt: 0, seenAt: 1_000, sightings: 3, confirmed: true, ...more });

describe("the part that is looked at", () => {
  it("is all of the picture until ten sightings have told how tall people are", () => {
    expect(watchedPart(drawn, size, many(50).slice(0, 9))).toBeNull();
    expect(watchedPart(drawn, size, many(50).slice(0, 10))).not.toBeNull();
  });

  it("is a square around the line with room for bodies above it, and for the way to it on both sides", () => {
    // Way: 50 x 1.2 x 4 / 5 = 48, and 20 for half a body: 232 to 368. Upwards 60, downwards 10: 140 to 310. The larger, 170, both ways.
    expect(watchedPart(drawn, size, many(50))).toEqual({ x: 215, y: 140, width: 170, height: 170 });
  });

  it("is wider where pictures are rarer", () => {
    // 120 and 20 on either side: 280.
    expect(watchedPart({ ...drawn, detectionsPerSecond: 2 }, size, many(50))).toMatchObject({ x: 160, width: 280 });
  });

  it("lies within the picture", () => {
    expect(watchedPart({ ...drawn, lines: [line([5, 200], [5, 300])] }, size, many(50))).toEqual({ x: 0, y: 140, width: 170, height: 170 });
    expect(watchedPart({ ...drawn, lines: [line([300, 380], [300, 480])] }, size, many(50))).toEqual({ x: 215, y: 310, width: 170, height: 170 });
  });

  it("is all of the picture when people are large in it, or nothing is drawn", () => {
    expect(watchedPart(drawn, size, many(250))).toBeNull();
    expect(watchedPart({ ...drawn, lines: [] }, size, many(50))).toBeNull();
  });

  it("holds every line and area", () => {
    const areas = [{ id: "a", name: "A", zoneId: null, corners: [{ x: 0.6, y: 0.5 }, { x: 0.7, y: 0.5 }, { x: 0.7, y: 0.7 }] }];
    // From 232 to 448 + 20, from 140 to 336 + 10: 236.
    expect(watchedPart({ ...drawn, areas }, size, many(50))).toEqual({ x: 232, y: 125, width: 236, height: 236 });
  });

  it("stays in the picture and holds the line, wherever it is drawn and however tall people are", () => {
    for (const [from, to] of [[[0, 0], [640, 480]], [[0, 0], [0, 0]], [[639, 479], [640, 480]], [[10, 470], [60, 470]]] as const) {
      for (const tall of [1, 20, 90, 300, 5_000]) {
        const part = watchedPart({ ...drawn, lines: [line([from[0], from[1]], [to[0], to[1]])] }, size, many(tall));
        if (!part) continue;
        expect(part.width).toBeGreaterThan(0);
        expect(part.height).toBeGreaterThan(0);
        expect(part.x >= 0 && part.y >= 0 && part.x + part.width <= 640 && part.y + part.height <= 480).toBe(true);
        expect(part.x <= Math.min(from[0], to[0]) && part.x + part.width >= Math.max(from[0], to[0])).toBe(true);
      }
    }
  });
});

describe("how tall people are", () => {
  const beside = { x: 280, y: 200, width: 20, height: 50 };

  it("is told by those who are believed, are seen now and stand near the line", () => {
    expect(withHeights([], [seen(beside)], 1_000, drawn, size, null)).toEqual([50]);
    expect(withHeights([], [seen(beside, { confirmed: false }), seen(beside, { seenAt: 800 }), seen({ ...beside, x: 500 })], 1_000, drawn, size, null)).toEqual([]);
  });

  it("is half as much again for whoever reaches up to the edge of what is looked at", () => {
    expect(withHeights([], [seen(beside)], 1_000, drawn, size, { x: 200, y: 200, width: 200, height: 200 })).toEqual([75]);
    expect(withHeights([], [seen({ ...beside, y: 0, height: 250 })], 1_000, drawn, size, { x: 200, y: 0, width: 200, height: 300 })).toEqual([250]);
  });

  it("forgets those of long ago", () => {
    const heights = withHeights(Array.from({ length: 600 }, () => 90), [seen(beside)], 1_000, drawn, size, null);
    expect(heights).toHaveLength(600);
    expect(heights.at(-1)).toBe(50);
  });
});
