import { describe, expect, it } from "vitest";
import { translate } from "#ui/words.ts";
import type { FloorView } from "#contract/views.ts";
import { floorSentence } from "#features/floor/floor-sentence.ts";
import { floorWords } from "#features/floor/floor-words.ts";

const says = (zones: FloorView["zones"], sensors: FloorView["sensors"] = []) => floorSentence({ zones, sensors }, translate(floorWords, "en"), "en");

describe("floorSentence", () => {
  it("is calm when there is room", () => {
    expect(says([aZone("Hall", "ok"), aZone("Waiting A", "ok")])).toBe("There is room everywhere.");
  });

  it("names what is full before what fills up", () => {
    expect(says([aZone("Hall", "watch"), aZone("Waiting A", "late"), aZone("Waiting B", "late")])).toBe("Waiting A and Waiting B are full. Hall is filling up.");
  });

  it("never calls a zone empty that nobody hears", () => {
    expect(says([aZone("Hall", "ok"), aZone("Waiting A", "off")])).toBe("No signal from Waiting A.");
    expect(says([aZone("Hall", "off")])).toBe("No zone has been heard yet.");
  });

  it("tells of sensors that want somebody", () => {
    const silent: FloorView["sensors"][number] = { id: "s", name: "Door", vendor: "Xovis", place: "Door", silence: "silent", heardAt: 0, batteryPercent: null, trouble: null, clockSkewed: false };
    expect(says([aZone("Hall", "ok")], [silent])).toBe("There is room everywhere. 1 sensor needs a look.");
  });
});

function aZone(name: string, level: FloorView["zones"][number]["level"]): FloorView["zones"][number] {
  return { id: name, name, kind: "waiting", capacity: 20, people: null, level, word: "", watchPeople: 17, fullPeople: 20, crowdedSince: null, enteredToday: 0, leftToday: 0, trail: [], sensorIds: [] };
}
