import { describe, expect, it } from "vitest";
import { busiest, chartHours, occupancyByDay, occupancyByHour, percentFull, type ReportRow } from "#features/reports/occupancy-by-hour.ts";

describe("chartHours", () => {
  const ends = (...hours: number[]) => {
    const shown = chartHours(hours.map((hour) => aRow({ hour })));
    return [shown[0], shown.at(-1)];
  };

  it("runs from the first to the last known hour of any zone", () => {
    expect(ends(6, 20)).toEqual([6, 20]);
    expect(chartHours([aRow({ hour: 6 }), aRow({ hour: 20, zoneId: "b" })])).toHaveLength(15);
  });

  it("shows half a day at least, and never more than there is", () => {
    expect(ends(9, 11)).toEqual([9, 20]);
    expect(ends(22)).toEqual([12, 23]);
  });

  it("shows nothing of nothing", () => {
    expect(chartHours([])).toEqual([]);
  });
});

describe("occupancyByHour", () => {
  it("takes the mean of the days and the widest range", () => {
    const rows = [aRow({ day: "2026-03-01", mean: 4, low: 2, high: 6, entered: 3, left: 1 }), aRow({ day: "2026-03-02", mean: 8, low: 5, high: 12, entered: 4, left: 4 })];
    expect(occupancyByHour(rows, "a", [9])).toEqual([{ hour: 9, mean: 6, low: 2, high: 12, entered: 7, left: 5 }]);
  });

  it("is unknown, not zero, when no sensor had spoken", () => {
    expect(occupancyByHour([aRow({ mean: null, low: null, high: null })], "a", [9, 10])).toEqual([
      { hour: 9, mean: null, low: null, high: null, entered: 0, left: 0 },
      { hour: 10, mean: null, low: null, high: null, entered: 0, left: 0 },
    ]);
  });

  it("leaves a day without a sensor out of the mean", () => {
    expect(occupancyByHour([aRow({ mean: 6 }), aRow({ day: "2026-03-02", mean: null })], "a", [9])[0]?.mean).toBe(6);
  });
});

describe("occupancyByDay", () => {
  it("has a value for each hour of each day, unknown where there is no row", () => {
    expect(occupancyByDay([aRow({ day: "2026-03-02", mean: 5 })], "a", ["2026-03-01", "2026-03-02"], [9, 10])).toEqual([
      { day: "2026-03-01", values: [null, null] },
      { day: "2026-03-02", values: [5, null] },
    ]);
  });
});

describe("percentFull", () => {
  it("compares with the capacity, where there is one", () => {
    const hours = occupancyByHour([aRow({ mean: 5 })], "a", [9, 10]);
    expect(percentFull(hours, 20)).toEqual([25, null]);
    expect(percentFull(hours, 0)).toEqual([null, null]);
  });
});

describe("busiest", () => {
  it("is the hour with the highest mean", () => {
    expect(busiest(occupancyByHour([aRow({ mean: 5 }), aRow({ hour: 11, mean: 7 })], "a", [9, 10, 11]))).toEqual({ hour: 11, mean: 7 });
    expect(busiest([])).toBeUndefined();
  });
});

function aRow(rest: Partial<ReportRow>): ReportRow {
  return { zoneId: "a", day: "2026-03-01", hour: 9, mean: 4, peak: 6, low: 2, high: 6, entered: 0, left: 0, ...rest };
}
