/** A share of a count, with the range that holds the true share 95 times in 100. */
export type Share = { count: number; of: number; share: number; low: number; high: number };

/**
 * The share `count` of `of`; `undefined` of none. The range stays within 0 and 1 and is honest about few cases.
 * Source: Wilson 1927; Newcombe, Statistics in Medicine 17:857 (1998), method 3.
 */
export function wilson(count: number, of: number): Share | undefined {
  if (of <= 0) return undefined;
  const share = count / of;
  const middle = 2 * count + z ** 2;
  const spread = z * Math.sqrt(z ** 2 + 4 * count * (1 - share));
  const around = 2 * (of + z ** 2);
  return { count, of, share, low: Math.max(0, (middle - spread) / around), high: Math.min(1, (middle + spread) / around) };
}

/** Standard normal quantile at 0.975. */
const z = 1.959963984540054;
