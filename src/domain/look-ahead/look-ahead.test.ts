import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noon } from "#domain/builders.ts";
import { exponential, fixed, lognormal, normal } from "#domain/look-ahead/law.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import type { PatientModel, Situation } from "#domain/look-ahead/situation.ts";
import { summaryOf } from "#domain/look-ahead/wait-summary.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { hourMs, minuteMs } from "#domain/time.ts";

type Sketch = { waited: number[]; servers: number; elapsed: number[]; perHour: number };
const anySketch = fc.record<Sketch>({
  waited: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 15 }),
  servers: fc.integer({ min: 1, max: 6 }),
  elapsed: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }),
  perHour: fc.integer({ min: 0, max: 40 }),
});

const aPatient = (id: string, waited: number, urgency: Urgency = 4, services = ["gp"]): PatientModel => ({
  id, urgency, arrivedAt: noon - waited * minuteMs, legs: services.map((serviceId, stage) => ({ serviceId, stage, ...(stage === 0 ? { waitingSince: noon - waited * minuteMs } : {}) })),
});

/** One line, first come first served. */
function aLine({ waited, servers, elapsed, perHour }: Sketch): Situation {
  return {
    at: noon, discipline: { kind: "fifo" }, rooms: [], appointments: [],
    services: [{ id: "gp", targetWaitMinutes: 30, law: lognormal(12, 0.5) }],
    staff: Array.from({ length: servers }, (_, i) => ({ id: `s${i}`, skills: ["gp"] })),
    waiting: waited.map((minutes, i) => aPatient(`p${i}`, minutes)),
    inService: elapsed.slice(0, servers).map((minutes, i) => ({ patient: aPatient(`g${i}`, 60), leg: 0, staffId: `s${i}`, startedAt: noon - minutes * minuteMs })),
    arrivals: [{ id: "walk-ins", pieces: [{ from: noon, to: noon + 4 * hourMs, perHour }], kinds: [{ share: 1, urgency: 4, journey: [["gp"]] }] }],
  };
}

const draws = { seed: 7, paths: 64 };

describe("lookAhead", () => {
  it("says quantiles in their order, and never a negative wait", () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        for (const wait of lookAhead(aLine(sketch), { waitsOf: "everybody" }, draws).waits) {
          const { p05, p10, p25, p50, p75, p80, p90, p95 } = summaryOf(wait)!;
          const inOrder = [0, p05, p10, p25, p50, p75, p80, p90, p95];
          expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("never lengthens a wait by a patient who is added behind, first come first served, in any path", () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        const before = aLine(sketch);
        const after = { ...before, waiting: [...before.waiting, aPatient("added", 0)] };
        const waits = (situation: Situation) => lookAhead(situation, { waitsOf: before.waiting.map((p) => p.id) }, draws).waits.map((w) => w.minutes);
        expect(waits(after)).toEqual(waits(before));
      }),
      { numRuns: 60 },
    );
  });

  it("never lengthens a wait by one more server, first come first served, in any path; nor lowers the value of the day", () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        const before = aLine(sketch);
        const after = { ...before, staff: [...before.staff, { id: "one more", skills: ["gp"] }] };
        const ask = { waitsOf: "everybody" as const, totals: true, untilEmpty: true };
        const [without, with_] = [lookAhead(before, ask, draws), lookAhead(after, ask, draws)];
        without.waits.forEach(({ minutes }, i) => minutes.forEach((m, path) => expect(with_.waits[i]!.minutes[path]!).toBeLessThanOrEqual(m)));
        const classes = [without, with_].map((answer) => answer.totals!.byService.gp![3]!);
        for (let path = 0; path < draws.paths; path++) {
          expect(classes[1]!.called[path]).toBe(classes[0]!.called[path]);
          expect(classes[1]!.waitMinutes[path]!).toBeLessThanOrEqual(classes[0]!.waitMinutes[path]! + 1e-9);
          expect(classes[1]!.onTime[path]!).toBeGreaterThanOrEqual(classes[0]!.onTime[path]!);
          expect(with_.emptyAfterMinutes![path]!).toBeLessThanOrEqual(without.emptyAfterMinutes![path]!);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same answer for the same seed, and another for another", () => {
    const situation = aLine({ waited: [10, 5, 1], servers: 2, elapsed: [3, 8], perHour: 10 });
    const ask = { waitsOf: "everybody" as const, horizonsMinutes: [30], totals: true, visits: true };
    expect(lookAhead(situation, ask, draws)).toEqual(lookAhead(situation, ask, draws));
    expect(lookAhead(situation, ask, { ...draws, seed: 8 }).waits).not.toEqual(lookAhead(situation, ask, draws).waits);
  });

  it("tells a newcomer what the last in line is told and more, and changes nobody's wait by asking", () => {
    const situation = aLine({ waited: [10, 5, 1], servers: 2, elapsed: [3, 8], perHour: 10 });
    const plain = lookAhead(situation, { waitsOf: "everybody" }, draws);
    const asked = lookAhead(situation, { waitsOf: "everybody", ifYouCameNow: [{ serviceId: "gp", urgency: 4 }, { serviceId: "gp", urgency: 1 }] }, draws);
    expect(asked.waits).toEqual(plain.waits);
    asked.ifYouCameNow[0]!.minutes.forEach((m, path) => expect(m).toBeGreaterThanOrEqual(plain.waits[2]!.minutes[path]!));
  });

  it("is just what a hand would reckon when nothing is left to chance", () => {
    const situation: Situation = {
      ...aLine({ waited: [3, 2, 1], servers: 1, elapsed: [4], perHour: 0 }),
      services: [{ id: "gp", targetWaitMinutes: 30, law: fixed(10), walk: fixed(1), changeover: fixed(2) }],
    };
    const { waits, horizons, emptyAfterMinutes } = lookAhead(situation, { waitsOf: "everybody", horizonsMinutes: [7, 8, 50], untilEmpty: true }, { seed: 1, paths: 2 });
    // Six minutes are left, two to change; then each takes 1 + 10 + 2.
    expect(waits.map((w) => [...w.minutes])).toEqual([[8, 8], [21, 21], [34, 34]]);
    expect([...waits[0]!.startMinutes]).toEqual([9, 9]);
    expect(horizons.map((h) => [h.waiting.gp![0], h.inService.gp![0]])).toEqual([[3, 0], [3, 0], [0, 0]]);
    expect([...emptyAfterMinutes!]).toEqual([45, 45]);
  });

  it("sees breaks, the end of a shift and who stays until the line is empty", () => {
    const shift = { from: noon - hourMs, to: noon + 30 * minuteMs, breaks: [{ from: noon + 5 * minuteMs, to: noon + 15 * minuteMs }] };
    const line = (stays: boolean): Situation => ({
      ...aLine({ waited: [4, 3, 2], servers: 1, elapsed: [], perHour: 0 }),
      services: [{ id: "gp", targetWaitMinutes: 30, law: fixed(10) }],
      staff: [{ id: "s0", skills: ["gp"], shifts: [shift], ...(stays ? { staysUntilEmpty: true as const } : {}) }],
    });
    const ask = { waitsOf: "everybody" as const, totals: true };
    const waits = (s: Situation) => lookAhead(s, ask, { seed: 1, paths: 1 }).waits.map((w) => w.minutes[0]);
    // Served until 10, on the break until 20, then 20 to 30; the shift is over for the third.
    expect(waits(line(false))).toEqual([0, 20, Infinity]);
    expect(waits(line(true))).toEqual([0, 20, 30]);
    expect(lookAhead(line(true), ask, { seed: 1, paths: 1 }).totals!.overtimeMinutes[0]).toBe(10);
  });

  it("moves staff as agreed, with the set-up that it takes", () => {
    const situation: Situation = {
      ...aLine({ waited: [4], servers: 1, elapsed: [], perHour: 0 }),
      services: [{ id: "gp", targetWaitMinutes: 30, law: fixed(10) }, { id: "blood", targetWaitMinutes: 30, law: fixed(5) }],
      staff: [{ id: "s0", skills: ["gp", "blood"], serves: ["gp"], lastServiceId: "gp" }],
      waiting: [aPatient("g", 9, 4, ["gp"]), aPatient("b", 5, 4, ["blood"])],
      setUpMinutes: 4,
    };
    const starts = (moves: Situation["moves"]) => lookAhead({ ...situation, moves }, { waitsOf: "everybody", atMostMinutes: 120 }, { seed: 1, paths: 1 }).waits.map((w) => [w.minutes[0], w.startMinutes[0]]);
    expect(starts([])).toEqual([[0, 0], [Infinity, Infinity]]);
    expect(starts([{ staffId: "s0", at: noon + minuteMs, serves: ["blood"] }])).toEqual([[0, 0], [10, 14]]);
  });

  it("keeps rooms to one patient at a time, and blocked rooms closed until they open", () => {
    const situation: Situation = {
      ...aLine({ waited: [4, 3, 2], servers: 3, elapsed: [], perHour: 0 }),
      services: [{ id: "gp", targetWaitMinutes: 30, law: fixed(10) }],
      rooms: [{ id: "room-1", serviceIds: ["gp"] }, { id: "room-2", serviceIds: ["gp"], blockedUntil: noon + 6 * minuteMs }],
    };
    expect(lookAhead(situation, { waitsOf: "everybody" }, { seed: 1, paths: 1 }).waits.map((w) => w.minutes[0])).toEqual([0, 6, 10]);
  });

  it("knows that whoever has not come for long may not come at all", () => {
    const situation: Situation = {
      ...aLine({ waited: [], servers: 1, elapsed: [], perHour: 0 }),
      appointments: [{ id: "a", at: noon - 20 * minuteMs, urgency: 4, journey: [["gp"]], punctuality: normal(0, 10), noShowProbability: 0.5 }],
    };
    const called = lookAhead(situation, { totals: true }, { seed: 1, paths: 4096 }).totals!.byService.gp![3]!.called.reduce((sum, n) => sum + n, 0) / 4096;
    // Of those who come, 2.275 % are later than 20 minutes: .02275 / (1 + .02275).
    expect(called).toBeCloseTo(0.02224, 3);
  });

  it("lets people give up who have waited, more of them the longer the line, and tells those who stay", () => {
    const situation = { ...aLine({ waited: Array.from({ length: 12 }, (_, i) => 12 - i), servers: 1, elapsed: [0], perHour: 0 }) };
    situation.services = [{ id: "gp", targetWaitMinutes: 30, law: exponential(12), patience: exponential(60) }];
    const summaries = lookAhead(situation, { waitsOf: "everybody" }, { seed: 1, paths: 512 }).waits.map((w) => summaryOf(w)!);
    expect(summaries[0]!.chanceToLeave).toBeLessThan(summaries[11]!.chanceToLeave);
    // Next behind one visit: they leave before it ends with chance (1/60) / (1/60 + 1/12) = 1/6.
    expect(summaries[0]!.chanceToLeave).toBeCloseTo(1 / 6, 1);
  });

  it("lets somebody steer: staff who move where the line is, and who turn where they are told", () => {
    const base = aLine({ waited: [5, 4, 3], servers: 1, elapsed: [], perHour: 0 });
    const situation: Situation = { ...base, services: [...base.services, { id: "blood", targetWaitMinutes: 30, law: fixed(5) }], staff: [{ id: "s0", skills: ["gp", "blood"], serves: ["blood"] }] };
    const unsteered = lookAhead(situation, { waitsOf: "everybody", atMostMinutes: 300 }, { seed: 1, paths: 1 });
    expect(unsteered.waits[0]!.minutes[0]).toBe(Infinity);
    const seen: number[] = [];
    const steered = lookAhead(situation, { waitsOf: "everybody", atMostMinutes: 300 }, { seed: 1, paths: 1 }, {
      everyMinutes: 10,
      decide: (now) => {
        seen.push(now.waiting.length);
        return now.at === noon + 10 * minuteMs ? [{ staffId: "s0", at: now.at, serves: ["gp"] }] : [];
      },
    });
    expect(steered.waits[0]!.minutes[0]).toBe(10);
    expect(seen.slice(0, 2)).toEqual([3, 3]);
    const both = { ...situation, staff: [{ id: "s0", skills: ["gp", "blood"] }] };
    expect(lookAhead(both, { waitsOf: ["p0"], atMostMinutes: 30 }, { seed: 1, paths: 1 }, { turnTo: () => 1 }).waits[0]!.minutes[0]).toBe(Infinity);
  });

  it("refuses a situation that speaks of what it does not have, with its name", () => {
    const situation = { ...aLine({ waited: [1], servers: 1, elapsed: [], perHour: 0 }), waiting: [aPatient("p", 1, 4, ["x-ray"])] };
    expect(() => lookAhead(situation, {}, draws)).toThrow('the service "x-ray"');
    expect(() => lookAhead(aLine({ waited: [1], servers: 1, elapsed: [], perHour: 0 }), { waitsOf: ["nobody"] }, draws)).toThrow('nobody called "nobody"');
  });
});
