import { describe, expect, it } from "vitest";
import { bandPath } from "#ui/chart/band-path.ts";

describe("bandPath", () => {
  const points = [{ at: 0, low: 2, likely: 4, high: 4 }, { at: 60, low: 0, likely: 5, high: 12 }];

  it("goes along the upper ends and back along the lower ones: 10 at the top, 12 cut off there", () => {
    expect(bandPath(points, 10)).toEqual({ line: "M0 60L100 50", band: "M0 60L100 0L100 100L0 80Z" });
  });

  it("draws nothing of a single moment, and lies at the bottom where the scale has no height", () => {
    expect(bandPath(points.slice(0, 1), 10)).toEqual({ line: "", band: "" });
    expect(bandPath(points, 0).line).toBe("M0 100L100 100");
  });
});
