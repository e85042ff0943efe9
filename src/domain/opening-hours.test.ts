import { describe, expect, it } from "vitest";
import { appointmentHours, localMinute, openingAt } from "#domain/opening-hours.ts";
import { minuteMs } from "#domain/time.ts";

/** Thursday 15 January 2026, 12:00 UTC; 13:00 in Zurich. */
const noon = Date.UTC(2026, 0, 15, 12);
const zurich = "Europe/Zurich";
const at = (hour: number, minute = 0) => hour * 60 + minute;
const daily = (...spans: [number, number][]) => Array.from({ length: 7 }, () => spans.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute })));
const utc = (text: string) => Date.parse(text);

describe("openingAt", () => {
  it("is always open where no hours are written down", () => {
    expect(openingAt({ timeZone: zurich }, noon)).toEqual({ isOpen: true });
  });

  it("is open until the end of the span, in the clinic's own time", () => {
    expect(openingAt({ timeZone: zurich, openingHours: daily([at(8), at(17, 30)]) }, noon)).toEqual({ isOpen: true, until: utc("2026-01-15T16:30:00Z") });
  });

  it("is closed at the very minute of closing, and opens the next morning", () => {
    const hours = { timeZone: zurich, openingHours: daily([at(8), at(13)]) };
    expect(openingAt(hours, noon - minuteMs)).toEqual({ isOpen: true, until: noon });
    expect(openingAt(hours, noon)).toEqual({ isOpen: false, from: utc("2026-01-16T07:00:00Z") });
  });

  it("knows a pause at noon", () => {
    const hours = { timeZone: zurich, openingHours: daily([at(8), at(12)], [at(14), at(18)]) };
    expect(openingAt(hours, noon)).toEqual({ isOpen: false, from: utc("2026-01-15T13:00:00Z") });
  });

  it("joins hours that meet, also over midnight", () => {
    const hours = { timeZone: zurich, openingHours: daily([0, at(2)], [at(20), at(24)]) };
    expect(openingAt(hours, utc("2026-01-15T21:00:00Z"))).toEqual({ isOpen: true, until: utc("2026-01-16T01:00:00Z") });
  });

  it("never closes round the clock", () => {
    expect(openingAt({ timeZone: zurich, openingHours: daily([0, at(24)]) }, noon)).toEqual({ isOpen: true });
  });

  it("looks over the weekend, and says nothing when it never opens", () => {
    const openingHours = [...Array.from({ length: 4 }, () => [{ fromMinute: at(8), toMinute: at(12) }]), [], [], []];
    expect(openingAt({ timeZone: zurich, openingHours }, noon)).toEqual({ isOpen: false, from: utc("2026-01-19T07:00:00Z") });
    expect(openingAt({ timeZone: zurich, openingHours: [[], [], [], [], [], [], []] }, noon)).toEqual({ isOpen: false });
  });
});

describe("appointmentHours", () => {
  const usual = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21];

  it("are the usual ones, and those of a night in which any weekday is open", () => {
    expect(appointmentHours({ openingHours: daily([at(8), at(17)]) })).toEqual(usual);
    const friday = [[], [], [], [], [{ fromMinute: at(20), toMinute: at(22, 30) }], [], []];
    expect(appointmentHours({ openingHours: friday })).toEqual([...usual, 22]);
  });

  it("are all of them where nothing is said of closing", () => {
    expect(appointmentHours({})).toHaveLength(24);
  });
});

describe("localMinute", () => {
  it("reads the weekday and the minute from the clock on the wall", () => {
    expect(localMinute(noon, zurich)).toEqual({ weekday: 3, minute: at(13) });
    expect(localMinute(utc("2026-01-18T23:30:00Z"), zurich)).toEqual({ weekday: 0, minute: at(0, 30) });
  });
});
