import { describe, expect, it } from "vitest";
import { crossed } from "#domain/occupancy/fusion/crossed.ts";
import { emptied } from "#domain/occupancy/fusion/emptied.ts";
import { unknownHouse } from "#domain/occupancy/fusion/house-belief.ts";
import { lineFault, missedShare } from "#domain/occupancy/fusion/line-faults.ts";
import { dayMs, hourMs } from "#domain/time.ts";

const noon = Date.UTC(2026, 0, 15, 12);

/** Days on which so many were seen to come in and go out by the only door, each with an empty night behind it. */
function after(days: number, entered: number, left: number) {
  let house = emptied(unknownHouse({ hall: { capacity: 40, isOpen: false } }), noon - 9 * hourMs);
  for (let day = 0; day < days; day++) {
    for (let hour = 0; hour < 10; hour++)
      house = crossed(house, { line: "door", from: null, to: "hall", forward: entered / 10, backward: left / 10, at: noon + day * dayMs + (hour - 4) * hourMs });
    house = emptied(house, noon + day * dayMs + 15 * hourMs);
  }
  return house;
}

describe("what is learned of a line", () => {
  it("is nothing before it has counted, and no more than is assumed after its first people", () => {
    expect(lineFault(after(0, 0, 0), "door")).toBeUndefined();
    const first = lineFault(crossed(after(0, 0, 0), { line: "door", from: null, to: "hall", forward: 1, backward: 0, at: noon }), "door");
    expect(first).toMatchObject({ uneven: 0, isLearned: false });
  });

  it("is that it counts four in a hundred too many inwards when nights leave them over, day after day", () => {
    const fault = lineFault(after(20, 520, 500), "door");
    // 520 in and 500 out: 20 of 510 a way, 3.9 %, drawn a little towards none.
    expect(fault?.uneven).toBeGreaterThan(0.025);
    expect(fault?.uneven).toBeLessThan(0.045);
    expect(fault?.isLearned).toBe(true);
  });

  it("has the sign of the direction", () => {
    expect(lineFault(after(20, 500, 520), "door")?.uneven).toBeLessThan(-0.025);
  });

  it("says of all doors that they miss more where nights are uneven than where they are even", () => {
    expect(missedShare(after(20, 500, 500)).likely).toBeLessThan(missedShare(after(20, 560, 500)).likely);
    // Before anything is known: the mean of the assumed qualities, 0.1 x 0.5 % + 0.2 x (1 + 2 + 4 + 8) % + 0.1 x 16 %.
    expect(missedShare(after(0, 0, 0)).likely).toBeCloseTo(0.0465, 6);
    expect([missedShare(after(0, 0, 0)).isLearned, missedShare(after(20, 500, 500)).isLearned]).toEqual([false, true]);
  });
});
