import { chanceFrom, growChanceTrees, type ChanceTrees } from "#domain/forecast/boosted/chance-trees.ts";
import { features } from "#domain/forecast/boosted/features.ts";
import { growQuantileTrees, quantilesFrom, type QuantileTrees } from "#domain/forecast/boosted/quantile-trees.ts";
import { inOrder, levels, type LevelQuantiles } from "#domain/forecast/levels.ts";

/** A line as it stood for somebody, and what became of it. */
export type Example = { features: Float32Array; waitMinutes: number };

/** The feature model of one service: waits of those who have to wait, and the chance that they need not. */
export type BoostedWaits = { waits: QuantileTrees; atOnce: ChanceTrees | undefined; offset: number; classRank: Float64Array };

/** `waited`: those who were not called at once. `came`: everybody, with whether they were. */
export function learnBoostedWaits(waited: readonly Example[], came: readonly { features: Float32Array; atOnce: boolean }[]): BoostedWaits {
  const sorted = Float64Array.from(waited, (e) => e.waitMinutes).sort();
  // Minutes matter in proportion: 2 for 4 is as wrong as 20 for 40. Near nothing they do not.
  const offset = Math.max(0.1, 0.2 * (sorted[sorted.length >> 1] as number));
  const classRank = meanByClass(waited);
  const targets = Float64Array.from(waited, (e) => Math.log(e.waitMinutes + offset));
  const waits = growQuantileTrees(waited.map((e) => withRank(e.features, classRank)), targets, levels);
  const calledAtOnce = came.filter((c) => c.atOnce).length;
  const atOnce = calledAtOnce < fewOfAKind || came.length - calledAtOnce < fewOfAKind ? undefined : growChanceTrees(came.map((c) => withRank(c.features, classRank)), came.map((c) => c.atOnce));
  return { waits, atOnce, offset, classRank };
}

/** Remaining minutes of somebody who has to wait. */
export function boostedWait(model: BoostedWaits, row: Float32Array): LevelQuantiles {
  return inOrder(quantilesFrom(model.waits, withRank(row, model.classRank)).map((q) => Math.exp(q) - model.offset));
}

/** The chance of being called in the moment of checking in. */
export function chanceAtOnce(model: BoostedWaits, row: Float32Array): number {
  return model.atOnce ? chanceFrom(model.atOnce, withRank(row, model.classRank)) : 0;
}

const fewOfAKind = 30;
const classFeature = features.findIndex((f) => f.name === "class");

/** Classes are numbered as they turned up; a tree wants them in the order of their waits. Few visits count for little. */
function meanByClass(examples: readonly Example[]): Float64Array {
  let all = 0;
  const sums: { minutes: number; count: number }[] = [];
  for (const { features: row, waitMinutes } of examples) {
    const sum = (sums[row[classFeature] as number] ??= { minutes: 0, count: 0 });
    sum.minutes += waitMinutes;
    sum.count++;
    all += waitMinutes;
  }
  const mean = all / Math.max(1, examples.length);
  return Float64Array.from(sums, (sum) => (sum ? (sum.minutes + 20 * mean) / (sum.count + 20) : NaN));
}

function withRank(row: Float32Array, classRank: Float64Array): Float32Array {
  const ranked = row.slice();
  ranked[classFeature] = classRank[row[classFeature] as number] ?? NaN;
  return ranked;
}
