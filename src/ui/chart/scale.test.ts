import { describe, expect, it } from "vitest";
import { spread, timeTicks, valueTicks } from "#ui/chart/scale.ts";

describe("valueTicks", () => {
  it("ends on a round number at or above the largest value", () => {
    expect(valueTicks(37)).toEqual({ top: 40, ticks: [0, 10, 20, 30, 40] });
    expect(valueTicks(8)).toEqual({ top: 8, ticks: [0, 2, 4, 6, 8] });
  });

  it("still has a scale when nothing happened", () => {
    expect(valueTicks(0).top).toBeGreaterThan(0);
  });
});

describe("timeTicks", () => {
  it("marks whole hours over a morning", () => {
    const eight = Date.UTC(2025, 2, 3, 8);
    const hour = 3_600_000;
    expect(timeTicks(eight + 60_000, eight + 4.5 * hour)).toEqual([1, 2, 3, 4].map((hours) => eight + hours * hour));
  });
});

describe("spread", () => {
  it("leaves labels alone that have room", () => {
    expect(spread([0, 40, 80], 14)).toEqual([0, 0, 0]);
  });

  it("moves two labels on one spot equally far apart", () => {
    expect(spread([50, 50], 14)).toEqual([-7, 7]);
  });
});
