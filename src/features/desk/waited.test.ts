import { describe, expect, it } from "vitest";
import { aTicket, minute, noon } from "#features/desk/fixtures.ts";
import { scaleMinutes, waitedMinutes } from "#features/desk/waited.ts";

describe("waitedMinutes", () => {
  it("counts whole minutes since the patient joined the line", () => {
    expect(waitedMinutes(aTicket({ waitingSince: noon - 12.9 * minute }), noon)).toBe(12);
  });

  it("stops when service began", () => {
    expect(waitedMinutes(aTicket({ waitingSince: noon - 30 * minute, startedAt: noon - 10 * minute }), noon)).toBe(20);
  });

  it("begins at the appointment of a patient who came early", () => {
    const early = aTicket({ waitingSince: noon - 25 * minute, appointmentAt: noon - 5 * minute });
    expect(waitedMinutes(early, noon)).toBe(5);
    expect(waitedMinutes({ ...early, appointmentAt: noon + 10 * minute }, noon)).toBe(-10);
  });

  it("forgets the appointment at the second step of a journey", () => {
    const second = aTicket({ step: { now: 2, of: 2 }, waitingSince: noon - 8 * minute, appointmentAt: noon });
    expect(waitedMinutes(second, noon)).toBe(8);
  });
});

describe("scaleMinutes", () => {
  it("ends at the next quarter of an hour after the longest forecast", () => {
    const wait = { known: true as const, ahead: 3, aboutMinutes: 20, atMostMinutes: 40, p10: 8, p50: 19, p90: 36 };
    expect(scaleMinutes([aTicket(), aTicket({ wait })])).toBe(45);
  });

  it("is a quarter of an hour when nothing is known", () => {
    expect(scaleMinutes([])).toBe(15);
  });
});
