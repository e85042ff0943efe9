import { describe, expect, it } from "vitest";
import { closingHourAt } from "#domain/closing-hour.ts";

/** Zurich, an hour ahead of UTC in January; 15 January 2026 is a Thursday. */
const timeZone = "Europe/Zurich";
const utc = (hour: number, minute = 0, day = 15) => Date.UTC(2026, 0, day, hour, minute);
const daily = (...spans: [number, number][]) => Array.from({ length: 7 }, () => spans.map(([from, to]) => ({ fromMinute: from * 60, toMinute: to * 60 })));

describe("closingHourAt", () => {
  it("is the end of the last hours of the day on the clinic's wall, before, at noon and after it has passed", () => {
    const setup = { timeZone, openingHours: daily([8, 12], [14, 18]) };
    for (const at of [utc(6), utc(11, 30), utc(12), utc(18, 20)]) expect(closingHourAt(setup, at)).toBe(utc(17));
  });

  it("goes on over midnight where the hours do", () => {
    const setup = { timeZone, openingHours: daily([0, 2], [16, 24]) };
    // 23:00 in Zurich; closes at two, which is one in UTC.
    expect(closingHourAt(setup, utc(22))).toBe(utc(1, 0, 16));
  });

  it("is unknown without hours, on a day without any, and where it never closes", () => {
    expect(closingHourAt({ timeZone }, utc(9))).toBeUndefined();
    expect(closingHourAt({ timeZone, openingHours: [[], [], [], [], [], [], []] }, utc(9))).toBeUndefined();
    expect(closingHourAt({ timeZone, openingHours: daily([0, 24]) }, utc(9))).toBeUndefined();
  });
});
