import { describe, expect, it } from "vitest";
import { formOf, settingsOf } from "#features/admin/boards/settings-form.ts";

describe("the form of a board's sound and size", () => {
  it("leaves out what was left empty", () => {
    expect(settingsOf(formOf({}))).toEqual({});
  });

  it("gives back what it was given", () => {
    const settings = { voices: ["en", "ar"], volumePercent: 70, quiet: { fromMinute: 1320, toMinute: 425 }, distanceMeters: 7.5, heightCm: 68 };
    expect(formOf(settings)).toEqual({ voices: "en ar", volume: "70", quietFrom: "22:00", quietTo: "07:05", distance: "7.5", height: "68" });
    expect(settingsOf(formOf(settings))).toEqual(settings);
  });

  it("reads decimal commas, and commas between languages", () => {
    expect(settingsOf({ voices: "en, es", volume: "", quietFrom: "22:00", quietTo: "", distance: "4,5", height: "" })).toEqual({ voices: ["en", "es"], distanceMeters: 4.5 });
  });
});
