import { describe, expect, it } from "vitest";
import { isQuiet, minuteOfDay } from "#features/board/quiet.ts";

describe("minuteOfDay", () => {
  it("is told by the clinic's clock, not the screen's", () => {
    expect(minuteOfDay(Date.UTC(2026, 0, 15, 12, 30), "Europe/Zurich")).toBe(13 * 60 + 30);
    expect(minuteOfDay(Date.UTC(2026, 6, 15, 22, 5), "Europe/Zurich")).toBe(5);
  });
});

describe("isQuiet", () => {
  it("holds from the first minute until before the last", () => {
    const lunch = { fromMinute: 720, toMinute: 780 };
    expect([719, 720, 779, 780].map((minute) => isQuiet(lunch, minute))).toEqual([false, true, true, false]);
  });

  it("may go over midnight", () => {
    const night = { fromMinute: 1320, toMinute: 420 };
    expect([1319, 1320, 0, 419, 420].map((minute) => isQuiet(night, minute))).toEqual([false, true, true, true, false]);
  });

  it("is never where nothing was set", () => {
    expect(isQuiet(null, 0)).toBe(false);
  });
});
