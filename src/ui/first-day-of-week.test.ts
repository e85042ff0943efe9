import { afterEach, describe, expect, it, vi } from "vitest";
import { firstDayOfWeek } from "#ui/first-day-of-week.ts";

const days = { CH: 1, US: 7, IN: 7, SA: 7, EG: 6, CN: 1, GB: 1, BR: 7 };

describe("firstDayOfWeek", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("is the region's own day: Monday in Switzerland, Sunday in the United States, Saturday in Egypt", () => {
    for (const [region, day] of Object.entries(days)) expect(firstDayOfWeek(region), region).toBe(day);
  });

  it("is the same in an engine that does not know weeks", () => {
    for (const name of ["weekInfo", "getWeekInfo"]) if (name in Intl.Locale.prototype) vi.spyOn(Intl.Locale.prototype as never, name as never, "get").mockReturnValue(undefined as never);
    for (const [region, day] of Object.entries(days)) expect(firstDayOfWeek(region), region).toBe(day);
  });

  it("is Monday where the region is not known", () => {
    expect(firstDayOfWeek()).toBe(1);
  });
});
