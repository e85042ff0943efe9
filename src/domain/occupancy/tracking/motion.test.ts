import { describe, expect, it } from "vitest";
import { axisAt, corrected, later } from "#domain/occupancy/tracking/motion.ts";

describe("a coordinate", () => {
  it("goes on at its rate", () => {
    expect(later({ value: 10, rate: 4, vv: 0, vr: 0, rr: 0 }, 0.5, 0).value).toBe(12);
  });

  it("is doubted more with time", () => {
    // 1 + 2² x 3² + 3³ / 3.
    expect(later({ value: 0, rate: 0, vv: 1, vr: 0, rr: 4 }, 3, 1).vv).toBe(46);
  });

  it("is doubted as much after one step as after many", () => {
    const start = axisAt(0, 1, 2);
    let steps = start;
    for (let i = 0; i < 10; i++) steps = later(steps, 0.1, 3);
    const leap = later(start, 1, 3);
    expect(steps.vv).toBeCloseTo(leap.vv);
    expect(steps.vr).toBeCloseTo(leap.vr);
    expect(steps.rr).toBeCloseTo(leap.rr);
  });

  it("meets an equally sure measurement half-way, and is twice as sure", () => {
    const after = corrected({ value: 0, rate: 0, vv: 4, vr: 2, rr: 4 }, 10, 2);
    // Gain 4 / 8 of the value, 2 / 8 of the rate.
    expect(after).toEqual({ value: 5, rate: 2.5, vv: 2, vr: 1, rr: 3.5 });
  });
});
