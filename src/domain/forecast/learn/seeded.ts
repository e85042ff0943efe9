import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A stream of numbers in [0, 1), the same for the same seed. */
export function seededUniforms(seed: number): () => number {
  // Neighbouring seeds must not give neighbouring streams, and the first values still resemble the seed.
  const random = xoroshiro128plus(Math.imul(seed + 1, 0x9e3779b1));
  for (let i = 0; i < 64; i++) random.next();
  return () => uniformFloat64(random);
}

/** Standard normal, by Box and Muller. */
export function seededNormals(seed: number): () => number {
  const next = seededUniforms(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
