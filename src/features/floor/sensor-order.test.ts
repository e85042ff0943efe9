import { describe, expect, it } from "vitest";
import { inOrderOfNeed, needsLook, type Sensor } from "#features/floor/sensor-order.ts";

const noon = Date.UTC(2026, 0, 15, 12);

describe("inOrderOfNeed", () => {
  it("puts trouble first, then silence, and keeps the clinic's own order otherwise", () => {
    const sensors = [aSensor("a"), aSensor("b", { silence: "silent" }), aSensor("c"), aSensor("d", { silence: "troubled" }), aSensor("e", { silence: "never" })];
    expect(inOrderOfNeed(sensors).map((sensor) => sensor.id)).toEqual(["d", "b", "e", "a", "c"]);
  });

  it("puts a nearly empty battery before those that are well", () => {
    expect(inOrderOfNeed([aSensor("a"), aSensor("b", { batteryPercent: 9 })]).map((sensor) => sensor.id)).toEqual(["b", "a"]);
  });
});

describe("needsLook", () => {
  it("waits for a sensor that has never spoken, and worries about one that stopped", () => {
    expect(needsLook(aSensor("a", { silence: "never" }))).toBe(false);
    expect(needsLook(aSensor("a", { silence: "silent" }))).toBe(true);
  });

  it("does not take an unknown battery for an empty one", () => {
    expect(needsLook(aSensor("a", { batteryPercent: null }))).toBe(false);
    expect(needsLook(aSensor("a", { batteryPercent: 15 }))).toBe(true);
  });
});

function aSensor(id: string, rest: Partial<Sensor> = {}): Sensor {
  return { id, name: id, vendor: "Xovis", place: "Main entrance", silence: "speaking", heardAt: noon, batteryPercent: null, trouble: null, clockSkewed: false, ...rest };
}
