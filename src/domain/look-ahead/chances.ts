/**
 * Chances that belong to somebody: the draw of one path, for one person, for one purpose, is the same whoever else is there. No stream is
 * read one after another, so a patient more or a room more shifts nobody else's luck: common random numbers.
 */
export function keyOf(entity: number, purpose: number): number {
  return mixed((entity + Math.imul(purpose, 0x9e3779b1)) | 0);
}

/** The key of a person, from a name that stays the same from one look-ahead to the next. */
export function entityOf(seed: number, name: string): number {
  let h = 0x811c9dc5 ^ mixed(seed);
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return mixed(h);
}

/** The key of the `index`th of a stream. */
export function memberOf(stream: number, index: number): number {
  return mixed((stream ^ Math.imul(index + 1, 0x85ebca6b)) | 0);
}

/** So many bits number the strata of that many paths. */
export function stratumBits(paths: number): number {
  return Math.max(0, Math.ceil(Math.log2(paths)));
}

/**
 * A number strictly between 0 and 1. Over the 2^bits paths each of as many equal strata is met once, in an order that only the key knows
 * (a Latin hypercube): every draw by itself is spread as evenly as can be, which narrows the noise of sums and hurts nothing.
 * Source: McKay, Beckman, Conover 1979; Owen 1997 (never worse than plain sampling by more than a factor n / (n - 1)).
 */
export function chanceOf(key: number, path: number, bits: number): number {
  const mask = (1 << bits) - 1;
  const half = (bits >> 1) + 1;
  // Each step can be undone modulo 2^bits, so that no stratum is met twice.
  let x = (path ^ key) & mask;
  x = Math.imul(x, (key >>> 9) | 1) & mask;
  x ^= x >>> half;
  x = Math.imul(x + (key >>> 13), 0x2c1b3c6d) & mask;
  x ^= x >>> half;
  x = Math.imul(x, (key >>> 3) | 1) & mask;
  x ^= x >>> half;
  x = Math.imul(x ^ (key >>> 21), 0x297a2d39) & mask;
  x ^= x >>> half;
  let h = Math.imul(path ^ (key >>> 16), 0x7feb352d) ^ key;
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  h ^= h >>> 16;
  return (x + ((h >>> 0) + 0.5) / 4294967296) / (mask + 1);
}

/** The last mixing steps of MurmurHash3. */
function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
