import { loggedMoment } from "#cli/backtest/logged-moment.ts";
import { readTable, type TableRow } from "#cli/backtest/table.ts";
import type { Wrong } from "#cli/backtest/visit-log.ts";
import type { LoggedAppointment, LoggedShift } from "#domain/forecast/back-test/visit.ts";
import type { EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/** Who is there from when to when. A shift of a service that the log does not know is wrong. */
export function readShifts(file: string, clock: WallClock, services: ReadonlySet<string>): { shifts: LoggedShift[]; wrong: Wrong[] } {
  const columns = ["server_id", "service", "from", "to"];
  const table = readTable(file, columns, columns);
  const wrong: Wrong[] = [...table.wrong];
  const shifts = table.rows.flatMap((row) => {
    const problems = [...emptyOf(row, columns), ...unknownService(row, services)];
    const from = timeOf(row, "from", clock, problems);
    const to = timeOf(row, "to", clock, problems, from);
    if (from !== undefined && to !== undefined && to <= from) problems.push("to is not after from");
    wrong.push(...problems.map((says) => ({ line: row.line, says })));
    return problems.length > 0 || from === undefined || to === undefined ? [] : [{ serverId: row.cell("server_id"), service: row.cell("service"), from, to }];
  });
  return { shifts, wrong };
}

/** The book. Who never came is in it too, so a visit may be unknown to the log; a service may not. */
export function readAppointments(file: string, clock: WallClock, services: ReadonlySet<string>): { appointments: LoggedAppointment[]; wrong: Wrong[] } {
  const table = readTable(file, ["visit_id", "service", "scheduled_at", "cancelled_at", "server_id"], ["visit_id", "service", "scheduled_at"]);
  const wrong: Wrong[] = [...table.wrong];
  const appointments = table.rows.flatMap((row) => {
    const problems = [...emptyOf(row, ["visit_id", "service", "scheduled_at"]), ...unknownService(row, services)];
    const scheduledAt = timeOf(row, "scheduled_at", clock, problems);
    const cancelledAt = timeOf(row, "cancelled_at", clock, problems);
    wrong.push(...problems.map((says) => ({ line: row.line, says })));
    if (problems.length > 0 || scheduledAt === undefined) return [];
    const serverId = row.cell("server_id");
    return [{ visitId: row.cell("visit_id"), service: row.cell("service"), scheduledAt, ...(cancelledAt === undefined ? {} : { cancelledAt }), ...(serverId === "" ? {} : { serverId }) }];
  });
  return { appointments, wrong };
}

function emptyOf(row: TableRow, columns: readonly string[]): string[] {
  return columns.filter((column) => row.cell(column) === "").map((column) => `${column} is empty`);
}

function unknownService(row: TableRow, services: ReadonlySet<string>): string[] {
  const service = row.cell("service");
  return service === "" || services.has(service) ? [] : [`service "${service}" is nowhere in the log`];
}

function timeOf(row: TableRow, column: string, clock: WallClock, problems: string[], notBefore?: EpochMs): EpochMs | undefined {
  const text = row.cell(column);
  if (text === "") return undefined;
  const read = loggedMoment(text, clock, notBefore);
  if (!("wrong" in read)) return read.at;
  problems.push(`${column} ${read.wrong}`);
  return read.instead;
}
