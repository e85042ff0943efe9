import { describe, expect, it } from "vitest";
import { deviceStatus, freshnessOf } from "#domain/alarms/device-status.ts";
import { minuteMs } from "#domain/time.ts";

const noon = Date.UTC(2026, 0, 15, 12);
const kind = { silentAfterMinutes: 15, offAfterMinutes: 30 };
const minutesAgo = (minutes: number) => noon - minutes * minuteMs;

describe("freshnessOf", () => {
  it.each([
    ["never", undefined],
    ["fresh", 0],
    ["fresh", 15],
    ["stale", 16],
    ["stale", 30],
    ["off", 31],
  ] as const)("is %s with the last reading %s minutes ago", (freshness, minutes) => {
    expect(freshnessOf(kind, minutes === undefined ? undefined : minutesAgo(minutes), noon)).toBe(freshness);
  });
});

describe("deviceStatus", () => {
  const low = { priority: "high" as const, says: "Very low: 2.8 mmol/L" };
  const well = { priority: "none" as const, says: "In range: 6.2 mmol/L" };

  it("says what the kind has judged while the value is fresh", () => {
    expect(deviceStatus("fresh", low, 80)).toEqual({ freshness: "fresh", ...low });
  });

  it("replaces a clinical alarm by a technical one when the value is stale", () => {
    expect(deviceStatus("stale", low, 80)).toEqual({ freshness: "stale", priority: "low", says: "Value is old. Waiting for the next reading" });
  });

  it("asks for someone to look when the device is lost, whatever was last known", () => {
    expect(deviceStatus("off", well, 80)).toMatchObject({ priority: "medium", says: "No signal. Check the device and the patient" });
  });

  it("alarms nobody about a device that has not spoken yet", () => {
    expect(deviceStatus("never", undefined, undefined)).toEqual({ freshness: "never", priority: "none", says: "Waiting for its first reading" });
  });

  it("tells of a battery at a tenth or less when nothing else is wrong", () => {
    expect(deviceStatus("fresh", well, 10)).toEqual({ freshness: "fresh", priority: "low", says: "In range: 6.2 mmol/L. Battery nearly empty" });
    expect(deviceStatus("fresh", well, 11)).toEqual({ freshness: "fresh", ...well });
  });

  it("asks for a look at a device whose value has stood still for longer than a body does, and not over a patient's alarm", () => {
    expect(deviceStatus("fresh", well, 80, 124.6)).toEqual({ freshness: "fresh", priority: "low", says: "In range: 6.2 mmol/L. The same value for 124 minutes: check the device" });
    expect(deviceStatus("fresh", low, 80, 124.6)).toEqual({ freshness: "fresh", ...low });
  });

  it("lets no battery speak over a patient", () => {
    expect(deviceStatus("fresh", low, 3)).toEqual({ freshness: "fresh", ...low });
  });
});
