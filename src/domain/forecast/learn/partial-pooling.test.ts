import { describe, expect, it } from "vitest";
import { partialPooling, type GroupSums } from "#domain/forecast/learn/partial-pooling.ts";
import { seededNormals } from "#domain/forecast/learn/seeded.ts";

const sums = (values: number[]): GroupSums => ({ n: values.length, sum: values.reduce((s, v) => s + v, 0), square: values.reduce((s, v) => s + v * v, 0) });

describe("partialPooling", () => {
  it("by hand: two groups of two, 0 and 2 against 10 and 12", () => {
    // Within 2 (each group's squares 2 over one degree of freedom); means 1 and 11; Q = 2 x 2 x 25 / 2 = 50;
    // between^2 = (50 - 1) / (2 - 1) = 49; each effect 5 x 49 / (49 + 1).
    const pooled = partialPooling(new Map([["a", sums([0, 2])], ["b", sums([10, 12])]]));
    expect(pooled?.mean).toBeCloseTo(6, 9);
    expect(pooled?.within).toBeCloseTo(Math.SQRT2, 9);
    expect(pooled?.between).toBeCloseTo(7, 9);
    expect(pooled?.effects.get("b")).toBeCloseTo(4.9, 9);
  });

  it("takes groups for one another when they differ no more than chance makes them", () => {
    const pooled = partialPooling(new Map([["a", sums([0, 2])], ["b", sums([1, 1.5])]]));
    expect([...(pooled?.effects.values() ?? [])]).toEqual([0, 0]);
  });

  it("finds the speeds of 12 doctors with 40 visits each better than their own means do, over 30 clinics", () => {
    let [shrunk, alone, between] = [0, 0, 0];
    for (let seed = 1; seed <= 30; seed++) {
      const normal = seededNormals(seed);
      const truth = Array.from({ length: 12 }, () => 0.15 * normal());
      const groups = new Map(truth.map((effect, i) => [`d${i}`, sums(Array.from({ length: 40 }, () => 2.7 + effect + 0.65 * normal()))]));
      const pooled = partialPooling(groups);
      const error = (of: (id: string) => number) => truth.reduce((sum, effect, i) => sum + (of(`d${i}`) - effect) ** 2, 0);
      shrunk += error((id) => (pooled?.mean ?? NaN) - 2.7 + (pooled?.effects.get(id) ?? NaN));
      alone += error((id) => (groups.get(id)?.sum ?? NaN) / 40 - 2.7);
      between += (pooled?.between ?? NaN) / 30;
    }
    expect(shrunk).toBeLessThan(0.9 * alone);
    expect(Math.abs(between - 0.15)).toBeLessThan(0.03);
  });

  it("knows nothing of nobody", () => {
    expect(partialPooling(new Map())).toBeUndefined();
  });
});
