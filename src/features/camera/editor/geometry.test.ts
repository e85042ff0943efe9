import { describe, expect, it } from "vitest";
import { apart, between, nudged, sidesOf, within } from "#features/camera/editor/geometry.ts";

describe("a point", () => {
  it("stays in the picture", () => {
    expect(within({ x: -0.2, y: 1.7 })).toEqual({ x: 0, y: 1 });
  });

  it("moves by half a hundredth with an arrow key, ten times as far with Shift", () => {
    expect(nudged({ x: 0.5, y: 0.5 }, "ArrowLeft", false)).toEqual({ x: 0.495, y: 0.5 });
    expect(nudged({ x: 0.5, y: 0.5 }, "ArrowDown", true)).toEqual({ x: 0.5, y: 0.55 });
    expect(nudged({ x: 0.5, y: 0.5 }, "a", false)).toBeNull();
  });

  it("lies between two others", () => {
    expect(between({ x: 0, y: 0.2 }, { x: 1, y: 0.4 })).toEqual({ x: 0.5, y: 0.3 });
  });

  it("is as far from another as the picture shows it", () => {
    // A picture twice as wide as high: a whole height is half a width.
    expect(apart({ x: 0.1, y: 0 }, { x: 0.1, y: 1 }, 2)).toBe(0.5);
  });
});

describe("the sides of a line", () => {
  const line = { from: { x: 0.2, y: 0.5 }, to: { x: 0.8, y: 0.5 } };

  it("lead downwards over one drawn from left to right", () => {
    // A tenth of the width is a fifth of the height.
    expect(sidesOf({ ...line, door: { doorId: "main", reversed: false } }, 2, 0.1)).toEqual({ middle: { x: 0.5, y: 0.5 }, ahead: { x: 0.5, y: 0.7 }, behind: { x: 0.5, y: 0.3 } });
  });

  it("lead the other way when it is turned round", () => {
    expect(sidesOf({ ...line, door: { doorId: "main", reversed: true } }, 2, 0.1).ahead.y).toBeCloseTo(0.3);
  });

  it("lead to the right over one drawn upwards", () => {
    const { ahead } = sidesOf({ from: { x: 0.5, y: 0.9 }, to: { x: 0.5, y: 0.1 }, door: null }, 1, 0.1);
    expect(ahead.x).toBeCloseTo(0.6);
    expect(ahead.y).toBeCloseTo(0.5);
  });
});
