import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crowded, thresholdsOf, type CrowdLevel, type Leaning, type Seen } from "#domain/occupancy/crowding.ts";
import type { Zone } from "#domain/setup.ts";
import { secondMs } from "#domain/time.ts";

/** Watched from 17 people on, full at 20; clear of it at 15.3 and at 18. */
const room: Zone = { id: "waiting", name: "Waiting room", kind: "waiting", capacity: 20 };

const people = (likely: number, give = 3, silentSensorIds: string[] = []): Seen => ({ people: { likely, low: Math.max(0, likely - give), high: likely + give }, silentSensorIds, isHeard: true });
const nothingHeard: Seen = { people: { likely: 25, low: 21, high: 29 }, silentSensorIds: ["door"], isHeard: false };

/** The levels told, each with the second, of a zone looked at every ten seconds. */
function told(looks: (Seen | undefined)[], from: CrowdLevel = "ok", zone = room): string[] {
  let level = from;
  let leaning: Leaning = {};
  return looks.flatMap((seen, i) => {
    const after = crowded(zone, level, leaning, seen, i * 10 * secondMs);
    leaning = after.leaning;
    if (after.level === level) return [];
    level = after.level;
    return [`${level} at ${i * 10} s`];
  });
}

const long = (seen: Seen, looks: number) => Array.from({ length: looks }, () => seen);

describe("thresholdsOf", () => {
  it("are 85 % of the capacity and the capacity, where nobody has said otherwise", () => {
    expect(thresholdsOf({ capacity: 20 })).toEqual({ watchPeople: 17, fullPeople: 20 });
    // 85 % of 24 is 20.4: twenty people are not yet that many.
    expect(thresholdsOf({ capacity: 24 })).toEqual({ watchPeople: 21, fullPeople: 24 });
  });

  it("are the administrator's own where there are some", () => {
    expect(thresholdsOf({ capacity: 20, crowding: { watchPeople: 8, fullPeople: 12 } })).toEqual({ watchPeople: 8, fullPeople: 12 });
  });
});

describe("crowded", () => {
  it("tells nothing of a zone with room to spare", () => {
    expect(told(long(people(16), 60))).toEqual([]);
  });

  it("rises when the likely number has reached the threshold for half a minute", () => {
    expect(told(long(people(17), 6))).toEqual(["watch at 30 s"]);
    expect(told(long(people(20), 6), "watch")).toEqual(["full at 30 s"]);
  });

  it("rises at once when even the low end has reached it", () => {
    expect(told([people(23)])).toEqual(["full at 0 s"]);
    expect(told([people(20, 0)])).toEqual(["full at 0 s"]);
  });

  it("does not believe one count", () => {
    expect(told([people(14), people(18), people(14), people(14)])).toEqual([]);
  });

  it("falls two minutes after the likely number is clear of the threshold by a tenth", () => {
    // 18 is 20 less a tenth: no longer full, still watched.
    expect(told(long(people(18), 14), "full")).toEqual(["watch at 120 s"]);
    expect(told(long(people(19), 60), "full")).toEqual([]);
    // 15 is clear of both.
    expect(told(long(people(15), 14), "full")).toEqual(["ok at 120 s"]);
  });

  it("falls by one person at least, so that a small room does not flicker either", () => {
    const office: Zone = { ...room, capacity: 4, crowding: { watchPeople: 4, fullPeople: 4 } };
    expect(told(long(people(4, 0), 60), "full", office)).toEqual([]);
    expect(told(long(people(3, 0), 14), "full", office)).toEqual(["ok at 120 s"]);
  });

  it("makes one alert of a number that flickers around the threshold", () => {
    const flicker = Array.from({ length: 360 }, (_, i) => people([19, 20, 21, 20, 19][i % 5] as number));
    // Twenty have a low end of 17. Twenty were first reached at 10 s; at 40 and 50 s there are 19.
    expect(told(flicker)).toEqual(["watch at 10 s", "full at 60 s"]);
  });

  it("begins the two minutes anew when the crowd comes back in between", () => {
    const steppedOut = [...long(people(15), 10), people(20), ...long(people(15), 14)];
    // The eleventh look, at 100 s, found 20 people: 110 s and two minutes.
    expect(told(steppedOut, "full")).toEqual(["ok at 230 s"]);
  });

  it("neither rises nor falls in silence, and takes its time afterwards", () => {
    expect(told(long(nothingHeard, 60))).toEqual([]);
    expect(told(long(nothingHeard, 60), "full")).toEqual([]);
    expect(told([...long(people(20), 2), nothingHeard, ...long(people(20), 6)], "watch")).toEqual(["full at 60 s"]);
    expect(told([...long(people(10), 6), undefined, ...long(people(10), 14)], "full")).toEqual(["ok at 190 s"]);
  });

  it("says nothing of a zone that nobody has counted in", () => {
    expect(told(long({ silentSensorIds: [], isHeard: true }, 60))).toEqual([]);
  });

  it("is cleared by the high end alone while one of its sensors is silent", () => {
    expect(told(long(people(12, 6, ["door"]), 60), "full")).toEqual(["watch at 120 s"]);
    expect(told(long(people(9, 6, ["door"]), 60), "full")).toEqual(["ok at 120 s"]);
  });

  it("never tells twice of numbers that stay between the two edges of a threshold", () => {
    const between = fc.array(fc.integer({ min: 19, max: 24 }), { minLength: 1, maxLength: 200 });
    fc.assert(fc.property(between, (numbers) => told(numbers.map((n) => people(n, 5)), "watch").length <= 1));
  });

  it("is always of the level that the people of the last two minutes had, wherever it began", () => {
    const anyhow = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 });
    const settles = fc.property(anyhow, fc.constantFrom<CrowdLevel>("ok", "watch", "full"), (numbers, from) => {
      const levels = (last: number) => told([...numbers.map((n) => people(n)), ...long(people(last), 14)], from).at(-1)?.split(" ", 1)[0] ?? from;
      expect(levels(5)).toBe("ok");
      expect(levels(30)).toBe("full");
    });
    fc.assert(settles);
  });
});
