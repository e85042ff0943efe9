import { exceededWith, type Law } from "#domain/look-ahead/law.ts";

/** Cells of the main table, and as many again for the upper tail, where visits differ most. */
const cells = 512;
const tailBelow = 1 / 64;
const tailCells = cells / tailBelow;
export const tableStride = 2 * (cells + 1);

/**
 * Laws as tables of equal steps in the chance to be exceeded, straight lines between: a draw is one look-up, whatever the law. The mean is
 * kept to some 1e-5; what happens less than four times in a million is cut off. Exponential laws need no table.
 */
export class LawTables {
  private readonly numbers = new Map<string, number>();
  private readonly laws: Law[] = [];
  values = new Float64Array(0);
  /** The mean of an exponential law; 0 says that the table holds it. */
  exponentialMean = new Float64Array(0);

  /** The number by which a law is drawn from; equal laws share one. */
  numberOf(law: Law): number {
    const name = JSON.stringify(law);
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.laws.push(law) - 1;
    this.numbers.set(name, number);
    this.values = extended(this.values, (number + 1) * tableStride);
    this.exponentialMean = extended(this.exponentialMean, number + 1);
    if (law.kind === "exponential") this.exponentialMean[number] = law.mean;
    else this.values.set(tableOf(name, law), number * tableStride);
    return number;
  }

  lawOf(number: number): Law {
    return this.laws[number] as Law;
  }

  /** Minutes that are exceeded with chance `s`. */
  minutes(number: number, s: number): number {
    const mean = this.exponentialMean[number] as number;
    if (mean > 0) return -mean * Math.log(s);
    const isTail = s < tailBelow;
    const x = isTail ? s * tailCells : s * cells;
    const i = x | 0;
    const at = number * tableStride + (isTail ? cells + 1 : 0) + i;
    const below = this.values[at] as number;
    return below + ((this.values[at + 1] as number) - below) * (x - i);
  }
}

/** Tables of late are kept: a clinic asks every minute with the same laws. */
const known = new Map<string, Float64Array>();
const mostKnown = 500;

function tableOf(name: string, law: Law): Float64Array {
  const before = known.get(name);
  if (before) return before;
  const table = new Float64Array(tableStride);
  for (let i = 1; i < cells; i++) table[i] = exceededWith(law, i / cells);
  for (let i = 1; i <= cells; i++) table[cells + 1 + i] = exceededWith(law, i / tailCells);
  table[0] = exceededWith(law, middleOfLast / cells);
  table[cells + 1] = exceededWith(law, middleOfLast / tailCells);
  const least = exceededWith(law, 1);
  table[cells] = Number.isFinite(least) ? least : exceededWith(law, 1 - middleOfLast / cells);
  if (known.size >= mostKnown) known.clear();
  known.set(name, table);
  return table;
}

/** Where an unbounded cell ends so that a straight line across it has the mean of an exponential tail. */
const middleOfLast = Math.exp(-2);

function extended(values: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length);
  longer.set(values);
  return longer;
}
