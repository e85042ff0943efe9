import { describe, expect, it } from "vitest";
import { chanceOf, entityOf, keyOf, memberOf, stratumBits } from "#domain/look-ahead/chances.ts";

const paths = 1024;
const bits = stratumBits(paths);
const column = (name: string, purpose: number, seed = 1) => Array.from({ length: paths }, (_, path) => chanceOf(keyOf(entityOf(seed, name), purpose), path, bits));

function correlation(a: number[], b: number[]): number {
  const n = a.length;
  const [meanA, meanB] = [a, b].map((xs) => xs.reduce((s, x) => s + x, 0) / n) as [number, number];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [(a[i] as number) - meanA, (b[i] as number) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}

/** Pearson's statistic over a grid of cells, against as many in each. */
function chiSquare(pairs: [number, number][], cells: number): number {
  const counts = new Array<number>(cells * cells).fill(0);
  for (const [x, y] of pairs) counts[Math.floor(x * cells) * cells + Math.floor(y * cells)]!++;
  const expected = pairs.length / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe("chances", () => {
  it("are the same for the same person, purpose and path, and others for any other", () => {
    expect(column("p1", 1)).toEqual(column("p1", 1));
    const others = [column("p2", 1), column("p1", 2), column("p1", 1, 2)];
    for (const other of others) expect(Math.abs(correlation(column("p1", 1), other))).toBeLessThan(0.12);
  });

  it("meet every stratum once, for any number of paths that is a power of two", () => {
    for (const power of [0, 1, 2, 3, 5, 10, 13]) {
      const n = 2 ** power;
      for (const name of ["a", "b", "c"]) {
        const strata = new Set(Array.from({ length: n }, (_, path) => Math.floor(chanceOf(keyOf(entityOf(7, name), 1), path, power) * n)));
        expect(strata.size).toBe(n);
      }
    }
  });

  it("lie strictly between 0 and 1", () => {
    for (let i = 0; i < 20_000; i++) {
      const u = chanceOf(memberOf(entityOf(3, "stream"), i), i % 7, 3);
      expect(u > 0 && u < 1).toBe(true);
    }
  });

  it("are uniform over the members of a stream within one path, neighbours independent: chi-square of 15 x 15 cells", () => {
    const stream = entityOf(11, "walk-ins");
    const pairs = Array.from({ length: 45_000 }, (_, i): [number, number] => [chanceOf(keyOf(memberOf(stream, i), 1), 5, bits), chanceOf(keyOf(memberOf(stream, i + 1), 1), 5, bits)]);
    // 224 degrees of freedom: mean 224, standard deviation 21.2; four of them either way.
    const statistic = chiSquare(pairs, 15);
    expect(statistic).toBeGreaterThan(224 - 85);
    expect(statistic).toBeLessThan(224 + 85);
  });

  it("are independent between people over the paths: of 4,950 pairs of 100 people none is alike, and the spread of correlations is chance's own", () => {
    const columns = Array.from({ length: 100 }, (_, i) => column(`patient-${i}`, 1));
    const correlations = columns.flatMap((a, i) => columns.slice(i + 1).map((b) => correlation(a, b)));
    const spread = Math.sqrt(correlations.reduce((sum, r) => sum + r * r, 0) / correlations.length);
    expect(spread * Math.sqrt(paths)).toBeGreaterThan(0.93);
    expect(spread * Math.sqrt(paths)).toBeLessThan(1.07);
    expect(Math.max(...correlations.map(Math.abs))).toBeLessThan(5 / Math.sqrt(paths));
  });

  it("are independent between people in cells too, not in the mean alone: 3,000 pairs of people on 8 x 8 cells", () => {
    let total = 0;
    let worst = 0;
    for (let i = 0; i < 3_000; i++) {
      const [a, b] = [keyOf(entityOf(5, `x${i}`), 1), keyOf(entityOf(5, `y${i}`), 1)];
      const pairs = Array.from({ length: paths }, (_, path): [number, number] => [chanceOf(a, path, bits), chanceOf(b, path, bits)]);
      const statistic = chiSquare(pairs, 8);
      total += statistic;
      worst = Math.max(worst, statistic);
    }
    // Both margins are exact, so 49 degrees of freedom are left: mean 49, standard deviation 9.9; of 3,000 the greatest is near 92.
    expect(total / 3_000).toBeGreaterThan(48);
    expect(total / 3_000).toBeLessThan(50.5);
    expect(worst).toBeLessThan(120);
  });
});
