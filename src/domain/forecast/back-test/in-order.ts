import type { LoggedVisit } from "#domain/forecast/back-test/visit.ts";
import type { EpochMs } from "#domain/time.ts";

/** What a log tells, one thing at a time. */
export type LogEvent = { at: EpochMs; kind: "end" | "leave" | "arrive" | "start"; visit: LoggedVisit };

/**
 * The log in the order in which it happened. Within one moment of the clock people finish and leave first, then others
 * come, and only then somebody is called: whoever asks on arrival does not know yet who will be called that second.
 */
export function inOrder(visits: readonly LoggedVisit[]): LogEvent[] {
  const events: LogEvent[] = [];
  for (const visit of visits) {
    events.push({ at: visit.arrivedAt, kind: "arrive", visit });
    if (visit.startedAt !== undefined) {
      events.push({ at: visit.startedAt, kind: "start", visit });
      if (visit.endedAt !== undefined) events.push({ at: visit.endedAt, kind: "end", visit });
    } else if (visit.leftAt !== undefined) events.push({ at: visit.leftAt, kind: "leave", visit });
  }
  return events.sort((a, b) => a.at - b.at || rank(a) - rank(b) || a.visit.arrivedAt - b.visit.arrivedAt || compare(a.visit.visitId, b.visit.visitId) || compare(a.visit.service, b.visit.service));
}

/** Ties must not depend on the order of the file's lines. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const ranks = { end: 0, leave: 1, arrive: 2, start: 4 };

/** A visit of no length must still begin before it ends; one who leaves at once must first have come. */
function rank({ kind, visit }: LogEvent): number {
  if (kind === "end" && visit.endedAt === visit.startedAt) return 5;
  if (kind === "leave" && visit.leftAt === visit.arrivedAt) return 3;
  return ranks[kind];
}
