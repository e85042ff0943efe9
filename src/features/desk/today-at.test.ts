import { describe, expect, it } from "vitest";
import { laterToday, todayAt } from "#features/desk/today-at.ts";

describe("todayAt", () => {
  it("means the clinic's wall clock, not the browser's", () => {
    // 15 January, 23:30 UTC is already the 16th in Auckland (UTC+13 in summer).
    const now = Date.UTC(2026, 0, 15, 23, 30);
    expect(todayAt("10:15", "Pacific/Auckland", now)).toBe(Date.UTC(2026, 0, 15, 21, 15));
    expect(todayAt("10:15", "America/New_York", now)).toBe(Date.UTC(2026, 0, 15, 15, 15));
  });

  it("keeps to the wall on the day the clocks change", () => {
    // Berlin, 29 March 2026: summer time from 02:00 on.
    expect(todayAt("09:00", "Europe/Berlin", Date.UTC(2026, 2, 28, 23, 30))).toBe(Date.UTC(2026, 2, 29, 7, 0));
  });

  it("knows nothing of an empty field", () => {
    expect(todayAt("", "UTC", 0)).toBeUndefined();
  });
});

describe("laterToday", () => {
  const lateEvening = Date.UTC(2026, 0, 15, 23, 50);
  it("means today while the hour is still to come, or is now", () => {
    expect(laterToday("23:55", "UTC", lateEvening)).toBe(Date.UTC(2026, 0, 15, 23, 55));
    expect(laterToday("23:50", "UTC", lateEvening + 40_000)).toBe(Date.UTC(2026, 0, 15, 23, 50));
  });

  it("means tomorrow once it has gone by", () => {
    expect(laterToday("00:10", "UTC", lateEvening)).toBe(Date.UTC(2026, 0, 16, 0, 10));
  });
});
