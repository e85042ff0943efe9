import { closeSync, openSync, writeSync } from "node:fs";
import { fail } from "#cli/say.ts";
import type { Told } from "#domain/forecast/back-test/back-test.ts";
import { levelColumns } from "#domain/forecast/levels.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/**
 * A row for every forecast and method. `actual_minutes` is empty where the patient was never called. Times are written as
 * the log writes them: on its wall clock, or in UTC with a Z when it has offsets.
 */
export function openPredictions(file: string, clock: WallClock, asUtc: boolean): { add: (told: Told) => void; close: () => void } {
  let handle: number;
  try {
    handle = openSync(file, "w");
  } catch (error) {
    fail(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  let text = `visit_id,asked_at,method,${levelColumns.join(",")},actual_minutes\n`;
  const flush = () => {
    writeSync(handle, text);
    text = "";
  };
  return {
    add: ({ visit, askedAt, answers, actualMinutes }) => {
      const head = `${quoted(visit.visitId)},${isoOf(askedAt, clock, asUtc)}`;
      const tail = actualMinutes === undefined ? "" : minutes(actualMinutes);
      for (const [method, quantiles] of answers) text += `${head},${method},${Array.from(quantiles, minutes).join(",")},${tail}\n`;
      if (text.length > 1_000_000) flush();
    },
    close: () => {
      flush();
      closeSync(handle);
    },
  };
}

function isoOf(at: number, clock: WallClock, asUtc: boolean): string {
  const text = new Date(asUtc ? at : at + clock.offsetMs(at)).toISOString();
  return `${text.slice(0, at % 1000 === 0 ? 19 : 23)}${asUtc ? "Z" : ""}`;
}

function minutes(n: number): string {
  return String(Math.round(n * 10_000) / 10_000);
}

function quoted(cell: string): string {
  return /[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
