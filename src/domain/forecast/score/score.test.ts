import { describe, expect, it } from "vitest";
import { accuracyOf } from "#domain/forecast/score/accuracy.ts";
import { errorsOf, pinballOf } from "#domain/forecast/score/errors.ts";
import { judge } from "#domain/forecast/score/judged.ts";
import { outcomeOf, type Step } from "#domain/forecast/score/outcome.ts";
import type { Said } from "#domain/forecast/score/said.ts";
import { reliability, scoreOf } from "#domain/forecast/score/score.ts";
import { verdictOf } from "#domain/forecast/score/verdict.ts";
import { wilson } from "#domain/forecast/score/wilson.ts";
import { minuteMs } from "#domain/time.ts";

const noon = Date.UTC(2026, 0, 15, 12);
const at = (minutes: number) => noon + minutes * minuteMs;
const hourOf = (moment: number) => new Date(moment).getUTCHours();
const aPromise = { aboutMinutes: 20, atMostMinutes: 35 };

function aWord(word: Partial<Said> = {}): Said {
  return { ticketId: "g1", leg: 0, serviceId: "gp", urgency: 4, saidAt: noon, ahead: 2, method: "queue-length", quantiles: { p10: 8, p50: 20, p80: 28, p90: 34 }, promise: aPromise, reasons: [], shownOn: [], ...word };
}

/** Each ticket with the minute after noon at which it was called. */
function called(minutes: Record<string, number>): Map<string, Step[]> {
  return new Map(Object.entries(minutes).map(([id, minute]) => [id, [{ at: at(minute), type: "called" }]]));
}

describe("the outcome of a wait", () => {
  it("is the first call after the word, in minutes from then", () => {
    expect(outcomeOf([{ at: at(-3), type: "checked-in" }, { at: at(12), type: "called" }, { at: at(15), type: "recalled" }], noon, at(60))).toEqual({ kind: "called", minutes: 12 });
  });

  it("is not a call that was taken back", () => {
    const steps = [{ at: at(12), type: "called" }, { at: at(13), type: "noted" }, { at: at(13), type: "undone" }, { at: at(30), type: "called" }];
    expect(outcomeOf(steps, noon, at(60))).toEqual({ kind: "called", minutes: 30 });
  });

  it("is that they left, also when nobody knows when", () => {
    expect(outcomeOf([{ at: at(40), type: "left" }], noon, at(60))).toEqual({ kind: "left", minutes: 40 });
    expect(outcomeOf([{ at: at(900), type: "day-opened" }], noon, at(960))).toEqual({ kind: "left", minutes: null });
  });

  it("ends what was said when the patient steps out or is sent to another line", () => {
    expect(outcomeOf([{ at: at(5), type: "stepped-out" }, { at: at(25), type: "came-back" }, { at: at(26), type: "called" }], noon, at(60))).toEqual({ kind: "withdrawn", minutes: 5 });
    expect(outcomeOf([{ at: at(7), type: "transferred" }], noon, at(60))).toEqual({ kind: "withdrawn", minutes: 7 });
  });

  it("is open while they wait, and none where the ticket was a mistake", () => {
    expect(outcomeOf([{ at: at(-1), type: "called" }], noon, at(9))).toEqual({ kind: "waiting", minutes: 9 });
    expect(outcomeOf([{ at: at(2), type: "entered-in-error" }], noon, at(9))).toBeUndefined();
  });
});

describe("a promise", () => {
  it("is kept up to its last minute and broken after it", () => {
    expect(verdictOf(aPromise, { kind: "called", minutes: 35 })).toBe("kept");
    expect(verdictOf(aPromise, { kind: "called", minutes: 35.1 })).toBe("broken");
  });

  it("is broken too for whoever gave up after it, or still waits", () => {
    expect(verdictOf(aPromise, { kind: "left", minutes: 50 })).toBe("broken");
    expect(verdictOf(aPromise, { kind: "waiting", minutes: 36 })).toBe("broken");
    expect(verdictOf(aPromise, { kind: "withdrawn", minutes: 40 })).toBe("broken");
  });

  it("is neither when they left before anybody could know", () => {
    expect(verdictOf(aPromise, { kind: "left", minutes: 20 })).toBe("left");
    expect(verdictOf(aPromise, { kind: "left", minutes: null })).toBe("left");
    expect(verdictOf(aPromise, { kind: "waiting", minutes: 3 })).toBe("waiting");
  });
});

describe("wilson", () => {
  // Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20 and 1/29.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives the published range of %i in %i", (count, of, low, high) => {
    const share = wilson(count, of);
    expect(share?.low).toBeCloseTo(low, 4);
    expect(share?.high).toBeCloseTo(high, 4);
  });

  it("says nothing of nobody", () => {
    expect(wilson(0, 0)).toBeUndefined();
  });
});

describe("errors", () => {
  // 20 said, 12, 20 and 50 waited: errors -8, 0 and 30.
  const pairs = [{ said: 20, waited: 12 }, { said: 20, waited: 20 }, { said: 20, waited: 50 }];

  it("are the mean, the middle and the direction of what was missed", () => {
    const errors = errorsOf(pairs);
    expect(errors?.waits).toBe(3);
    expect(errors?.maeMinutes).toBeCloseTo(38 / 3, 12);
    expect(errors?.medianMinutes).toBe(8);
    expect(errors?.biasMinutes).toBeCloseTo(-22 / 3, 12);
    expect(errorsOf(pairs.slice(1))?.medianMinutes).toBe(15);
  });

  it("cost at a level what being too low or too high costs there", () => {
    // At 0.9: 0.1 x 8, nothing, 0.9 x 30.
    expect(pinballOf(pairs, 0.9)).toBeCloseTo((0.8 + 0 + 27) / 3, 12);
    // At one half, half the absolute error.
    expect(pinballOf(pairs, 0.5)).toBeCloseTo(38 / 6, 12);
  });

  it("are unknown of no waits", () => {
    expect(errorsOf([])).toBeUndefined();
    expect(pinballOf([], 0.5)).toBeUndefined();
  });
});

describe("a score", () => {
  const said = ["g1", "g2", "g3", "g4"].map((ticketId) => aWord({ ticketId }));
  // P10 8, P50 20, P80 28, P90 34: below, at the middle, between, above.
  const judged = judge(said, called({ g1: 5, g2: 20, g3: 30, g4: 60 }), at(120));

  it("counts how many waits each quantile held, and the range of that share", () => {
    const found = reliability(judged).map(({ level, claims, found: share }) => [level, claims, share.count, share.of]);
    expect(found).toEqual([["p10", 0.1, 1, 4], ["p50", 0.5, 2, 4], ["p80", 0.8, 2, 4], ["p90", 0.9, 3, 4]]);
  });

  it("counts the waits within the range that was thought likely, and leaves out a range that was never stated", () => {
    const score = scoreOf(judged);
    expect(score?.within80).toMatchObject({ count: 2, of: 4, share: 0.5 });
    expect(score?.within90).toBeUndefined();
    expect(score?.pinball.map((p) => p.level)).toEqual(["p10", "p50", "p80", "p90"]);
  });

  it("takes only waits that ended with a call", () => {
    const left = judge(said, new Map([...called({ g1: 5, g2: 20 }), ["g3", [{ at: at(50), type: "left" }]]]), at(120));
    expect(scoreOf(left)?.waits).toBe(2);
  });
});

describe("accuracy", () => {
  it("judges a wait once by its first forecast, and each new promise for itself", () => {
    const said = [
      aWord(),
      // The same still on show after ten minutes: no new promise.
      aWord({ saidAt: at(10) }),
      // Said anew: at most 25 from minute 20 on, that is until minute 45.
      aWord({ saidAt: at(20), promise: { aboutMinutes: 15, atMostMinutes: 25 }, quantiles: { p50: 14 }, reasons: [{ code: "urgent-arrived", count: 1 }] }),
    ];
    const { promises, waits, score, said: told, broken, byHorizon } = accuracyOf(judge(said, called({ g1: 40 }), at(120)), new Map(), hourOf);
    expect(promises).toMatchObject({ total: 2, kept: 1, broken: 1, left: 0 });
    expect(waits).toMatchObject({ called: 1 });
    // First forecast: 20 said, 40 waited.
    expect(score).toMatchObject({ waits: 1, maeMinutes: 20, biasMinutes: -20 });
    // "About 20" and 40 waited; "about 15" and 20 waited.
    expect(told).toMatchObject({ waits: 2, maeMinutes: 12.5, biasMinutes: -12.5 });
    expect(broken).toMatchObject([{ waitedMinutes: 40, overMinutes: 5, reasons: [{ code: "urgent-arrived", count: 1 }] }]);
    // Made 40, 30 and 20 minutes before the call.
    expect(byHorizon.map(({ fromMinutes, toMinutes, score: s }) => [fromMinutes, toMinutes, s.waits])).toEqual([[20, 30, 1], [30, 60, 2]]);
  });

  it("counts those who left without being called apart, and those who left after the promise was over as broken", () => {
    const said = ["g1", "g2", "g3"].map((ticketId) => aWord({ ticketId }));
    const steps = new Map([["g1", [{ at: at(10), type: "left" }]], ["g2", [{ at: at(50), type: "left" }]], ["g3", [{ at: at(30), type: "called" }]]]);
    const { promises, waits, score } = accuracyOf(judge(said, steps, at(120)), new Map(), hourOf);
    expect(promises).toMatchObject({ total: 3, kept: 1, broken: 1, left: 1 });
    expect(waits).toEqual({ called: 1, left: 2, withdrawn: 0, waiting: 0, unknown: 0 });
    expect(score?.waits).toBe(1);
  });

  it("sets a rule of thumb against the forecaster on the waits for which both spoke", () => {
    const said = [aWord(), aWord({ ticketId: "g2" }), aWord({ ticketId: "g3", serviceId: "blood", saidAt: at(61) })];
    const rules = new Map<string, Record<string, number>>([["g1/0", { "last-5": 40 }], ["g2/0", { "last-5": 10, hol: 26 }]]);
    const { against, byService, byHour } = accuracyOf(judge(said, called({ g1: 30, g2: 26, g3: 81 }), at(120)), rules, hourOf);
    // g1: 10 off against our 10; g2: 16 off against our 6; their mean 13, ours 8.
    expect(against).toEqual([{ rule: "last-5", waits: 2, maeMinutes: 13, ratio: 13 / 8 }, { rule: "hol", waits: 1, maeMinutes: 0, ratio: 0 }]);
    expect(byService.map((s) => [s.serviceId, s.score.maeMinutes, s.against.length])).toEqual([["gp", 8, 2], ["blood", 0, 0]]);
    expect(byHour.map((h) => [h.hour, h.score.waits])).toEqual([[12, 2], [13, 1]]);
  });

  it("knows when it was said that nothing is known", () => {
    const { promises, waits, score } = accuracyOf(judge([aWord({ promise: null, quantiles: {} })], called({ g1: 30 }), at(120)), new Map(), hourOf);
    expect([promises.total, waits.unknown, waits.called, score]).toEqual([0, 1, 1, undefined]);
  });

  it("leaves out a ticket that was entered in error", () => {
    const steps = new Map([["g1", [{ at: at(5), type: "called" }, { at: at(6), type: "entered-in-error" }]]]);
    expect(judge([aWord()], steps, at(60))).toEqual([]);
  });
});
