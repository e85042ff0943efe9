import { describe, expect, it } from "vitest";
import { dayIn, momentOn } from "#features/desk/clinic-day.ts";

describe("the clinic's day", () => {
  it("is the one on its own wall", () => {
    // 23:30 UTC is already the 16th in Auckland (UTC+13 in January).
    expect(dayIn("Pacific/Auckland", Date.UTC(2026, 0, 15, 23, 30))).toBe("2026-01-16");
    expect(dayIn("America/New_York", Date.UTC(2026, 0, 15, 2, 0))).toBe("2026-01-14");
  });

  it("has its appointments by its own clock, also on the day the clocks change", () => {
    expect(momentOn("2026-01-15", "10:15", "Pacific/Auckland")).toBe(Date.UTC(2026, 0, 14, 21, 15));
    expect(momentOn("2026-03-29", "09:00", "Europe/Berlin")).toBe(Date.UTC(2026, 2, 29, 7, 0));
  });

  it("knows nothing of half an answer", () => {
    expect(momentOn("", "10:15", "UTC")).toBeUndefined();
    expect(momentOn("2026-01-15", "", "UTC")).toBeUndefined();
    expect(momentOn("15.1.2026", "10:15", "UTC")).toBeUndefined();
  });
});
