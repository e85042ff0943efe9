import { describe, expect, it } from "vitest";
import { chance, draw, logNormal, normal, pick, poisson } from "#simulation/chance.ts";

const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("chance", () => {
  it("belongs to its key: the same one gives the same numbers", () => {
    const [a, b] = [chance(1, "anna", "walk"), chance(1, "anna", "walk")];
    expect([a(), a(), a()]).toEqual([b(), b(), b()]);
  });

  it("is even in [0, 1), also for keys that differ in one digit", () => {
    const draws = numbers(20_000).map((i) => draw(7, `ticket-${i}`));
    expect(mean(draws)).toBeCloseTo(0.5, 1);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = draws.filter((d) => Math.floor(10 * d) === tenth).length / draws.length;
      // Two thousand expected; four standard deviations are 170.
      expect(Math.abs(share - 0.1)).toBeLessThan(0.0085);
    }
  });

  it("does not repeat itself from one number to the next, or from key to key", () => {
    const pairs = numbers(10_000).map((i) => {
      const next = chance(i);
      return [next(), next(), draw(i + 1)] as const;
    });
    const correlation = (x: number[], y: number[]) => 12 * mean(x.map((v, i) => (v - 0.5) * ((y[i] as number) - 0.5)));
    expect(Math.abs(correlation(pairs.map((p) => p[0]), pairs.map((p) => p[1])))).toBeLessThan(0.04);
    expect(Math.abs(correlation(pairs.map((p) => p[0]), pairs.map((p) => p[2])))).toBeLessThan(0.04);
  });
});

describe("the laws", () => {
  const next = chance("laws");

  it("normal: mean 0, variance 1", () => {
    const draws = numbers(20_000).map(() => normal(next));
    expect(Math.abs(mean(draws))).toBeLessThan(0.03);
    expect(Math.abs(mean(draws.map((d) => d * d)) - 1)).toBeLessThan(0.05);
  });

  it("lognormal: the mean that was asked for", () => {
    expect(Math.abs(mean(numbers(20_000).map(() => logNormal({ mean: 8, logSd: 0.5 }, next))) - 8)).toBeLessThan(0.15);
  });

  it("Poisson: mean and variance alike, and never anybody when nobody is expected", () => {
    const draws = numbers(20_000).map(() => poisson(2.5, next));
    expect(Math.abs(mean(draws) - 2.5)).toBeLessThan(0.06);
    expect(Math.abs(mean(draws.map((d) => (d - 2.5) ** 2)) - 2.5)).toBeLessThan(0.15);
    expect(numbers(100).map(() => poisson(0, next))).toEqual(numbers(100).map(() => 0));
  });

  it("pick: by the shares, whatever their sum", () => {
    const entries = [{ name: "a", share: 3 }, { name: "b", share: 1 }];
    expect([0, 0.74, 0.76, 0.999].map((at) => pick(entries, (e) => e.share, at).name)).toEqual(["a", "a", "b", "b"]);
  });
});
