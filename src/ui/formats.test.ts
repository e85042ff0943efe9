import { describe, expect, it } from "vitest";
import { formatsFor } from "#ui/formats.ts";
import { languages, type Language } from "#ui/languages.ts";

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

  it("reads clocks as the clinic's region does", () => {
    const afternoon = Date.UTC(2025, 2, 3, 13, 5, 7);
    const clock = (language: Language, region: string) => formatsFor(language, "UTC", region).clock(afternoon);
    expect(clock("en", "US")).toBe(`1:05${nbsp}PM`);
    expect(clock("en", "CA")).toMatch(/^1:05/);
    expect(clock("en", "AU")).toMatch(/^1:05/);
    expect(clock("hi", "IN")).toMatch(/1:05/);
    expect(clock("ar", "EG")).toBe(`1:05${nbsp}م`);
    expect(clock("zh", "US")).toBe("下午1:05");
    expect(clock("fr", "CA")).not.toMatch(/PM/);
    expect(clock("en", "GB")).toBe("13:05");
    expect(formatsFor("en", "UTC", "US").clock(Date.UTC(2025, 0, 1, 0, 5))).toBe(`12:05${nbsp}AM`);
    expect(formatsFor("en", "UTC", "US").clockSeconds(afternoon)).toBe(`1:05:07${nbsp}PM`);
  });

  it("does not read the clock of a Swiss wall as in Cairo or Delhi", () => {
    for (const language of ["en", "de", "fr", "ar", "hi", "zh"] as const) expect(formatsFor(language, "UTC", "CH").clock(Date.UTC(2025, 2, 3, 13, 5))).toBe("13:05");
  });

  it("writes the day before or after the month as the region does", () => {
    expect(formatsFor("en", "UTC", "US").date(quarterToTenInMadrid)).toBe("Mon, Mar 3");
    expect(formatsFor("en", "UTC", "GB").date(quarterToTenInMadrid)).toBe("Mon 3 Mar");
  });

  it("writes every number with the digits of the tickets", () => {
    for (const { code } of languages) {
      const formats = formatsFor(code, "Africa/Cairo", "EG");
      const all = [formats.clock(0), formats.date(0), formats.dateLong(0), formats.minutes(12), formats.minutesRange(10, 15), formats.number(417), formats.percent(0.42)];
      expect(all.join(" "), code).not.toMatch(/(?![0-9])\p{Nd}/u);
    }
  });

  it("says minutes in the reader's script, with the plural of the number", () => {
    expect([2, 3, 12].map((n) => formatsFor("ar", "UTC").minutes(n))).toEqual(["دقيقتان", `3${nbsp}دقائق`, `12${nbsp}دقيقة`]);
    expect(formatsFor("hi", "UTC").minutes(12)).toBe(`12${nbsp}मिनट`);
    expect(formatsFor("zh", "UTC").minutes(12)).toBe("12\u2060分钟");
    expect(formatsFor("de", "UTC").minutes(12)).toBe(`12${nbsp}min`);
  });

  it("says a range with a word where lines are read from the right, since a dash has no direction", () => {
    expect(formatsFor("ar", "UTC").minutesRange(10, 15)).toBe(`10${nbsp}إلى${nbsp}15${nbsp}دقيقة`);
    expect(formatsFor("zh", "UTC").minutesRange(10, 15)).toBe("10–15\u2060分钟");
  });

  it("writes numbers in the language's own way", () => {
    expect(formatsFor("en", "UTC").number(12345.678, 1)).toBe("12,345.7");
    expect(formatsFor("es", "UTC").number(12345.678, 1)).toBe("12.345,7");
  });
});
