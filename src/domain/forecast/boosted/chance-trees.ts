import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { binned, binsFor, columnsOf, type Bins } from "#domain/forecast/boosted/bins.ts";
import { drawn } from "#domain/forecast/boosted/drawn.ts";
import { growTree, leafOf, leafOfRow, type Tree } from "#domain/forecast/boosted/tree.ts";
import { usualBoosting, type Boosting } from "#domain/forecast/boosted/quantile-trees.ts";

/** Boosted trees for a yes or no, in log odds. */
export type ChanceTrees = { bins: Bins; start: number; trees: { tree: Tree; steps: Float64Array }[] };

/** Source: Friedman 2001, Greedy function approximation, L2_TreeBoost: one Newton step a leaf. */
export function growChanceTrees(rows: readonly Float32Array[], happened: readonly boolean[], boosting: Boosting = { ...usualBoosting(rows.length), trees: 80 }): ChanceTrees {
  const bins = binsFor(rows);
  const columns = columnsOf(bins, rows);
  // One more of each, so that what has never happened is unlikely and not impossible.
  const share = (happened.filter(Boolean).length + 1) / (happened.length + 2);
  const start = Math.log(share / (1 - share));
  const odds = new Float64Array(rows.length).fill(start);
  const pull = new Float64Array(rows.length);
  const random = xoroshiro128plus(boosting.seed);
  const trees: ChanceTrees["trees"] = [];
  for (let t = 0; t < boosting.trees; t++) {
    for (let i = 0; i < rows.length; i++) pull[i] = (happened[i] ? 1 : 0) - chance(odds[i] as number);
    const { tree, rowsOfLeaf } = growTree(columns, pull, drawn(rows.length, boosting.rowShare, random), [...drawn(columns.length, boosting.featureShare, random)], boosting);
    const steps = Float64Array.from(rowsOfLeaf, (members) => {
      let sum = 0;
      let curvature = 1;
      for (const i of members) {
        const p = chance(odds[i] as number);
        sum += pull[i] as number;
        curvature += p * (1 - p);
      }
      return (boosting.learningRate * sum) / curvature;
    });
    for (let i = 0; i < rows.length; i++) (odds[i] as number) += steps[leafOfRow(tree, columns, i)] as number;
    trees.push({ tree, steps });
  }
  return { bins, start, trees };
}

export function chanceFrom({ bins, start, trees }: ChanceTrees, row: Float32Array): number {
  const at = binned(bins, row);
  return chance(trees.reduce((odds, { tree, steps }) => odds + (steps[leafOf(tree, at)] as number), start));
}

function chance(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
