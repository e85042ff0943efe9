/** Cuts of every feature, so that a tree compares small whole numbers. Bin 0 is "not known". */
export type Bins = { cuts: Float64Array[] };

/** So many bins a feature beside the unknown one: finer does not show in a forecast. */
const binsAtMost = 62;

/** Cuts at the quantiles of the values seen; a feature with few values has one bin for each. */
export function binsFor(rows: readonly Float32Array[]): Bins {
  const width = rows[0]?.length ?? 0;
  const cuts: Float64Array[] = [];
  for (let f = 0; f < width; f++) {
    const values = Float64Array.from(rows, (row) => row[f] as number).filter((v) => !Number.isNaN(v)).sort();
    const distinct: number[] = [];
    for (const v of values) if (v !== distinct.at(-1)) distinct.push(v);
    const edges: number[] = [];
    if (distinct.length <= binsAtMost) {
      for (let i = 1; i < distinct.length; i++) edges.push(((distinct[i - 1] as number) + (distinct[i] as number)) / 2);
    } else {
      for (let b = 1; b < binsAtMost; b++) {
        const edge = values[Math.floor((b * values.length) / binsAtMost)] as number;
        if (edge !== edges.at(-1) && edge > (values[0] as number)) edges.push(edge);
      }
    }
    cuts.push(Float64Array.from(edges));
  }
  return { cuts };
}

/** The bin of each feature of one row. */
export function binned({ cuts }: Bins, row: Float32Array): Uint8Array {
  const bins = new Uint8Array(cuts.length);
  for (let f = 0; f < cuts.length; f++) bins[f] = binOf(cuts[f] as Float64Array, row[f] as number);
  return bins;
}

/** The bins of many rows, feature by feature. */
export function columnsOf(bins: Bins, rows: readonly Float32Array[]): Uint8Array[] {
  const columns = bins.cuts.map(() => new Uint8Array(rows.length));
  rows.forEach((row, i) => binned(bins, row).forEach((bin, f) => ((columns[f] as Uint8Array)[i] = bin)));
  return columns;
}

function binOf(cuts: Float64Array, value: number): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < (cuts[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}
