import { describe, expect, it } from "vitest";
import { changeover } from "#domain/forecast/learn/changeover.ts";
import { coming } from "#domain/forecast/learn/coming.ts";
import { seededNormals, seededUniforms } from "#domain/forecast/learn/seeded.ts";
import { mean, quantile } from "#domain/look-ahead/law.ts";

describe("coming", () => {
  it("by hand: 4 of 20 stayed away, with a prior of 2.4 in 20", () => {
    const learned = coming();
    for (let i = 0; i < 16; i++) learned.came(0);
    for (let i = 0; i < 4; i++) learned.stayedAway();
    expect(learned.noShowProbability()).toBeCloseTo(6.4 / 40, 9);
  });

  it("finds 12 minutes early give or take 8, and one in five who stays away", () => {
    const [gauss, uniform] = [seededNormals(1), seededUniforms(2)];
    const learned = coming();
    for (let day = 0; day < 20; day++) {
      for (let i = 0; i < 40; i++) {
        if (uniform() < 0.2) learned.stayedAway();
        else learned.came(-12 + 8 * gauss());
      }
      learned.endDay();
    }
    expect(Math.abs(learned.noShowProbability() - 0.2)).toBeLessThan(0.03);
    expect(Math.abs(mean(learned.punctuality()) + 12)).toBeLessThan(1);
    expect(Math.abs(quantile(learned.punctuality(), 0.84) + 4)).toBeLessThan(1.5);
  });
});

describe("changeover", () => {
  it("by hand: 12 gaps of 2 minutes, with eight of nothing before them", () => {
    const learned = changeover();
    for (let i = 0; i < 12; i++) learned.heard(2);
    expect(mean(learned.law())).toBeCloseTo(24 / 20, 9);
  });

  it("does not take a lunch for a change of patients", () => {
    const learned = changeover();
    learned.heard(45);
    expect(mean(learned.law())).toBe(0);
  });
});
