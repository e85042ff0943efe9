/** What has been seen of one group: how many, and the sums of their values and squares. Weights may be fractions. */
export type GroupSums = { n: number; sum: number; square: number };

export type Pooled = {
  mean: number;
  /** Standard deviation of single values within a group. */
  within: number;
  /** Standard deviation of the groups' true means. */
  between: number;
  /** By how much a group's mean differs from the mean of all, as far as its numbers are to be believed. */
  effects: Map<string, number>;
};

/**
 * Partial pooling: a group with few values is taken to be like all, one with many stands for itself. Each effect is
 * drawn to nothing by the share that noise has in it, between^2 / (between^2 + within^2 / n).
 * Source: empirical Bayes of the one-way normal model (Efron & Morris 1975); variance between groups by moments,
 * DerSimonian & Laird 1986.
 */
export function partialPooling(groups: ReadonlyMap<string, GroupSums>): Pooled | undefined {
  const all = [...groups.values()].filter((g) => g.n > 0);
  const n = all.reduce((sum, g) => sum + g.n, 0);
  if (n === 0) return undefined;
  const rough = all.reduce((sum, g) => sum + g.sum, 0) / n;
  const spread = all.reduce((sum, g) => sum + Math.max(0, g.square - g.sum ** 2 / g.n), 0);
  const within2 = n > all.length ? Math.max(1e-6, spread / (n - all.length)) : 1;
  const q = all.reduce((sum, g) => sum + (g.n * (g.sum / g.n - rough) ** 2) / within2, 0);
  const weights = all.reduce((sum, g) => sum + g.n / within2, 0);
  const squares = all.reduce((sum, g) => sum + (g.n / within2) ** 2, 0);
  const between2 = all.length > 1 ? Math.max(0, (q - (all.length - 1)) / (weights - squares / weights)) : 0;
  // The mean of all groups weighs each by how well it is known, so that one busy doctor is not the house.
  const known = all.map((g) => ({ mean: g.sum / g.n, weight: 1 / (between2 + within2 / g.n) }));
  const mean = known.reduce((sum, k) => sum + k.weight * k.mean, 0) / known.reduce((sum, k) => sum + k.weight, 0);
  const effects = new Map([...groups].map(([id, g]) => [id, g.n > 0 && between2 > 0 ? ((g.sum / g.n - mean) * between2) / (between2 + within2 / g.n) : 0]));
  return { mean, within: Math.sqrt(within2), between: Math.sqrt(between2), effects };
}
