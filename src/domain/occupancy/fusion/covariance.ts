/**
 * A covariance matrix as the rows of its lower triangle, one after the other: half the numbers, and it cannot lose its
 * symmetry. Plain JSON. The functions change the array that they are given.
 */
export type Covariance = number[];

/** A vector that is zero but for a few places. */
export type Sparse = readonly (readonly [index: number, value: number])[];

export function at(p: Covariance, i: number, j: number): number {
  return p[cell(i, j)] as number;
}

/** A new last place, independent of all others. */
export function append(p: Covariance, size: number, variance: number): void {
  for (let i = 0; i < size; i++) p.push(0);
  p.push(variance);
}

export function addVariance(p: Covariance, i: number, variance: number): void {
  p[cell(i, i)] = at(p, i, i) + variance;
}

/** P h, whole. */
export function times(p: Covariance, size: number, h: Sparse): number[] {
  const product = new Array<number>(size).fill(0);
  for (const [j, value] of h) {
    // Row j up to the diagonal, then down its column: every step is one row longer.
    let c = (j * (j + 1)) / 2;
    for (let i = 0; i < size; i++) {
      product[i] = (product[i] as number) + value * (p[c] as number);
      c += i < j ? 1 : i + 1;
    }
  }
  return product;
}

export function dot(h: Sparse, vector: readonly number[]): number {
  let sum = 0;
  for (const [i, value] of h) sum += value * (vector[i] as number);
  return sum;
}

/** P becomes F P F' for F = I + u v': what is added to the places of u is v times the state. Only rows of u change. */
export function couple(p: Covariance, size: number, u: Sparse, v: Sparse): void {
  const pv = times(p, size, v);
  const variance = dot(v, pv);
  for (const [i, ui] of u) {
    for (let k = 0; k < size; k++) {
      const c = cell(i, k);
      p[c] = (p[c] as number) + (k === i ? 2 : 1) * ui * (pv[k] as number);
    }
  }
  addOuter(p, u, variance);
}

/** P + u u' times a variance. */
export function addOuter(p: Covariance, u: Sparse, variance: number): void {
  for (const [i, ui] of u) for (const [j, uj] of u) if (j <= i) p[cell(i, j)] = at(p, i, j) + variance * ui * uj;
}

/** P - k k' / s: what an observation with the innovation variance `s` leaves. */
export function reduce(p: Covariance, size: number, k: readonly number[], s: number): void {
  let c = 0;
  for (let i = 0; i < size; i++) {
    const ki = (k[i] as number) / s;
    if (ki === 0) {
      c += i + 1;
      continue;
    }
    for (let j = 0; j <= i; j++, c++) p[c] = (p[c] as number) - ki * (k[j] as number);
  }
}

/** Place i forgets: it keeps the share `kept` of its deviation and gains variance. With nothing kept it is as good as new. */
export function fade(p: Covariance, size: number, i: number, kept: number, gained: number): void {
  for (let k = 0; k < size; k++) {
    const c = cell(i, k);
    p[c] = (p[c] as number) * (k === i ? kept * kept : kept);
  }
  addVariance(p, i, gained);
}

/** Only these places, in that order. */
export function select(p: Covariance, places: readonly number[]): Covariance {
  return places.flatMap((a, i) => places.slice(0, i + 1).map((b) => at(p, a, b)));
}

function cell(i: number, j: number): number {
  return i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i;
}
