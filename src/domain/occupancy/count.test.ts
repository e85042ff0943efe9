import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { count, freshCounter, type Count, type Counter } from "#domain/occupancy/count.ts";
import type { Reading, TotalsReading } from "#domain/occupancy/reading.ts";
import { minuteMs } from "#domain/time.ts";

const noon = Date.UTC(2026, 0, 15, 12);
const midnight = Date.UTC(2026, 0, 15, 23);

/** `inTotal` as it stood `minutes` after noon. */
function aTotal(minutes: number, inTotal: number, more: Partial<TotalsReading> = {}): TotalsReading {
  return { kind: "totals", line: "1", at: noon + minutes * minuteMs, inTotal, ...more };
}

function countsOf(readings: Reading[], from: Counter = freshCounter): Count[] {
  let counter = from;
  return readings.flatMap((reading) => {
    const step = count(counter, reading);
    counter = step.counter;
    return step.counts;
  });
}

/** People in and out over all counts, by line. */
function sums(counts: Count[]): Record<string, { in: number; out: number }> {
  const lines: Record<string, { in: number; out: number }> = {};
  for (const c of counts) {
    if (c.type !== "crossed") continue;
    const line = (lines[c.line] ??= { in: 0, out: 0 });
    line.in += c.in;
    line.out += c.out;
  }
  return Object.fromEntries(Object.entries(lines).filter(([, line]) => line.in !== 0 || line.out !== 0));
}

function peopleIn(readings: Reading[]): number {
  return sums(countsOf(readings))["1"]?.in ?? 0;
}

describe("totals of a counter", () => {
  it("report nobody for the first one ever seen", () => {
    expect(countsOf([aTotal(0, 5000)])).toEqual([]);
  });

  it("count what passed since the one before, in each direction", () => {
    expect(countsOf([aTotal(0, 100, { outTotal: 90 }), aTotal(1, 103, { outTotal: 91 })])).toEqual([{ type: "crossed", line: "1", at: noon + minuteMs, in: 3, out: 1 }]);
  });

  it("count each line by itself", () => {
    expect(sums(countsOf([aTotal(0, 10), aTotal(0, 70, { line: "2" }), aTotal(1, 11), aTotal(1, 72, { line: "2" })]))).toEqual({ 1: { in: 1, out: 0 }, 2: { in: 2, out: 0 } });
  });

  it("are taken whole when the sensor has rebooted", () => {
    expect(peopleIn([aTotal(0, 100), aTotal(60, 4)])).toBe(4);
  });

  it("go on after a roll-over at 2^16", () => {
    expect(peopleIn([aTotal(0, 65_530, { modulus: 2 ** 16 }), aTotal(1, 4, { modulus: 2 ** 16 })])).toBe(10);
  });

  it("go on after a roll-over at 2^32", () => {
    expect(peopleIn([aTotal(0, 4_294_967_295, { modulus: 2 ** 32 }), aTotal(1, 2, { modulus: 2 ** 32 })])).toBe(3);
  });

  it("have rebooted, not rolled over, when too many people would have had to pass", () => {
    // From 60 000 round to 5 000 within a minute would be 10 536 people.
    expect(peopleIn([aTotal(0, 60_000, { modulus: 2 ** 16 }), aTotal(1, 5_000, { modulus: 2 ** 16 })])).toBe(5_000);
  });

  it("have rebooted when they fall from far below the modulus", () => {
    expect(peopleIn([aTotal(0, 200, { modulus: 2 ** 16 }), aTotal(1, 3, { modulus: 2 ** 16 })])).toBe(3);
  });

  it("are taken whole after midnight, even when today's is already above yesterday's", () => {
    const yesterday = { at: midnight - 3 * 60 * minuteMs, since: midnight - 24 * 60 * minuteMs };
    const today = { at: midnight + 9 * 60 * minuteMs, since: midnight };
    expect(peopleIn([aTotal(0, 20, yesterday), aTotal(0, 25, today)])).toBe(25);
  });

  it("count no hiccup to zero and back", () => {
    expect(peopleIn([aTotal(0, 100), aTotal(1, 0), aTotal(2, 103)])).toBe(3);
  });

  it("count no hiccup that lasts for several reports", () => {
    expect(peopleIn([aTotal(0, 100), aTotal(1, 0), aTotal(2, 0), aTotal(3, 0), aTotal(4, 103)])).toBe(3);
  });

  it("were a reboot after all when they stay away for longer than ten minutes", () => {
    expect(peopleIn([aTotal(0, 100), aTotal(1, 0), aTotal(12, 103)])).toBe(103);
  });

  it("that come late correct the difference that was taken across them", () => {
    const counts = countsOf([aTotal(0, 100), aTotal(10, 110), aTotal(5, 104)]);
    expect(counts).toEqual([
      { type: "crossed", line: "1", at: noon + 10 * minuteMs, in: 10, out: 0 },
      { type: "crossed", line: "1", at: noon + 5 * minuteMs, in: 4, out: 0 },
      { type: "crossed", line: "1", at: noon + 10 * minuteMs, in: -4, out: 0 },
    ]);
  });

  it("that come late and are from before a reboot say how many passed until then", () => {
    expect(peopleIn([aTotal(0, 100), aTotal(10, 4), aTotal(5, 107)])).toBe(11);
  });

  it("count a repeat once", () => {
    expect(peopleIn([aTotal(0, 100), aTotal(1, 103), aTotal(1, 103), aTotal(0, 100)])).toBe(3);
  });

  it("may report only the direction that has just grown", () => {
    const readings = [aTotal(0, 10), out(1, 5), out(2, 6), out(3, 7), aTotal(4, 11)];
    expect(sums(countsOf(readings))).toEqual({ 1: { in: 1, out: 2 } });
  });

  it("remember one direction however long only the other is reported", () => {
    const morning = Array.from({ length: 200 }, (_, i) => aTotal(i + 2, i));
    expect(sums(countsOf([out(0, 7), out(1, 8), ...morning, out(300, 9)]))).toEqual({ 1: { in: 199, out: 2 } });
  });

  it("are of the past, and count nothing, when older than all that is remembered", () => {
    const remembered = Array.from({ length: 100 }, (_, i) => aTotal(i, i));
    expect(peopleIn([...remembered, aTotal(-5, 0)])).toBe(99);
  });

  it("sum up to the same whatever the order they arrive in", () => {
    const report = fc.record({
      minutes: fc.nat(40),
      inTotal: fc.oneof(fc.nat(30), fc.constant(0), fc.integer({ min: 65_500, max: 65_535 })),
      outTotal: fc.option(fc.nat(30), { nil: undefined }),
      line: fc.constantFrom("1", "2"),
      onlyOut: fc.boolean(),
    });
    const reports = fc.array(report, { maxLength: 25 }).chain((list) => {
      const readings = list.map(({ minutes, inTotal, onlyOut, ...more }): TotalsReading => {
        const reading = aTotal(minutes, inTotal, { ...more, ...(more.line === "2" && { modulus: 2 ** 16 }) });
        return onlyOut && more.outTotal !== undefined ? { ...reading, inTotal: undefined } : reading;
      });
      return fc.tuple(fc.constant(readings), fc.shuffledSubarray(readings, { minLength: readings.length }));
    });
    const holds = fc.property(reports, ([inOrder, shuffled]) => {
      expect(sums(countsOf(shuffled))).toEqual(sums(countsOf(inOrder)));
    });
    fc.assert(holds, { numRuns: 2_000 });
  });
});

describe("crossings of a line", () => {
  const crossings: Reading = { kind: "crossings", line: "1", from: noon - minuteMs, at: noon, in: 2, out: 1 };

  it("are counted as they are", () => {
    expect(countsOf([crossings])).toEqual([{ type: "crossed", line: "1", at: noon, in: 2, out: 1 }]);
  });

  it("of nobody are no event", () => {
    expect(countsOf([{ ...crossings, in: 0, out: 0 }])).toEqual([]);
  });
});

describe("levels and presence", () => {
  const level = (minutes: number, people: number): Reading => ({ kind: "level", area: "A", at: noon + minutes * minuteMs, people });
  const presence = (minutes: number, occupied: boolean): Reading => ({ kind: "presence", area: "A", at: noon + minutes * minuteMs, occupied });

  it("are told as they come", () => {
    expect(countsOf([level(0, 3), level(1, 4)])).toEqual([
      { type: "level", area: "A", at: noon, people: 3 },
      { type: "level", area: "A", at: noon + minuteMs, people: 4 },
    ]);
  });

  it("of an hour ago say nothing about now", () => {
    expect(countsOf([level(0, 3), level(-60, 30)])).toEqual([{ type: "level", area: "A", at: noon, people: 3 }]);
    expect(countsOf([presence(0, true), presence(-1, false)])).toEqual([{ type: "presence", area: "A", at: noon, occupied: true }]);
  });

  it("of one area say nothing about another", () => {
    const elsewhere: Reading = { kind: "level", area: "B", at: noon - minuteMs, people: 1 };
    expect(countsOf([level(0, 3), elsewhere])).toHaveLength(2);
  });

  it("are not spoken of by a sensor's health", () => {
    expect(countsOf([{ kind: "health", at: noon, troubles: ["stuck"] }])).toEqual([]);
  });
});

function out(minutes: number, outTotal: number): TotalsReading {
  return { kind: "totals", line: "1", at: noon + minutes * minuteMs, outTotal };
}
