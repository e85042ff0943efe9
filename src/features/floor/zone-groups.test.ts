import { describe, expect, it } from "vitest";
import { zoneGroups, type Zone, type ZoneKind } from "#features/floor/zone-groups.ts";

describe("zoneGroups", () => {
  it("shows where people wait first and leaves out kinds that the clinic has not", () => {
    const groups = zoneGroups([aZone("hall", "reception"), aZone("a", "waiting"), aZone("rooms", "treatment"), aZone("b", "waiting")]);
    expect(groups.map(({ kind, zones }) => [kind, zones.map((zone) => zone.id)])).toEqual([
      ["waiting", ["a", "b"]],
      ["reception", ["hall"]],
      ["treatment", ["rooms"]],
    ]);
  });

  it("is empty for a clinic without zones", () => {
    expect(zoneGroups([])).toEqual([]);
  });
});

function aZone(id: string, kind: ZoneKind): Zone {
  return { id, name: id, kind, capacity: 20, people: null, level: "off", word: "Not heard yet", watchPeople: 17, fullPeople: 20, crowdedSince: null, enteredToday: 0, leftToday: 0, trail: [], sensorIds: [] };
}
