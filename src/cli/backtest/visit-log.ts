import { loggedMoment } from "#cli/backtest/logged-moment.ts";
import { readTable, type TableRow } from "#cli/backtest/table.ts";
import { contradictions, type VisitOnLine } from "#domain/forecast/back-test/contradictions.ts";
import type { LoggedVisit } from "#domain/forecast/back-test/visit.ts";
import type { EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

export const visitColumns = ["visit_id", "service", "class", "appointment_at", "arrived_at", "started_at", "ended_at", "server_id", "room_id", "left_at"] as const;

/** What is wrong with a file: line and sentence. */
export type Wrong = { line: number; says: string };

export type VisitLog = { visits: LoggedVisit[]; wrong: Wrong[]; hasOffsets: boolean; unread: string[] };

/**
 * The visits of a log, with everything that is wrong in it. What is wrong is left out of `visits`: a cell where the rest
 * still stands, otherwise the row; the caller decides whether that will do.
 */
export function readVisitLog(file: string, clock: WallClock): VisitLog {
  const table = readTable(file, visitColumns, ["visit_id", "service", "arrived_at", "started_at"]);
  const wrong: Wrong[] = [...table.wrong];
  const rows: VisitOnLine[] = [];
  let hasOffsets = false;
  for (const row of table.rows) {
    const read = visitOf(row, clock);
    wrong.push(...read.wrong.map((says) => ({ line: row.line, says })));
    if (read.visit) rows.push({ line: row.line, visit: read.visit });
    hasOffsets ||= read.hasOffset;
  }
  const byLine = new Map(rows.map((row) => [row.line, row.visit as LoggedVisit | undefined]));
  for (const { line, says, repaired } of contradictions(rows, clock.dayNumber)) {
    wrong.push({ line, says });
    if (byLine.get(line) !== undefined) byLine.set(line, repaired);
  }
  return { visits: [...byLine.values()].filter((visit) => visit !== undefined), wrong: wrong.sort((a, b) => a.line - b.line), hasOffsets, unread: table.unread };
}

function visitOf({ cell }: TableRow, clock: WallClock): { visit?: LoggedVisit; wrong: string[]; hasOffset: boolean } {
  const wrong: string[] = [];
  let hasOffset = false;
  const time = (column: string, notBefore?: EpochMs): EpochMs | undefined => {
    const text = cell(column);
    if (text === "") return undefined;
    const read = loggedMoment(text, clock, notBefore);
    if ("wrong" in read) {
      wrong.push(`${column} ${read.wrong}`);
      return read.instead;
    }
    hasOffset ||= read.hasOffset;
    return read.at;
  };
  for (const column of ["visit_id", "service", "arrived_at"]) if (cell(column) === "") wrong.push(`${column} is empty`);
  const arrivedAt = time("arrived_at");
  const startedAt = time("started_at", arrivedAt);
  const endedAt = time("ended_at", startedAt ?? arrivedAt);
  const leftAt = time("left_at", startedAt ?? arrivedAt);
  const appointmentAt = time("appointment_at");
  // A start that cannot be read would turn somebody who was served into somebody who waits for ever.
  const lost = arrivedAt === undefined || cell("visit_id") === "" || cell("service") === "" || (cell("started_at") !== "" && startedAt === undefined) || (cell("left_at") !== "" && leftAt === undefined && startedAt === undefined);
  if (lost) return { wrong, hasOffset };
  const times = { startedAt, endedAt, leftAt, appointmentAt };
  const names = { serverId: cell("server_id") || undefined, roomId: cell("room_id") || undefined };
  const known = Object.fromEntries(Object.entries({ ...times, ...names }).filter(([, value]) => value !== undefined));
  return { visit: { visitId: cell("visit_id"), service: cell("service"), class: cell("class"), arrivedAt, ...known }, wrong, hasOffset };
}
