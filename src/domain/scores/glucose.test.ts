import { describe, expect, it } from "vitest";
import { glucoseManagementIndicator, glucoseRange, mgPerDlInMmolPerL, timeInRanges } from "#domain/scores/glucose.ts";

describe("glucoseManagementIndicator", () => {
  // Bergenstal 2018, table 1: mean CGM glucose in mg/dL and GMI in percent.
  it.each([
    [100, 5.7],
    [125, 6.3],
    [150, 6.9],
    [175, 7.5],
    [200, 8.1],
    [225, 8.7],
    [250, 9.3],
    [275, 9.9],
    [300, 10.5],
    [350, 11.7],
  ])("of a mean of %d mg/dL is %d %%", (mean, published) => {
    expect(glucoseManagementIndicator(mean / mgPerDlInMmolPerL)).toBeCloseTo(published, 1);
  });
});

describe("glucoseManagementIndicator of real sensors", () => {
  // The five subjects of the R package iglu: mean in mg/dL and its GMI.
  it.each([
    [123.666, 6.2681],
    [218.453, 8.5354],
    [154.042, 6.9947],
    [129.674, 6.4118],
    [174.608, 7.4866],
  ])("of a mean of %d mg/dL is %d %%", (mean, iglu) => {
    expect(glucoseManagementIndicator(mean / mgPerDlInMmolPerL)).toBeCloseTo(iglu, 4);
  });
});

describe("glucoseRange", () => {
  // Battelino 2019 writes each range in both units; these are its ends in mg/dL.
  it.each([
    [53, "very-low"],
    [54, "low"],
    [69, "low"],
    [70, "in-range"],
    [180, "in-range"],
    [182, "high"],
    [250, "high"],
    [252, "very-high"],
  ] as const)("of %d mg/dL is %s", (mgPerDl, range) => {
    expect(glucoseRange(mgPerDl / mgPerDlInMmolPerL)).toBe(range);
  });
});

describe("timeInRanges", () => {
  it("is the percentage of readings in each range", () => {
    expect(timeInRanges([2.5, 3.5, 4, 5, 6, 7, 10, 10.1, 13.9, 14])).toEqual({ "very-low": 10, low: 10, "in-range": 50, high: 20, "very-high": 10 });
  });

  it("says nothing without readings", () => {
    expect(timeInRanges([])).toBeUndefined();
  });
});
