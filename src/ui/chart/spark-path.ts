/** `at` in epoch milliseconds. */
export type SparkPoint = { at: number; value: number };
/** The moments at the left and right edge, the values at the lower and upper one. */
export type SparkScale = { from: number; to: number; bottom: number; top: number };

/**
 * A small line on a field of 100 x 100, with the area under it and the place of its last point. Where nothing is
 * known for longer than `gapMs` the line stops and begins anew: a bridge would be an invention.
 */
export function sparkPath(points: readonly SparkPoint[], scale: SparkScale, gapMs: number): { line: string; area: string; end: { x: number; y: number } | null } {
  const placed = points.filter((point) => point.at >= scale.from && point.at <= scale.to).map((point) => ({ at: point.at, ...place(point, scale) }));
  const pieces = placed.reduce<(typeof placed)[]>((pieces, point) => {
    const piece = pieces.at(-1);
    const before = piece?.at(-1);
    if (piece && before && point.at - before.at <= gapMs) piece.push(point);
    else pieces.push([point]);
    return pieces;
  }, []);
  const lines = pieces.map((piece) => piece.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join(""));
  const last = placed.at(-1);
  return {
    line: lines.join(""),
    area: pieces.map((piece, index) => `${lines[index]}L${piece.at(-1)?.x} 100L${piece[0]?.x} 100Z`).join(""),
    end: last ? { x: last.x, y: last.y } : null,
  };
}

function place({ at, value }: SparkPoint, { from, to, bottom, top }: SparkScale): { x: number; y: number } {
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  return { x: rounded(100 * share(at - from, to - from)), y: rounded(100 * (1 - Math.min(1, Math.max(0, share(value - bottom, top - bottom))))) };
}

// A tenth of a hundredth of the width is less than a pixel, and the server writes the same digits as the browser.
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
