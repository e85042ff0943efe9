import { describe, expect, it } from "vitest";
import { formatsFor } from "#ui/formats.ts";

const nbsp = "\u00a0";
const quarterToTenInMadrid = Date.UTC(2025, 2, 3, 8, 45, 7);

describe("formatsFor", () => {
  it("writes clock times in the clinic's time zone, 24 hours, two digits", () => {
    expect(formatsFor("en", "Europe/Madrid").clock(quarterToTenInMadrid)).toBe("09:45");
    expect(formatsFor("es", "America/New_York").clock(quarterToTenInMadrid)).toBe("03:45");
    expect(formatsFor("en", "Europe/Madrid").clockSeconds(quarterToTenInMadrid)).toBe("09:45:07");
  });

  it("writes midnight as 00, not 24", () => {
    expect(formatsFor("en", "UTC").clock(Date.UTC(2025, 0, 1, 0, 5))).toBe("00:05");
  });

  it("writes minutes whole, and a range with one unit", () => {
    const formats = formatsFor("en", "UTC");
    expect(formats.minutes(12.4)).toBe(`12${nbsp}min`);
    expect(formats.minutesRange(9.6, 15.2)).toBe(`10–15${nbsp}min`);
  });

  it("does not write a range whose ends are the same minute", () => {
    expect(formatsFor("en", "UTC").minutesRange(9.8, 10.2)).toBe(`10${nbsp}min`);
  });

  it("writes numbers in the language's own way", () => {
    expect(formatsFor("en", "UTC").number(12345.678, 1)).toBe("12,345.7");
    expect(formatsFor("es", "UTC").number(12345.678, 1)).toBe("12.345,7");
  });
});
