import { describe, expect, it } from "vitest";
import { modelScore, trackerScore } from "#features/camera/detector/scores.ts";

describe("a model's score", () => {
  it("that is the least of its model makes somebody new", () => {
    expect(trackerScore(0.38, 0.38)).toBe(0.5);
    expect(trackerScore(0.55, 0.55)).toBe(0.5);
  });

  it("keeps its ends", () => {
    expect(trackerScore(0, 0.38)).toBe(0);
    expect(trackerScore(1, 0.38)).toBe(1);
  });

  it("grows in a straight line on either side", () => {
    // Half of .4 is half of .5; half-way from .4 to 1 is half-way from .5 to 1.
    expect(trackerScore(0.2, 0.4)).toBeCloseTo(0.25);
    expect(trackerScore(0.7, 0.4)).toBeCloseTo(0.75);
  });

  it("is found again from the tracker's", () => {
    expect(modelScore(0.1, 0.55)).toBeCloseTo(0.11);
    for (const score of [0, 0.05, 0.3, 0.55, 0.8, 1]) expect(modelScore(trackerScore(score, 0.55), 0.55)).toBeCloseTo(score);
  });
});
