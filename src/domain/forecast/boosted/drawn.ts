import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";

/** A share of the numbers 0 to count - 1, without repetition, in rising order. */
export function drawn(count: number, share: number, random: Parameters<typeof uniformFloat64>[0]): Int32Array {
  const wanted = Math.max(1, Math.round(share * count));
  const chosen = new Int32Array(wanted);
  for (let i = 0, taken = 0; i < count && taken < wanted; i++) if (uniformFloat64(random) * (count - i) < wanted - taken) chosen[taken++] = i;
  return chosen;
}
