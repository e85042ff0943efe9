import { describe, expect, it } from "vitest";
import { addDays, daysOf, everyDay, presetOf, problemOf, writeDay } from "#features/reports/report-days.ts";

const today = "2026-03-02";

describe("daysOf", () => {
  it.each([
    ["today", "2026-03-02", "2026-03-02"],
    ["yesterday", "2026-03-01", "2026-03-01"],
    ["week", "2026-02-24", "2026-03-02"],
    ["month", "2026-01-31", "2026-03-02"],
  ] as const)("%s is %s to %s", (preset, from, to) => {
    expect(daysOf(preset, today)).toEqual({ from, to });
    expect(presetOf({ from, to }, today)).toBe(preset);
  });

  it("knows days that are nobody's preset", () => {
    expect(presetOf({ from: "2026-02-01", to: "2026-02-03" }, today)).toBeUndefined();
  });
});

describe("problemOf", () => {
  it("lets a day and a month pass", () => {
    expect(problemOf({ from: today, to: today }, today)).toBeUndefined();
    expect(problemOf({ from: "2026-01-31", to: today }, today)).toBeUndefined();
  });

  it("says which day to change", () => {
    expect(problemOf({ from: "2026-01-30", to: today }, today)).toEqual({ field: "from", key: "tooManyDays" });
    expect(problemOf({ from: today, to: "2026-03-01" }, today)).toEqual({ field: "to", key: "endsBeforeBegins" });
    expect(problemOf({ from: "2026-03-03", to: "2026-03-03" }, today)).toEqual({ field: "from", key: "inFuture" });
    expect(problemOf({ from: "", to: today }, today)).toEqual({ field: "from", key: "dayMissing" });
  });
});

describe("everyDay", () => {
  it("counts both ends and crosses months", () => {
    expect(everyDay({ from: "2026-02-27", to: "2026-03-01" })).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  });

  it("is not confused by the days on which clocks change", () => {
    expect(addDays("2026-03-28", 1)).toBe("2026-03-29");
    expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
  });
});

describe("writeDay", () => {
  it("writes a day as a language does, whatever the zone of the screen", () => {
    expect(writeDay("2026-03-02", "en-GB")).toBe("2 March 2026");
    expect(writeDay("2026-03-02", "es")).toBe("2 de marzo de 2026");
  });
});
