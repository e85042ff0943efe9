import { describe, expect, it } from "vitest";
import { ssdAnchors } from "#server/vision/anchors.ts";

/** Anchors of the layers before the one named: 19x19x3, then 10x10x6, 5x5x6, 3x3x6, 2x2x6. */
const startOf = { tenths: 1083, fifths: 1683, thirds: 1833, halves: 1887, whole: 1911 };

describe("ssdAnchors", () => {
  const anchors = ssdAnchors();
  const expectAt = (index: number, expected: { x: number; y: number; width: number; height: number }) => {
    for (const [key, value] of Object.entries(expected)) expect(anchors[index]?.[key as keyof typeof expected], `${key} of ${index}`).toBeCloseTo(value, 5);
  };

  it("are 1083 + 600 + 150 + 54 + 24 + 6", () => {
    expect(anchors).toHaveLength(1917);
  });

  it("begin with a small square in the middle of the first of 19 x 19 places", () => {
    expectAt(0, { x: 0.5 / 19, y: 0.5 / 19, width: 0.1, height: 0.1 });
  });

  it("go on there with one twice as wide as high, and one twice as high as wide", () => {
    expectAt(1, { x: 0.5 / 19, y: 0.5 / 19, width: 0.2828427, height: 0.1414214 });
    expectAt(2, { x: 0.5 / 19, y: 0.5 / 19, width: 0.1414214, height: 0.2828427 });
  });

  it("go from place to place along a row, then to the next row", () => {
    expectAt(3, { x: 1.5 / 19, y: 0.5 / 19, width: 0.1, height: 0.1 });
    expectAt(19 * 3, { x: 0.5 / 19, y: 1.5 / 19, width: 0.1, height: 0.1 });
  });

  it("have six shapes a place in the second layer, the last between this scale and the next", () => {
    expectAt(startOf.tenths, { x: 0.05, y: 0.05, width: 0.35, height: 0.35 });
    // A ratio of three: .35 times and over 1.7320508.
    expectAt(startOf.tenths + 3, { x: 0.05, y: 0.05, width: 0.6062178, height: 0.2020726 });
    // The root of .35 times .5.
    expectAt(startOf.tenths + 5, { x: 0.05, y: 0.05, width: 0.41833, height: 0.41833 });
    expectAt(startOf.tenths + 6, { x: 0.15, y: 0.05, width: 0.35, height: 0.35 });
  });

  it("grow by .15 a layer", () => {
    expectAt(startOf.fifths, { x: 0.1, y: 0.1, width: 0.5, height: 0.5 });
    expectAt(startOf.thirds, { x: 0.5 / 3, y: 0.5 / 3, width: 0.65, height: 0.65 });
    expectAt(startOf.halves, { x: 0.25, y: 0.25, width: 0.8, height: 0.8 });
    expectAt(startOf.whole, { x: 0.5, y: 0.5, width: 0.95, height: 0.95 });
  });

  it("end with the root of .95 times 1", () => {
    expectAt(1916, { x: 0.5, y: 0.5, width: 0.9746794, height: 0.9746794 });
  });
});
