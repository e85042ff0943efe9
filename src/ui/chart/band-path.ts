/** `at` in epoch milliseconds. */
export type BandPoint = { at: number; low: number; likely: number; high: number };

/** A line with its band on a field of 100 x 100, from the first moment to the last, `top` at the upper edge. */
export function bandPath(points: readonly BandPoint[], top: number): { line: string; band: string } {
  const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const x = (at: number) => rounded(to > from ? (100 * (at - from)) / (to - from) : 0);
  const y = (value: number) => rounded(100 * (1 - Math.min(1, Math.max(0, top > 0 ? value / top : 0))));
  if (points.length < 2) return { line: "", band: "" };
  const through = (of: (point: BandPoint) => number, all = points) => all.map((point) => `${x(point.at)} ${y(of(point))}`).join("L");
  return { line: `M${through((p) => p.likely)}`, band: `M${through((p) => p.high)}L${through((p) => p.low, [...points].reverse())}Z` };
}

// A tenth of a hundredth of the width is less than a pixel, and the server writes the same digits as the browser.
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
