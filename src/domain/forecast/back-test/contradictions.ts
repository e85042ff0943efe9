import type { LoggedVisit } from "#domain/forecast/back-test/visit.ts";

/** A visit with the line of the file that it stands on. */
export type VisitOnLine = { line: number; visit: LoggedVisit };

/** Something that cannot have been, and the visit as it stands when the impossible part is left out; `undefined` leaves out all of it. */
export type Contradiction = { line: number; says: string; repaired: LoggedVisit | undefined };

/** Where a log violates itself, in the order of its lines. `dayOf` tells calendar days apart. */
export function contradictions(rows: readonly VisitOnLine[], dayOf: (at: number) => number): Contradiction[] {
  const lastDay = rows.reduce((last, { visit }) => Math.max(last, dayOf(visit.arrivedAt), visit.startedAt === undefined ? 0 : dayOf(visit.startedAt)), 0);
  const found = rows.flatMap(({ line, visit }) => {
    const wrong = within(visit, dayOf(visit.arrivedAt) < lastDay);
    return wrong ? [{ line, ...wrong }] : [];
  });
  return [...found, ...twice(rows)].sort((a, b) => a.line - b.line);
}

function within(visit: LoggedVisit, dayIsOver: boolean): Omit<Contradiction, "line"> | undefined {
  const { arrivedAt, startedAt, endedAt, leftAt } = visit;
  const without = (key: "endedAt" | "leftAt") => Object.fromEntries(Object.entries(visit).filter(([k]) => k !== key)) as LoggedVisit;
  if (startedAt !== undefined && startedAt < arrivedAt) return { says: "started_at is before arrived_at", repaired: undefined };
  if (startedAt === undefined && leftAt !== undefined && leftAt < arrivedAt) return { says: "left_at is before arrived_at", repaired: undefined };
  if (startedAt === undefined && endedAt !== undefined) return { says: "ended_at without started_at", repaired: leftAt === undefined && dayIsOver ? undefined : without("endedAt") };
  if (startedAt !== undefined && endedAt !== undefined && endedAt < startedAt) return { says: "ended_at is before started_at", repaired: without("endedAt") };
  if (startedAt !== undefined && leftAt !== undefined && leftAt < startedAt) return { says: "left_at is before started_at: left and served", repaired: without("leftAt") };
  // On the log's last day they may be waiting still.
  if (startedAt === undefined && leftAt === undefined && dayIsOver) return { says: "neither started_at nor left_at", repaired: undefined };
  return undefined;
}

/** One person cannot stand in the same line twice at once. */
function twice(rows: readonly VisitOnLine[]): Contradiction[] {
  const byPlace = new Map<string, VisitOnLine[]>();
  for (const row of rows) {
    const key = `${row.visit.visitId}\n${row.visit.service}`;
    const same = byPlace.get(key);
    if (same) same.push(row);
    else byPlace.set(key, [row]);
  }
  const found: Contradiction[] = [];
  for (const same of byPlace.values()) {
    if (same.length === 1) continue;
    same.sort((a, b) => a.visit.arrivedAt - b.visit.arrivedAt || a.line - b.line);
    let before = same[0] as VisitOnLine;
    for (const row of same.slice(1)) {
      const until = before.visit.startedAt ?? before.visit.leftAt ?? Infinity;
      const repeats = row.visit.arrivedAt === before.visit.arrivedAt;
      if (repeats || row.visit.arrivedAt < until) found.push({ line: row.line, says: `visit ${row.visit.visitId} ${repeats ? "repeats" : `comes for ${row.visit.service} while it is still waiting on`} line ${before.line}`, repaired: undefined });
      else before = row;
    }
  }
  return found;
}
