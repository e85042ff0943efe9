import { describe, expect, it } from "vitest";
import { atLocalHour, dayAfter, localHour, localIso } from "#simulation/local-time.ts";

const utc = (at: number) => new Date(at).toISOString().slice(0, 16);

describe("atLocalHour", () => {
  it("is the moment at which the wall clock shows the hour", () => {
    expect(utc(atLocalHour("2026-01-15", 7, "Europe/Zurich"))).toBe("2026-01-15T06:00");
    expect(utc(atLocalHour("2026-07-15", 7.5, "America/New_York"))).toBe("2026-07-15T11:30");
    expect(utc(atLocalHour("2026-01-15", 7, "Asia/Kathmandu"))).toBe("2026-01-15T01:15");
  });

  it("is right on the days on which the clocks change", () => {
    expect(utc(atLocalHour("2026-03-29", 1, "Europe/Zurich"))).toBe("2026-03-29T00:00");
    expect(utc(atLocalHour("2026-03-29", 7, "Europe/Zurich"))).toBe("2026-03-29T05:00");
    expect(utc(atLocalHour("2026-10-25", 0, "Europe/Zurich"))).toBe("2026-10-24T22:00");
    expect(utc(atLocalHour("2026-10-25", 7, "Europe/Zurich"))).toBe("2026-10-25T06:00");
  });
});

describe("localHour and localIso", () => {
  it("read the wall clock", () => {
    const at = Date.parse("2026-01-15T11:46:40Z");
    expect(localHour(at, "Europe/Zurich")).toBe(12.75);
    expect(localHour(at, "Asia/Kathmandu")).toBe(17.5);
    expect(localIso(at, "Asia/Kathmandu")).toBe("2026-01-15T17:31:40");
  });
});

describe("dayAfter", () => {
  it("goes over the end of a month", () => {
    expect(dayAfter("2026-02-28")).toBe("2026-03-01");
    expect(dayAfter("2026-12-31", 2)).toBe("2027-01-02");
  });
});
