import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Numbers in (0, 1) that belong to a few whole numbers: the same whenever they are asked for. */
export function chance(...key: number[]): () => number {
  let seed = 0x811c9dc5;
  for (const part of key) {
    seed = Math.imul(seed ^ part, 0x85ebca6b);
    seed = Math.imul(seed ^ (seed >>> 13), 0xc2b2ae35);
    seed ^= seed >>> 16;
  }
  const rng = xoroshiro128plus(seed);
  // Its first values still resemble the seed.
  for (let i = 0; i < 4; i++) rng.next();
  return () => ((rng.next() >>> 0) + 0.5) / 0x1_0000_0000;
}
