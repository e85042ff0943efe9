import { describe, expect, it } from "vitest";
import { noon } from "#domain/builders.ts";
import { tellClosing } from "#domain/forecast/closing-told.ts";
import type { Emptying } from "#domain/look-ahead/outlook.ts";
import { minuteMs } from "#domain/time.ts";

const closesAt = noon;
const after = (minutes: number) => closesAt + minutes * minuteMs;
const ends = (p10: number, p80: number, p90: number): Emptying => ({ known: true, closesAt, p10: after(p10), p50: after((p10 + p80) / 2), p80: after(p80), p90: after(p90) });

describe("what is told of the end of the day", () => {
  it("is a warning when one future in five goes on beyond closing", () => {
    expect(tellClosing(undefined, ends(-20, 0, 3))?.isLate).toBe(false);
    expect(tellClosing(undefined, ends(-20, 1, 3))?.isLate).toBe(true);
  });

  it("is taken back only when the end lies ten minutes before closing", () => {
    const warned = tellClosing(undefined, ends(-20, 1, 3));
    expect(tellClosing(warned, ends(-25, -4, 0))?.isLate).toBe(true);
    expect(tellClosing(warned, ends(-30, -10, -6))?.isLate).toBe(false);
  });

  it("is said in whole five minutes that hold what is believed: 12:11 to 12:47 is 12:10 to 12:50", () => {
    expect(tellClosing(undefined, ends(11, 40, 47))).toEqual({ closesAt, from: after(10), to: after(50), isLate: true });
  });

  it("stays as it was told while the end moves by no more than five minutes", () => {
    const told = tellClosing(undefined, ends(11, 40, 47));
    expect(tellClosing(told, ends(9, 41, 51))).toEqual(told);
    expect(tellClosing(told, ends(15, 46, 56))).toMatchObject({ from: after(10), to: after(60) });
  });

  it("begins anew with another day's closing, and says nothing where nothing is known", () => {
    const told = tellClosing(undefined, ends(11, 40, 47));
    expect(tellClosing(told && { ...told, closesAt: closesAt - minuteMs }, ends(-20, -5, 0))?.isLate).toBe(false);
    expect(tellClosing(told, { known: false, because: "nobody-serves", closesAt })).toBeUndefined();
  });
});
