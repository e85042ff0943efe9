import { describe, expect, it } from "vitest";
import { sizesFor } from "#features/board/sizes.ts";

const at = (distanceMeters: number | null, heightCm: number | null, isPortrait = false) => sizesFor({ distanceMeters, heightCm, isPortrait });

describe("sizesFor", () => {
  it("is what the design says for 5 m and 43 inches where nothing is known", () => {
    expect(at(null, null)).toEqual({ least: 6.2, row: 9, room: 12, number: 21, only: 30 });
    expect(at(8, null)).toEqual(at(null, null));
  });

  it("doubles the least text with the distance", () => {
    expect(at(10, 53.5).least).toBe(12.4);
    expect(at(2.5, 53.5).least).toBe(3.1);
  });

  it("keeps capitals at 16 minutes of arc: 2.33 cm at 5 m", () => {
    // 2.33 cm are 0.7 of the type; on a picture 80 cm high that is 4.15 hundredths, and the design rounds its own up by 0.2 %.
    expect(at(5, 80).least).toBeCloseTo(4.15, 1);
  });

  it("never makes a called number smaller than it is usually, and never smaller than a row", () => {
    expect(at(1, 53.5).number).toBe(21);
    expect(at(15, 53.5)).toMatchObject({ row: 27, number: 27, only: 30 });
  });

  it("keeps the letters of an upright screen as large on the wall as those of a lying one", () => {
    // 6.2 hundredths of 53.5 cm are 3.32 cm, which are 3.48 hundredths of 95.2 cm.
    expect(at(null, null, true)).toMatchObject({ least: 3.48, number: 12, only: 18 });
  });
});
