import { describe, expect, it } from "vitest";
import { localMidnight, localTime } from "#sensors/local-time.ts";

const pattern = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/;
const moment = (text: string, timeZone: string, near = 0) => new Date(localTime("time", text, pattern, timeZone, near)).toISOString();
const midnight = (text: string, timeZone: string) => new Date(localMidnight("time", text, pattern, timeZone)).toISOString();

describe("localTime", () => {
  it("reads a clock in winter and in summer", () => {
    expect(moment("2026-01-15 12:00", "Europe/Zurich")).toBe("2026-01-15T11:00:00.000Z");
    expect(moment("2026-07-15 12:00", "Europe/Zurich")).toBe("2026-07-15T10:00:00.000Z");
    expect(moment("2026-07-15 12:00", "Asia/Kathmandu")).toBe("2026-07-15T06:15:00.000Z");
  });

  it("takes the hour that comes twice for the one nearer to when it was heard", () => {
    expect(moment("2026-10-25 02:30", "Europe/Zurich", Date.UTC(2026, 9, 25, 0, 31))).toBe("2026-10-25T00:30:00.000Z");
    expect(moment("2026-10-25 02:30", "Europe/Zurich", Date.UTC(2026, 9, 25, 1, 31))).toBe("2026-10-25T01:30:00.000Z");
  });

  it("takes a clock that shows the hour that is left out for one not yet put forward", () => {
    expect(moment("2026-03-29 02:30", "Europe/Zurich")).toBe("2026-03-29T01:30:00.000Z");
  });

  it.each(["2026-02-31 12:00", "2026-13-01 12:00", "2026-01-15 24:00", "2026-01-15 12:60", "1999-12-31 12:00", "noon"])("refuses %s", (text) => {
    expect(() => moment(text, "Europe/Zurich")).toThrow("time:");
  });

  it("refuses a time zone that is not one", () => {
    expect(() => moment("2026-01-15 12:00", "Mars/Olympus")).toThrow('there is no time zone "Mars/Olympus"');
  });
});

describe("localMidnight", () => {
  it("has the offset of the night, not of the day", () => {
    expect(midnight("2026-03-29 12:00", "Europe/Zurich")).toBe("2026-03-28T23:00:00.000Z");
    expect(midnight("2026-10-25 12:00", "Europe/Zurich")).toBe("2026-10-24T22:00:00.000Z");
  });

  it("is one o'clock where the clock is put forward at midnight", () => {
    // Chile, 6 September 2026: after 23:59 comes 01:00.
    expect(midnight("2026-09-06 12:00", "America/Santiago")).toBe("2026-09-06T04:00:00.000Z");
  });

  it("is the first of two where the clock is put back to midnight", () => {
    // Cuba, 1 November 2026: after 00:59 comes 00:00 once more.
    expect(midnight("2026-11-01 12:00", "America/Havana")).toBe("2026-11-01T04:00:00.000Z");
  });
});
