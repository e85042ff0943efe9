import { describe, expect, it } from "vitest";
import { silenceOf } from "#domain/occupancy/sensor-health.ts";
import type { Sensor } from "#domain/setup.ts";

const noon = Date.UTC(2026, 0, 15, 12);
const everyMinute: Sensor = { id: "s1", name: "Door", adapter: "xovis", expectedEverySeconds: 60, placements: [] };

describe("silenceOf", () => {
  it("is never, of a sensor that has not been heard since it was added", () => {
    expect(silenceOf(everyMinute, undefined, noon)).toBe("never");
    expect(silenceOf(everyMinute, {}, noon)).toBe("never");
  });

  it("is speaking, until three reports have been missed", () => {
    expect(silenceOf(everyMinute, { heardAt: noon - 180_000 }, noon)).toBe("speaking");
  });

  it("is silent, from then on", () => {
    expect(silenceOf(everyMinute, { heardAt: noon - 180_001 }, noon)).toBe("silent");
  });

  it("is troubled, whenever it was heard, while it reports trouble of its own", () => {
    expect(silenceOf(everyMinute, { heardAt: noon, trouble: { at: noon, from: "message", says: "its counting is stuck" } }, noon)).toBe("troubled");
  });
});
