import { describe, expect, it } from "vitest";
import { wallClock } from "#domain/wall-clock.ts";

const utc = (text: string) => Date.parse(`${text}Z`);

describe("wallClock", () => {
  const zurich = wallClock("Europe/Zurich");

  it("shows the day, the minute and the weekday of the place", () => {
    const at = utc("2026-01-15T23:30:00");
    expect([zurich.day(at), zurich.minuteOfDay(at), zurich.weekday(at)]).toEqual(["2026-01-16", 30, 4]);
  });

  it("knows one moment for an ordinary time", () => {
    expect(zurich.moments(utc("2026-07-01T09:00:00"))).toEqual([utc("2026-07-01T07:00:00")]);
  });

  it("knows none for a time that the clock jumps over, and two for one that it shows twice", () => {
    expect(zurich.moments(utc("2026-03-29T02:30:00"))).toEqual([]);
    expect(zurich.moments(utc("2026-10-25T02:30:00"))).toEqual([utc("2026-10-25T00:30:00"), utc("2026-10-25T01:30:00")]);
  });

  it("refuses a zone that nobody knows", () => {
    expect(() => wallClock("Mars/Olympus")).toThrow(RangeError);
  });
});
