import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { localMoment } from "#cli/replay/local-moment.ts";
import { placementOf } from "#domain/occupancy/apply-count.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";

/** What one row says: of a sensor, of the desk, or of both. What its cells leave empty is absent. */
export type CountRow = {
  at: EpochMs;
  /** The moment as the file writes it. */
  text: string;
  sensorId?: string;
  line: string;
  in?: number;
  out?: number;
  level?: number;
  occupied?: boolean;
  checkIns?: number;
  checkOuts?: number;
};

const number = z
  .string()
  .optional()
  .transform((text, context) => {
    if (text === undefined || text === "") return undefined;
    const value = Number(text);
    if (Number.isFinite(value) && value >= 0) return value;
    context.addIssue({ code: "custom", message: `"${text}" is not a number of people` });
    return z.NEVER;
  });
const columns = z.object({ at: z.string().min(1, "is missing"), sensor: z.string().default(""), line: z.string().default(""), in: number, out: number, level: number, occupied: number, check_ins: number, check_outs: number });

/** Every row in the order of time, or what is wrong with which lines. */
export function readCountFile(file: string, setup: ClinicSetup): { rows: CountRow[]; wrong: string[] } {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(readFileSync(file), { columns: true, skip_empty_lines: true, bom: true, info: true, trim: true }) as never;
  } catch (error) {
    return { rows: [], wrong: [`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`] };
  }
  if (records.length === 0) return { rows: [], wrong: [`${file} has no rows.`] };
  const wrong: string[] = [];
  const rows = records.flatMap(({ record, info }) => {
    const row = rowOf(record, setup);
    if (typeof row !== "string") return [row];
    wrong.push(`${file}, line ${info.lines}: ${row}`);
    return [];
  });
  return { rows: rows.sort((a, b) => a.at - b.at), wrong };
}

function rowOf(record: Record<string, string>, setup: ClinicSetup): CountRow | string {
  const parsed = columns.safeParse(record);
  if (!parsed.success) return `${parsed.error.issues[0]?.path.join(".") ?? "row"} ${parsed.error.issues[0]?.message ?? "is wrong"}`;
  const { sensor: sensorId, check_ins: checkIns, check_outs: checkOuts, line, level, occupied, in: entered, out: left } = parsed.data;
  const at = momentOf(parsed.data.at, setup.timeZone);
  if (at === undefined) return `at "${parsed.data.at}" is not a time such as 2026-01-15T08:05:00Z`;
  const ofSensor = [entered, left, level, occupied].some((value) => value !== undefined);
  if (!ofSensor && checkIns === undefined && checkOuts === undefined && !sensorId) return "says nothing: in, out, level, occupied, check_ins and check_outs are all empty";
  if (ofSensor && !sensorId) return "sensor is missing";
  if (sensorId) {
    const sensor = setup.sensors.find((s) => s.id === sensorId);
    if (!sensor) return `there is no sensor "${sensorId}" in the layout`;
    const placement = placementOf(sensor, line);
    if (!placement) return `sensor "${sensorId}" has no placement for line "${line}"`;
    if (placement.at === "door" && (level !== undefined || occupied !== undefined)) return `sensor "${sensorId}" stands at a door: it has no level`;
  }
  return {
    at,
    text: parsed.data.at,
    line,
    ...(sensorId ? { sensorId } : {}),
    ...(entered === undefined ? {} : { in: entered }),
    ...(left === undefined ? {} : { out: left }),
    ...(level === undefined ? {} : { level }),
    ...(occupied === undefined ? {} : { occupied: occupied > 0 }),
    ...(checkIns === undefined ? {} : { checkIns }),
    ...(checkOuts === undefined ? {} : { checkOuts }),
  };
}

/** With an offset or Z as it stands; without one, on the wall clock of the layout's time zone. */
function momentOf(text: string, timeZone: string): EpochMs | undefined {
  const local = localMoment(text, timeZone);
  if (local !== undefined) return local;
  const at = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text.replace(" ", "T")) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
