import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { LogNormal } from "#simulation/scenario.ts";

/**
 * A stream of numbers in [0, 1) that belongs to a key and is the same whenever it is asked for: what a patient will do
 * is not remembered, it is drawn again.
 */
export function chance(...key: (string | number)[]): () => number {
  const rng = xoroshiro128plus(hash(key.join("/")));
  // Its first values still resemble the seed.
  for (let i = 0; i < 4; i++) rng.next();
  return () => uniformFloat64(rng);
}

/** The first number of a key's stream. */
export function draw(...key: (string | number)[]): number {
  return chance(...key)();
}

export function logNormal(law: LogNormal, next: () => number): number {
  return law.mean * Math.exp(law.logSd * normal(next) - law.logSd ** 2 / 2);
}

/** Standard normal, by Box and Muller. */
export function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** By inversion; for the small means of a minute or a slot. */
export function poisson(mean: number, next: () => number): number {
  let count = 0;
  for (let product = next(), floor = Math.exp(-mean); product > floor; product *= next()) count++;
  return count;
}

/** The entry whose share the number falls into; shares need not add up to one. */
export function pick<Entry>(entries: Entry[], share: (entry: Entry) => number, at: number): Entry {
  let left = at * entries.reduce((sum, entry) => sum + share(entry), 0);
  for (const entry of entries) {
    left -= share(entry);
    if (left < 0) return entry;
  }
  return entries.at(-1) as Entry;
}

/** FNV-1a and the last mixing steps of MurmurHash3, so that keys that differ in one letter do not resemble each other. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
