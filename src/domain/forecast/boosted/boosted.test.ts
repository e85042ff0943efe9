import { describe, expect, it } from "vitest";
import { binned, binsFor } from "#domain/forecast/boosted/bins.ts";
import { chanceFrom, growChanceTrees } from "#domain/forecast/boosted/chance-trees.ts";
import { growQuantileTrees, quantileOfSorted, quantilesFrom, usualBoosting } from "#domain/forecast/boosted/quantile-trees.ts";
import { growTree, leafOf } from "#domain/forecast/boosted/tree.ts";
import { pinball } from "#domain/forecast/judge/pinball.ts";
import { levels } from "#domain/forecast/levels.ts";
import { seededNormals, seededUniforms } from "#domain/forecast/learn/seeded.ts";

const row = (...values: number[]) => Float32Array.from(values);
const everything = { ...usualBoosting(1_000), rowShare: 1, featureShare: 1 };

describe("growTree", () => {
  const shape = { leavesAtMost: 2, rowsInLeafAtLeast: 1, ridge: 0 };

  it("by hand: pulls of -1, -1, 1, 1 over 1, 2, 3, 4 are parted between 2 and 3, whatever another column says", () => {
    const rows = [row(1, 5), row(2, 6), row(3, 5), row(4, 6)];
    const bins = binsFor(rows);
    const columns = [0, 1].map((f) => Uint8Array.from(rows, (r) => binned(bins, r)[f] as number));
    const { tree, rowsOfLeaf } = growTree(columns, Float64Array.of(-1, -1, 1, 1), Int32Array.of(0, 1, 2, 3), [0, 1], shape);
    expect([...tree.feature]).toEqual([0]);
    expect(rowsOfLeaf.map((leaf) => [...leaf])).toEqual([[0, 1], [2, 3]]);
    expect(leafOf(tree, binned(bins, row(2.4, 9)))).toBe(0);
    expect(leafOf(tree, binned(bins, row(2.6, 0)))).toBe(1);
  });

  it("keeps what is not known apart from small numbers", () => {
    const rows = [row(NaN), row(NaN), row(1), row(2)];
    const bins = binsFor(rows);
    const { tree } = growTree([Uint8Array.from(rows, (r) => binned(bins, r)[0] as number)], Float64Array.of(1, 1, -1, -1), Int32Array.of(0, 1, 2, 3), [0], shape);
    expect(leafOf(tree, binned(bins, row(NaN)))).not.toBe(leafOf(tree, binned(bins, row(-99))));
  });

  it("does not part what is all the same", () => {
    const { tree } = growTree([Uint8Array.of(1, 1, 1)], Float64Array.of(1, -1, 1), Int32Array.of(0, 1, 2), [0], shape);
    expect(tree.leaves).toBe(1);
  });
});

describe("growQuantileTrees", () => {
  it("says the constant of a constant", () => {
    const rows = Array.from({ length: 100 }, (_, i) => row(i, i % 7));
    const model = growQuantileTrees(rows, new Float64Array(100).fill(12), levels);
    for (const q of quantilesFrom(model, row(50, 3))) expect(q).toBeCloseTo(12, 9);
  });

  it("by hand: one tree with one split and full steps says the quantiles of each side", () => {
    const rows = Array.from({ length: 20 }, (_, i) => row(i < 10 ? 0 : 1));
    const targets = Float64Array.from({ length: 20 }, (_, i) => (i < 10 ? i + 1 : 101 + i - 10));
    const model = growQuantileTrees(rows, targets, [0.5, 0.9], { ...everything, trees: 1, learningRate: 1, leavesAtMost: 2, rowsInLeafAtLeast: 1, ridge: 0 });
    // Of 1 to 10 half are at most 5 and nine tenths at most 9; of 101 to 110, 105 and 109.
    expect([...quantilesFrom(model, row(0))]).toEqual([5, 9]);
    expect([...quantilesFrom(model, row(1))]).toEqual([105, 109]);
  });

  it("comes within 3 % of the loss of the true quantiles where the spread grows with x", () => {
    const [uniform, normal] = [seededUniforms(1), seededNormals(2)];
    const draw = () => {
      const x = uniform();
      return { x, y: 10 * x + (1 + 3 * x) * normal() };
    };
    const train = Array.from({ length: 6_000 }, draw);
    const model = growQuantileTrees(train.map(({ x }) => row(x, uniform())), Float64Array.from(train, ({ y }) => y), [0.1, 0.5, 0.9]);
    const z = [-1.2816, 0, 1.2816];
    let [ours, truth] = [0, 0];
    for (let i = 0; i < 6_000; i++) {
      const { x, y } = draw();
      quantilesFrom(model, row(x, uniform())).forEach((q, k) => {
        const level = [0.1, 0.5, 0.9][k] as number;
        ours += pinball(level, q, y);
        truth += pinball(level, 10 * x + (1 + 3 * x) * (z[k] as number), y);
      });
    }
    expect(ours / truth).toBeLessThan(1.03);
  });

  it("grows the same trees from the same rows", () => {
    const uniform = seededUniforms(5);
    const rows = Array.from({ length: 300 }, () => row(uniform(), uniform(), uniform()));
    const targets = Float64Array.from(rows, (r) => (r[0] as number) + uniform());
    expect(growQuantileTrees(rows, targets, levels)).toEqual(growQuantileTrees(rows, targets, levels));
  });
});

describe("quantileOfSorted", () => {
  it("is the least value that the level's share does not exceed", () => {
    const tens = Float64Array.of(10, 20, 30, 40);
    expect([0.05, 0.25, 0.5, 0.51, 0.95].map((level) => quantileOfSorted(tens, level))).toEqual([10, 10, 20, 30, 40]);
  });
});

describe("growChanceTrees", () => {
  it("finds a chance of .9 on one side and .2 on the other", () => {
    const uniform = seededUniforms(3);
    const rows = Array.from({ length: 4_000 }, () => row(uniform()));
    const model = growChanceTrees(rows, rows.map((r) => uniform() < ((r[0] as number) < 0.5 ? 0.9 : 0.2)));
    expect(Math.abs(chanceFrom(model, row(0.25)) - 0.9)).toBeLessThan(0.03);
    expect(Math.abs(chanceFrom(model, row(0.75)) - 0.2)).toBeLessThan(0.03);
  });

  it("never says never of what it has not seen", () => {
    const rows = Array.from({ length: 50 }, (_, i) => row(i));
    expect(chanceFrom(growChanceTrees(rows, rows.map(() => false)), row(3))).toBeGreaterThan(0);
  });
});
