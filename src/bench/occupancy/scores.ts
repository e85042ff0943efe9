/** How far estimates were off. `coverage` is the share of moments at which the range held the truth. */
export type Score = { mae: number; nrmse: number; p95: number; coverage?: number; width?: number };
export type Estimate = { people: number; low?: number; high?: number };

export function score(truth: number[], estimates: Estimate[]): Score {
  const off = estimates.map((e, i) => e.people - (truth[i] as number));
  const sorted = off.map(Math.abs).sort((a, b) => a - b);
  const ranged = estimates.flatMap((e, i) => (e.low === undefined || e.high === undefined ? [] : [{ low: e.low, high: e.high, is: truth[i] as number }]));
  return {
    mae: mean(sorted),
    nrmse: Math.sqrt(mean(off.map((o) => o * o))) / mean(truth),
    p95: sorted[Math.floor(0.95 * sorted.length)] ?? NaN,
    ...(ranged.length === 0 ? {} : { coverage: mean(ranged.map((r) => (r.low <= r.is && r.is <= r.high ? 1 : 0))), width: mean(ranged.map((r) => r.high - r.low)) }),
  };
}

export function mean(of: number[]): number {
  return of.reduce((a, b) => a + b, 0) / of.length;
}

export function together(scores: Score[]): Score {
  const of = (key: keyof Score) => mean(scores.map((s) => s[key] ?? NaN));
  return { mae: of("mae"), nrmse: of("nrmse"), p95: of("p95"), coverage: of("coverage"), width: of("width") };
}

export function line(name: string, s: Score): string {
  const n = (value: number | undefined, digits: number, unit = "") => (value === undefined || Number.isNaN(value) ? "" : value.toFixed(digits) + unit).padStart(8);
  return `${name.padEnd(30)}${n(s.mae, 2)}${n(100 * s.nrmse, 1, "%")}${n(s.p95, 1)}${n(s.coverage === undefined ? undefined : 100 * s.coverage, 1, "%")}${n(s.width, 1)}`;
}

export const heading = `${"".padEnd(30)}     MAE   nRMSE     P95   90 % held  width`;
