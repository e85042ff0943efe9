import type { Place } from "#domain/queue/who-is-next.ts";

/**
 * Several lines as one, next first. Each keeps its own order, so that what a ratio has put forward stays forward; between them comes
 * the line in which somebody has used most of their target, whoever of it may be called now. Who did not answer comes last.
 */
export function woven<P extends Place>(lines: P[][]): P[] {
  const left = lines.map((line) => ({ line, at: 0, claims: claimsFrom(line) })).filter(({ line }) => line.length > 0);
  const all: P[] = [];
  while (left.length > 0) {
    const first = left.reduce((best, other) => (isBefore(other, best) ? other : best));
    all.push(head(first));
    if (++first.at === first.line.length) left.splice(left.indexOf(first), 1);
  }
  return all;
}

type Left<P> = { line: P[]; at: number; claims: number[] };

function head<P>({ line, at }: Left<P>): P {
  return line[at] as P;
}

function isBefore<P extends Place>(a: Left<P>, b: Left<P>): boolean {
  const [one, other] = [head(a), head(b)];
  const passedOver = Number(one.passedOver ?? false) - Number(other.passedOver ?? false);
  const claim = (b.claims[b.at] ?? 0) - (a.claims[a.at] ?? 0);
  return (passedOver || claim || one.ticket.arrivedAt - other.ticket.arrivedAt || (one.ticket.id < other.ticket.id ? -1 : 1)) < 0;
}

/** The highest claim from each place of a line on, among those who may be called alike. */
function claimsFrom(line: Place[]): number[] {
  const claims: number[] = [];
  for (let i = line.length - 1; i >= 0; i--) {
    const [place, behind] = [line[i] as Place, line[i + 1]];
    const isAlike = behind !== undefined && behind.passedOver === place.passedOver;
    claims[i] = isAlike ? Math.max(place.targetUsed, claims[i + 1] ?? 0) : place.targetUsed;
  }
  return claims;
}
