import { describe, expect, it } from "vitest";
import { depthInside, footPoint, overlap, overlapWithin, shareAlong, sideDistance } from "#domain/occupancy/tracking/geometry.ts";

const box = (x: number, y = 0) => ({ x, y, width: 10, height: 20 });

describe("boxes", () => {
  it("stand on the middle of their lower edge", () => {
    expect(footPoint(box(100, 50))).toEqual({ x: 105, y: 70 });
  });

  it("overlap by what they share of what they cover together", () => {
    expect(overlap(box(0), box(0))).toBe(1);
    expect(overlap(box(0), box(10))).toBe(0);
    // Half of each: 100 of 300.
    expect(overlap(box(0), box(5))).toBeCloseTo(1 / 3);
  });

  it("overlap across a gap once both have grown", () => {
    // 10 apart, 5 more on each side: they touch; 6 more: 2 x 32 of 2 x 22 x 32 - 64.
    expect(overlapWithin(box(0), box(20), 5)).toBe(0);
    expect(overlapWithin(box(0), box(20), 6)).toBeCloseTo(64 / 1344);
  });
});

describe("a line", () => {
  const toTheRight = { from: { x: 0, y: 100 }, to: { x: 50, y: 100 } };

  it("has below it, to the right hand of who walks along it, on its positive side", () => {
    expect(sideDistance(toTheRight, { x: 10, y: 130 })).toBe(30);
    expect(sideDistance(toTheRight, { x: 10, y: 70 })).toBe(-30);
    expect(sideDistance({ from: toTheRight.to, to: toTheRight.from }, { x: 10, y: 70 })).toBe(30);
  });

  it("knows who stands beyond its ends", () => {
    expect(shareAlong(toTheRight, { x: 25, y: 0 })).toBe(0.5);
    expect(shareAlong(toTheRight, { x: -50, y: 0 })).toBe(-1);
  });

  it("without length has no sides", () => {
    expect(sideDistance({ from: { x: 1, y: 1 }, to: { x: 1, y: 1 } }, { x: 9, y: 9 })).toBe(0);
  });
});

describe("a polygon", () => {
  const square = [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 100 }, { x: 0, y: 100 }];

  it("tells how far inside or outside a point is", () => {
    expect(depthInside(square, { x: 30, y: 50 })).toBe(30);
    expect(depthInside(square, { x: -7, y: 50 })).toBe(-7);
    expect(depthInside(square, { x: 103, y: 104 })).toBe(-5);
  });

  it("may be drawn in either sense and be hollow", () => {
    const hollow = [{ x: 0, y: 0 }, { x: 0, y: 100 }, { x: 50, y: 20 }, { x: 100, y: 100 }, { x: 100, y: 0 }];
    expect(depthInside(hollow, { x: 50, y: 90 })).toBeLessThan(0);
    expect(depthInside(hollow, { x: 10, y: 50 })).toBeGreaterThan(0);
  });

  it("of two corners holds nobody", () => {
    expect(depthInside(square.slice(0, 2), { x: 50, y: 0 })).toBe(-Infinity);
  });
});
