import { describe, expect, it } from "vitest";
import { sparkPath } from "#ui/chart/spark-path.ts";

const scale = { from: 0, to: 100, bottom: 0, top: 10 };

describe("sparkPath", () => {
  it("draws time from left to right and values upward", () => {
    expect(sparkPath([{ at: 0, value: 0 }, { at: 50, value: 10 }, { at: 100, value: 5 }], scale, 60)).toEqual({
      line: "M0 100L50 0L100 50",
      area: "M0 100L50 0L100 50L100 100L0 100Z",
      end: { x: 100, y: 50 },
    });
  });

  it("stops where nothing is known and begins anew", () => {
    expect(sparkPath([{ at: 0, value: 5 }, { at: 10, value: 5 }, { at: 80, value: 5 }], scale, 20).line).toBe("M0 50L10 50M80 50");
  });

  it("leaves out what lies before the window", () => {
    expect(sparkPath([{ at: -10, value: 5 }, { at: 40, value: 10 }], scale, 60).line).toBe("M40 0");
  });

  it("keeps values beyond the scale at its edge", () => {
    expect(sparkPath([{ at: 100, value: 99 }], scale, 60).end).toEqual({ x: 100, y: 0 });
  });

  it("draws nothing of nothing", () => {
    expect(sparkPath([], scale, 60)).toEqual({ line: "", area: "", end: null });
  });
});
