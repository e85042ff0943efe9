import { describe, expect, it } from "vitest";
import { planBoard } from "#features/board/plan.ts";
import { sizesFor } from "#features/board/sizes.ts";

type Given = Parameters<typeof planBoard>[0];
const television: Given = {
  sizes: sizesFor({ distanceMeters: null, heightCm: null, isPortrait: false }),
  isPortrait: false, width: 177.8, services: 2, hasMessage: false, longest: { number: 4, room: 6, called: 6 },
};
const upright: Given = { ...television, sizes: sizesFor({ distanceMeters: null, heightCm: null, isPortrait: true }), isPortrait: true, width: 56.25 };
const fromAfar = (distanceMeters: number): Given => ({ ...television, sizes: sizesFor({ distanceMeters, heightCm: 53.5, isPortrait: false }) });

describe("planBoard", () => {
  it("has room for three calls, five earlier ones and two rows of waits on a usual television", () => {
    expect(planBoard(television)).toMatchObject({ big: 3, list: 5, strip: 2, message: 0, isStacked: false, number: 21, only: 30 });
  });

  it("leaves out a call and a row for a message, and shrinks nothing", () => {
    expect(planBoard({ ...television, hasMessage: true })).toMatchObject({ big: 2, list: 4, strip: 2, message: 1, number: 21 });
  });

  it("puts long names of rooms below their numbers, which takes rows", () => {
    expect(planBoard({ ...television, longest: { number: 4, room: 16, called: 16 } })).toMatchObject({ big: 2, list: 3, isStacked: true, isBigStacked: true });
  });

  it("has room for more below each other on an upright screen", () => {
    const plan = planBoard(upright);
    expect(plan).toMatchObject({ big: 2, list: 4, strip: 2 });
    // Four signs of 12 hundredths are 31 wide, of 56.
    expect(plan.number).toBe(12);
  });

  it("gives up waits and rows for readers who stand far away, never their size", () => {
    // At 10 m "Room 1" is 81 hundredths wide and does not fit beside its number any more, so one call takes the place of two.
    expect(planBoard(fromAfar(10))).toMatchObject({ big: 1, isBigStacked: true });
    expect(fromAfar(10).sizes.least).toBe(12.4);
    expect(planBoard(fromAfar(10)).list).toBeLessThan(planBoard(television).list);
  });

  it("keeps the called number when nothing else fits", () => {
    expect(planBoard(fromAfar(16))).toMatchObject({ big: 1, list: 0 });
    expect(planBoard(fromAfar(16)).only).toBeGreaterThanOrEqual(fromAfar(16).sizes.row);
  });

  it("never plans more than the height holds, from any distance", () => {
    for (let distance = 1; distance <= 12; distance += 0.5) {
      for (const hasMessage of [true, false]) {
        const given = { ...fromAfar(distance), hasMessage };
        const { big, strip, message, number, isBigStacked } = planBoard(given);
        const { least, room } = given.sizes;
        const used = big * ((isBigStacked ? number + room * 1.1 : Math.max(number, room * 1.1)) + 1.4) + least * 1.2 + 2.4 + (strip ? strip * least * 1.2 + 3.2 : 0) + (message ? message * least * 1.2 + 2 : 0);
        expect(used, `${distance} m`).toBeLessThanOrEqual(100);
      }
    }
  });
});
