/**
 * A mixed-integer programme to be made as small as possible: `cost x`, rows `lower <= Ax <= upper` packed one after another,
 * bounds on each column, and which columns are whole numbers. Plain arrays, so that it can be sent to a thread.
 */
export type MixedInteger = {
  cost: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  isWhole: Uint8Array;
  rows: { starts: Int32Array; columns: Int32Array; values: Float64Array; lower: Float64Array; upper: Float64Array };
};

export type Solved =
  /** `bound` is proved: nothing costs less. `gap` is (cost - bound) / cost. `isProved` within the gap that was asked for. */
  | { status: "solved"; isProved: boolean; values: Float64Array; cost: number; bound: number; gap: number; milliseconds: number }
  | { status: "infeasible"; milliseconds: number }
  /** Time was up, or the solver failed, before there was any plan at all. */
  | { status: "nothing-found"; why: string; milliseconds: number };

export type SolveLimits = { milliseconds: number; /** Good enough: this close to the bound. */ gap: number };

/** Whoever solves programmes. The domain has no solver of its own. */
export type Solve = (programme: MixedInteger, limits: SolveLimits) => Promise<Solved>;

/** The outcome for people. */
export function solverSays(solved: Solved): string {
  const took = `${(solved.milliseconds / 1000).toFixed(2)} s`;
  if (solved.status === "infeasible") return `No plan keeps all the hard rules together (found in ${took}), so the index rule was used instead.`;
  if (solved.status === "nothing-found") return `No plan was found in ${took}: ${solved.why}. The index rule was used instead.`;
  const gap = `${(100 * solved.gap).toFixed(2)} %`;
  return solved.isProved ? `Solved in ${took}: no plan of the model costs more than ${gap} less.` : `Time was up after ${took}: the best plan of the model so far may cost up to ${gap} more than needed.`;
}

/** Builds a programme row by row. Names are the caller's: it keeps the numbers of its columns. */
export class ProgrammeBuilder {
  #cost: number[] = [];
  #lower: number[] = [];
  #upper: number[] = [];
  #isWhole: number[] = [];
  #starts = [0];
  #columns: number[] = [];
  #values: number[] = [];
  #rowLower: number[] = [];
  #rowUpper: number[] = [];

  column({ cost = 0, lower = 0, upper = Infinity, isWhole = false }: { cost?: number; lower?: number; upper?: number; isWhole?: boolean }): number {
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.#isWhole.push(isWhole ? 1 : 0);
    return this.#cost.push(cost) - 1;
  }

  /** A column named twice in a row counts with the sum. */
  row(terms: [column: number, value: number][], { lower = -Infinity, upper = Infinity }: { lower?: number; upper?: number }): void {
    const sums = new Map<number, number>();
    for (const [column, value] of terms) sums.set(column, (sums.get(column) ?? 0) + value);
    for (const [column, value] of sums) {
      if (value === 0) continue;
      this.#columns.push(column);
      this.#values.push(value);
    }
    this.#starts.push(this.#columns.length);
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
  }

  build(): MixedInteger {
    return {
      cost: Float64Array.from(this.#cost),
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      isWhole: Uint8Array.from(this.#isWhole),
      rows: {
        starts: Int32Array.from(this.#starts),
        columns: Int32Array.from(this.#columns),
        values: Float64Array.from(this.#values),
        lower: Float64Array.from(this.#rowLower),
        upper: Float64Array.from(this.#rowUpper),
      },
    };
  }
}
