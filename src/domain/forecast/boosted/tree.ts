/**
 * A regression tree over binned features. Inner node i sends bins up to `bin[i]` to `below[i]`, the others to `above[i]`;
 * a child below zero is the leaf ~child.
 */
export type Tree = { feature: Int32Array; bin: Uint8Array; below: Int32Array; above: Int32Array; leaves: number };

export type TreeShape = { leavesAtMost: number; rowsInLeafAtLeast: number; /** Draws leaves with few rows towards nothing. */ ridge: number };

/** The rows of a training set, column by column. */
export type BinnedColumns = readonly Uint8Array[];

/**
 * Grows the tree whose leaves explain `pull` (how far each row wants to move) best in squares, best leaf first, over the
 * given rows and features. Also tells the leaf of each of the rows.
 * Source: histogram split finding as in Ke et al., LightGBM, NIPS 2017.
 */
export function growTree(columns: BinnedColumns, pull: Float64Array, rows: Int32Array, features: readonly number[], shape: TreeShape): { tree: Tree; rowsOfLeaf: Int32Array[] } {
  const order = rows.slice();
  const spare = new Int32Array(order.length);
  const first = leafOver(0, order.length, histogramsOf(columns, pull, order, 0, order.length, features));
  first.split = bestSplit(first, features, shape);
  const open = [first];
  const nodes: { feature: number; bin: number; below: Leaf; above: Leaf; from: Leaf }[] = [];

  while (open.length < shape.leavesAtMost) {
    let best: Leaf | undefined;
    for (const leaf of open) if (leaf.split && leaf.split.gain > (best?.split?.gain ?? leastGain)) best = leaf;
    if (!best?.split) break;
    const { feature, bin } = best.split;
    const middle = partition(order, spare, columns[feature] as Uint8Array, bin, best.from, best.to);
    // The smaller child is counted, the larger one is what is left.
    const belowIsSmaller = middle - best.from <= best.to - middle;
    const [from, to] = belowIsSmaller ? [best.from, middle] : [middle, best.to];
    const counted = histogramsOf(columns, pull, order, from, to, features);
    const rest = less(best.histograms, counted);
    const below = leafOver(best.from, middle, belowIsSmaller ? counted : rest);
    const above = leafOver(middle, best.to, belowIsSmaller ? rest : counted);
    below.split = bestSplit(below, features, shape);
    above.split = bestSplit(above, features, shape);
    nodes.push({ feature, bin, below, above, from: best });
    open.splice(open.indexOf(best), 1, below, above);
  }
  return { tree: asTree(nodes, open), rowsOfLeaf: open.map((leaf) => order.slice(leaf.from, leaf.to)) };
}

/** The leaf that a row with these bins falls into. */
export function leafOf(tree: Tree, bins: Uint8Array): number {
  if (tree.feature.length === 0) return 0;
  let node = 0;
  while (node >= 0) node = (bins[tree.feature[node] as number] as number) <= (tree.bin[node] as number) ? (tree.below[node] as number) : (tree.above[node] as number);
  return ~node;
}

/** The same for row `row` of a training set. */
export function leafOfRow(tree: Tree, columns: BinnedColumns, row: number): number {
  let node = tree.feature.length === 0 ? ~0 : 0;
  while (node >= 0) node = ((columns[tree.feature[node] as number] as Uint8Array)[row] as number) <= (tree.bin[node] as number) ? (tree.below[node] as number) : (tree.above[node] as number);
  return ~node;
}

type Histograms = { sums: Float64Array; counts: Int32Array };
type Leaf = { from: number; to: number; histograms: Histograms; split?: { feature: number; bin: number; gain: number } | undefined };

const slots = 64;
const leastGain = 1e-9;

function leafOver(from: number, to: number, histograms: Histograms): Leaf {
  return { from, to, histograms };
}

function histogramsOf(columns: BinnedColumns, pull: Float64Array, order: Int32Array, from: number, to: number, features: readonly number[]): Histograms {
  const sums = new Float64Array(features.length * slots);
  const counts = new Int32Array(features.length * slots);
  for (let f = 0; f < features.length; f++) {
    const column = columns[features[f] as number] as Uint8Array;
    const base = f * slots;
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      const slot = base + (column[row] as number);
      (sums[slot] as number) += pull[row] as number;
      (counts[slot] as number)++;
    }
  }
  return { sums, counts };
}

function less(all: Histograms, part: Histograms): Histograms {
  const { sums, counts } = all;
  for (let i = 0; i < sums.length; i++) {
    (sums[i] as number) -= part.sums[i] as number;
    (counts[i] as number) -= part.counts[i] as number;
  }
  return all;
}

function bestSplit({ from, to, histograms: { sums, counts } }: Leaf, features: readonly number[], { rowsInLeafAtLeast, ridge }: TreeShape): Leaf["split"] {
  const total = to - from;
  if (total < 2 * rowsInLeafAtLeast) return undefined;
  let pullOfAll = 0;
  for (let b = 0; b < slots; b++) pullOfAll += sums[b] as number;
  const before = pullOfAll ** 2 / (total + ridge);
  let best: Leaf["split"];
  for (let f = 0; f < features.length; f++) {
    let sum = 0;
    let count = 0;
    for (let b = 0, slot = f * slots; b < slots - 1; b++, slot++) {
      if (counts[slot] === 0) continue;
      sum += sums[slot] as number;
      count += counts[slot] as number;
      if (count < rowsInLeafAtLeast) continue;
      if (total - count < rowsInLeafAtLeast) break;
      const gain = sum ** 2 / (count + ridge) + (pullOfAll - sum) ** 2 / (total - count + ridge) - before;
      if (gain > (best?.gain ?? leastGain)) best = { feature: features[f] as number, bin: b, gain };
    }
  }
  return best;
}

/** Rows up to `bin` first; both parts keep their order, so that equal rows give equal trees. */
function partition(order: Int32Array, spare: Int32Array, column: Uint8Array, bin: number, from: number, to: number): number {
  let middle = from;
  let above = 0;
  for (let i = from; i < to; i++) {
    const row = order[i] as number;
    if ((column[row] as number) <= bin) order[middle++] = row;
    else spare[above++] = row;
  }
  order.set(spare.subarray(0, above), middle);
  return middle;
}

function asTree(nodes: { feature: number; bin: number; below: Leaf; above: Leaf; from: Leaf }[], leaves: Leaf[]): Tree {
  const nodeOf = new Map(nodes.map((node, i) => [node.from, i]));
  const place = (child: Leaf) => nodeOf.get(child) ?? ~leaves.indexOf(child);
  return {
    feature: Int32Array.from(nodes, (n) => n.feature),
    bin: Uint8Array.from(nodes, (n) => n.bin),
    below: Int32Array.from(nodes, (n) => place(n.below)),
    above: Int32Array.from(nodes, (n) => place(n.above)),
    leaves: leaves.length,
  };
}
