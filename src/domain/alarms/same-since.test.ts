import { describe, expect, it } from "vitest";
import { sameSince } from "#domain/alarms/same-since.ts";
import { minuteMs } from "#domain/time.ts";

const noon = Date.UTC(2026, 0, 15, 12);
/** One value every five minutes, the newest first. */
const readings = (...glucose: number[]) => glucose.map((value, i) => ({ at: noon - i * 5 * minuteMs, values: { glucose: value } }));

describe("sameSince", () => {
  it("is the moment of the oldest of the equal readings", () => {
    expect(sameSince(readings(6.2, 6.2, 6.2, 6.2, 6.2, 6.2, 6.1, 6.2))).toBe(noon - 25 * minuteMs);
  });

  it("is nothing while the value moves, or after a handful of readings", () => {
    expect(sameSince(readings(6.2, 6.3, 6.2, 6.2, 6.2, 6.2, 6.2, 6.2))).toBeUndefined();
    expect(sameSince(readings(6.2, 6.2, 6.2, 6.2, 6.2))).toBeUndefined();
    expect(sameSince([])).toBeUndefined();
  });

  it("does not take readings without a value for equal ones", () => {
    expect(sameSince(Array.from({ length: 8 }, (_, i) => ({ at: noon - i * minuteMs, values: {} })))).toBeUndefined();
  });
});
