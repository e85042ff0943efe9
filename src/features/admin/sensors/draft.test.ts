import { describe, expect, it } from "vitest";
import { draftOf, emptyDraft, wishOf } from "#features/admin/sensors/draft.ts";

describe("a sensor in the form", () => {
  it("is the same sensor when nobody has touched it", () => {
    const sensor = {
      name: "Main entrance",
      externalId: "24E1",
      timeZone: "Europe/Zurich",
      expectedEverySeconds: 60,
      placements: [{ at: "door" as const, doorId: "main", reversed: true, line: "1" }, { at: "zone" as const, zoneId: "hall" }],
    };
    expect(wishOf(draftOf(sensor))).toEqual(sensor);
  });

  it("has no place while nobody has decided, and no empty fields", () => {
    expect(wishOf({ ...emptyDraft(300), name: "Lift" })).toEqual({ name: "Lift", externalId: null, timeZone: null, expectedEverySeconds: 300, placements: [] });
  });
});
