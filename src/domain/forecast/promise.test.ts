import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promise } from "#domain/forecast/promise.ts";

describe("promise", () => {
  it("says about 20, at most 35 for a wait of 19 that may be 31", () => {
    expect(promise({ p50: 19, p90: 31 })).toEqual({ aboutMinutes: 20, atMostMinutes: 35 });
  });

  it("says 5 for anything short", () => {
    expect(promise({ p50: 0, p90: 0 })).toEqual({ aboutMinutes: 5, atMostMinutes: 10 });
    expect(promise({ p50: 4, p90: 9 })).toEqual({ aboutMinutes: 5, atMostMinutes: 10 });
  });

  it("keeps the upper end apart from the middle", () => {
    expect(promise({ p50: 18, p90: 19 })).toEqual({ aboutMinutes: 20, atMostMinutes: 25 });
  });

  it("does not add five minutes for a rounding error", () => {
    expect(promise({ p50: 20, p90: 35.0000001 }).atMostMinutes).toBe(35);
  });

  it("never promises less than nine times in ten, and always a multiple of five", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true }), (a, b) => {
        const [p50, p90] = [Math.min(a, b), Math.max(a, b)];
        const { aboutMinutes, atMostMinutes } = promise({ p50, p90 });
        expect(atMostMinutes).toBeGreaterThanOrEqual(p90 - 1e-5);
        expect(atMostMinutes).toBeGreaterThanOrEqual(aboutMinutes + 5);
        expect([aboutMinutes % 5, atMostMinutes % 5]).toEqual([0, 0]);
      }),
    );
  });
});
