import { describe, expect, it } from "vitest";
import { countByPriority, inHeldOrder, inOrderOfNeed, type Device } from "#features/devices/device-order.ts";

const ids = (devices: Device[]) => devices.map((device) => device.id);

describe("inOrderOfNeed", () => {
  it("is high, medium, low, none, and otherwise as it came", () => {
    expect(ids(inOrderOfNeed([aDevice("a"), aDevice("b", "low"), aDevice("c", "high"), aDevice("d"), aDevice("e", "medium")]))).toEqual(["c", "e", "b", "a", "d"]);
  });
});

describe("inHeldOrder", () => {
  it("leaves devices where somebody reads them, though an alarm has begun", () => {
    expect(ids(inHeldOrder([aDevice("a"), aDevice("b", "high")], ["a", "b"]))).toEqual(["a", "b"]);
  });

  it("adds new devices at the end and forgets those that are gone", () => {
    expect(ids(inHeldOrder([aDevice("new", "high"), aDevice("b"), aDevice("a")], ["a", "gone", "b"]))).toEqual(["a", "b", "new"]);
  });

  it("goes by need when nobody reads", () => {
    expect(ids(inHeldOrder([aDevice("a"), aDevice("b", "high")], null))).toEqual(["b", "a"]);
  });
});

describe("countByPriority", () => {
  it("counts each priority", () => {
    expect(countByPriority([aDevice("a"), aDevice("b", "high"), aDevice("c", "high")])).toEqual({ high: 2, medium: 0, low: 0, none: 1 });
  });

  it("does not call a device calm that has never spoken", () => {
    expect(countByPriority([{ ...aDevice("a"), freshness: "never" }]).none).toBe(0);
  });
});

function aDevice(id: string, priority: Device["priority"] = "none"): Device {
  return { id, kind: "glucose-sensor", kindLabel: "Glucose sensor", icon: "droplet", wearer: id, freshness: "fresh", priority, says: "", readAt: 0, batteryPercent: 50, values: [], trail: [] };
}
