import { describe, expect, it } from "vitest";
import type { Track } from "#domain/occupancy/tracking/tracker.ts";
import { countZones, newZoneCounter } from "#domain/occupancy/tracking/zone-counter.ts";

const sofa = { id: "sofa", corners: [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 100 }, { x: 0, y: 100 }] };

/** Somebody 40 wide with their feet at x, half-way down the zone: the dead band is 10. */
function person(id: number, x: number, more: Partial<Track> = {}): Track {
  return { id, box: { x: x - 20, y: -50, width: 40, height: 100 }, velocity: { x: 0, y: 0 }, score: 0.9, firstSeenAt: 0, seenAt: 0, sightings: 9, confirmed: true, ...more };
}

function people(...frames: Track[][]): (number | undefined)[] {
  let counter = newZoneCounter([sofa]);
  return frames.map((tracks, i) => {
    const step = countZones(counter, tracks, i * 100);
    counter = step.counter;
    return step.people.sofa;
  });
}

describe("countZones", () => {
  it("counts who stands inside", () => {
    expect(people([person(1, 50), person(2, 70), person(3, 150)])).toEqual([2]);
  });

  it("keeps whoever sways on the border where they were", () => {
    expect(people([person(1, 95)], [person(1, 105)], [person(1, 109)], [person(1, 111)], [person(1, 95)], [person(1, 89)])).toEqual([1, 1, 1, 0, 0, 1]);
  });

  it("keeps somebody hidden for a second, and no longer", () => {
    const hidden = person(1, 50, { seenAt: -950 });
    expect(people([hidden], [hidden])).toEqual([1, 0]);
  });

  it("does not count who is not believed yet", () => {
    expect(people([person(1, 50, { confirmed: false })])).toEqual([0]);
  });
});
