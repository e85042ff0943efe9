import { describe, expect, it } from "vitest";
import { readHours, typedHours, weekFrom } from "#features/admin/queue/opening-times.ts";

const week = (day: { from: string; to: string }[]) => [day, [], [], [], [], [], []];

describe("readHours", () => {
  it("reads minutes after midnight, and midnight at the end of a day", () => {
    expect(readHours(week([{ from: "08:00", to: "12:30" }, { from: "13:00", to: "00:00" }]))?.[0]).toEqual([{ fromMinute: 480, toMinute: 750 }, { fromMinute: 780, toMinute: 1440 }]);
  });

  it("gives nothing for hours that end before they begin, or are not there", () => {
    for (const hours of [{ from: "12:00", to: "08:00" }, { from: "", to: "08:00" }, { from: "08:00", to: "08:00" }]) expect(readHours(week([hours]))).toBeUndefined();
  });

  it("reads back what it has written", () => {
    const hours = [[{ fromMinute: 0, toMinute: 1440 }], [], [], [], [], [], [{ fromMinute: 545, toMinute: 600 }]];
    expect(readHours(typedHours(hours))).toEqual(hours);
  });
});

describe("weekFrom", () => {
  it("begins on Monday, Saturday or Sunday, as the region does", () => {
    expect(weekFrom(1)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(weekFrom(7)).toEqual([6, 0, 1, 2, 3, 4, 5]);
    expect(weekFrom(6)).toEqual([5, 6, 0, 1, 2, 3, 4]);
  });
});
