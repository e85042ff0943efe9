import { describe, expect, it } from "vitest";
import { patience } from "#domain/forecast/learn/patience.ts";
import { seededUniforms } from "#domain/forecast/learn/seeded.ts";
import { survival } from "#domain/look-ahead/law.ts";

describe("patience", () => {
  it("by hand: 30 leavers in 1,000 minutes of waiting are .03 a minute", () => {
    const learned = patience();
    // 1,000 waits of one minute, all in the first piece; prior 3 leavers at the mean hazard changes nothing.
    for (let i = 0; i < 1_000; i++) learned.heard(0.9999999, i < 30);
    expect(learned.hazardAMinute(0.5)).toBeCloseTo(0.03, 4);
  });

  it("is not fooled by those who are called first: exponential patience of 60 minutes, calls after 5 to 45", () => {
    const next = seededUniforms(4);
    const learned = patience();
    for (let i = 0; i < 6_000; i++) {
      const [gives, called] = [-60 * Math.log(1 - next()), 5 + 40 * next()];
      learned.heard(Math.min(gives, called), gives < called);
    }
    const law = learned.law();
    if (!law) throw new Error("unknown");
    for (const minutes of [10, 20, 30]) expect(Math.abs(survival(law, minutes) - Math.exp(-minutes / 60))).toBeLessThan(0.02);
  });

  it("says nothing where hardly anybody leaves", () => {
    const learned = patience();
    learned.heard(10, true);
    for (let i = 0; i < 100; i++) learned.heard(20, false);
    expect(learned.law()).toBeUndefined();
  });
});
