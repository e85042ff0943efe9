import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { binned, binsFor, columnsOf, type Bins } from "#domain/forecast/boosted/bins.ts";
import { drawn } from "#domain/forecast/boosted/drawn.ts";
import { growTree, leafOf, leafOfRow, type Tree, type TreeShape } from "#domain/forecast/boosted/tree.ts";

/** Boosted trees whose leaves hold one step for every quantile level. */
export type QuantileTrees = { bins: Bins; levels: readonly number[]; start: Float64Array; trees: { tree: Tree; steps: Float64Array }[] };

export type Boosting = TreeShape & {
  trees: number;
  /** Share of a leaf's own answer that is taken at once. */
  learningRate: number;
  /** Share of rows and of features that one tree sees. */
  rowShare: number;
  featureShare: number;
  seed: number;
};

/**
 * Small trees with large leaves: waits are mostly chance, and on all three logs of the benchmark finer trees learned it by
 * heart (ranges that held 77 % instead of 90). With few rows the leaves must be smaller to say anything at all.
 */
export function usualBoosting(rows: number): Boosting {
  return { trees: 140, learningRate: 0.07, leavesAtMost: 8, rowsInLeafAtLeast: Math.min(80, Math.max(15, Math.floor(rows / 40))), ridge: 5, rowShare: 0.7, featureShare: 0.5, seed: 1 };
}

/**
 * Learns all quantile levels of `targets` from `rows` together. Every tree is grown on the pinball gradient of one level,
 * each in turn; its leaves then move every level to the quantile of what is left there.
 * Source: Friedman 2001, Greedy function approximation (L1 boosting, leaf medians); gradient of the pinball loss: Koenker
 * & Bassett 1978. Sharing the trees between levels is ours: it costs one model for eight.
 */
export function growQuantileTrees(rows: readonly Float32Array[], targets: Float64Array, levels: readonly number[], boosting: Boosting = usualBoosting(rows.length)): QuantileTrees {
  const bins = binsFor(rows);
  const columns = columnsOf(bins, rows);
  const sorted = targets.slice().sort();
  const start = Float64Array.from(levels, (level) => quantileOfSorted(sorted, level));
  // What is left of every target, level after level.
  const left = levels.map((_, k) => targets.map((y) => y - (start[k] as number)));
  const pull = new Float64Array(rows.length);
  const trees: QuantileTrees["trees"] = [];
  const turns = turnsOf(levels);
  const random = xoroshiro128plus(boosting.seed);
  const scratch = new Float64Array(rows.length);
  for (let t = 0; t < boosting.trees; t++) {
    const turn = turns[t % turns.length] as number;
    const level = levels[turn] as number;
    const rest = left[turn] as Float64Array;
    for (let i = 0; i < rows.length; i++) pull[i] = (rest[i] as number) > 0 ? level : level - 1;
    const seen = drawn(rows.length, boosting.rowShare, random);
    const features = [...drawn(columns.length, boosting.featureShare, random)];
    const { tree, rowsOfLeaf } = growTree(columns, pull, seen, features, boosting);
    const steps = new Float64Array(tree.leaves * levels.length);
    rowsOfLeaf.forEach((members, leaf) => {
      for (let k = 0; k < levels.length; k++) {
        const of = left[k] as Float64Array;
        for (let i = 0; i < members.length; i++) scratch[i] = of[members[i] as number] as number;
        steps[leaf * levels.length + k] = boosting.learningRate * quantileOfSorted(scratch.subarray(0, members.length).sort(), levels[k] as number);
      }
    });
    moveOn(columns, tree, steps, left);
    trees.push({ tree, steps });
  }
  return { bins, levels, start, trees };
}

/** The quantiles for one row, in the order of the levels; they may cross by a little. */
export function quantilesFrom({ bins, levels, start, trees }: QuantileTrees, row: Float32Array): Float64Array {
  const at = binned(bins, row);
  const quantiles = start.slice();
  for (const { tree, steps } of trees) {
    const base = leafOf(tree, at) * levels.length;
    for (let k = 0; k < levels.length; k++) (quantiles[k] as number) += steps[base + k] as number;
  }
  return quantiles;
}

/** The value below which `level` of the sorted values lie. */
export function quantileOfSorted(sorted: Float64Array, level: number): number {
  // 80.00000000001 is 80.
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(level * sorted.length - 1e-9) - 1))] ?? 0;
}

/** The middle as often as all others together, as it is the number that people read. */
function turnsOf(levels: readonly number[]): number[] {
  const middle = levels.reduce((best, level, k) => (Math.abs(level - 0.5) < Math.abs((levels[best] as number) - 0.5) ? k : best), 0);
  const others = levels.map((_, k) => k).filter((k) => k !== middle);
  return others.length === 0 ? [middle] : others.flatMap((k) => [middle, k]);
}

function moveOn(columns: readonly Uint8Array[], tree: Tree, steps: Float64Array, left: readonly Float64Array[]): void {
  const rows = left[0]?.length ?? 0;
  for (let i = 0; i < rows; i++) {
    const base = leafOfRow(tree, columns, i) * left.length;
    for (let k = 0; k < left.length; k++) ((left[k] as Float64Array)[i] as number) -= steps[base + k] as number;
  }
}
