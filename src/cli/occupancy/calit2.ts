import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { CountRow } from "#cli/occupancy/count-file.ts";
import { layout } from "#cli/occupancy/layout.ts";
import { localMoment } from "#cli/replay/local-moment.ts";
import { minuteMs } from "#domain/time.ts";

/** Fifteen weeks of the main door of a university building, every half hour (UCI CalIt2, CC BY 4.0): for tests and measurements. */
export const calit2Setup = layout.parse({
  timeZone: "America/Los_Angeles",
  zones: [{ id: "building", capacity: 250 }],
  doors: [{ id: "main", from: null, to: "building" }],
  sensors: [{ id: "main", placements: [{ at: "door", doorId: "main" }] }],
});

export function calit2Files(sharedData = join("..", "shared", "data")): { entering: string; leaving: string } {
  return { entering: join(sharedData, "counts/calit2/people_entering.csv"), leaving: join(sharedData, "counts/calit2/people_leaving.csv") };
}

/**
 * The stored files bear each other's names: on weekdays "leaving" has 1,694 people between nine and ten and "entering"
 * 548, between six and seven at night it is 498 and 1,321. Read as they are named, the building holds fewer than
 * nobody from morning to evening; so they are read the other way round.
 */
export function calit2(files: { entering: string; leaving: string }): CountRow[] {
  const read = (file: string) => parse(readFileSync(file), { columns: true, skip_empty_lines: true }) as { timestamp: string; value: string }[];
  const left = new Map(read(files.entering).map((r) => [r.timestamp, Number(r.value)]));
  return read(files.leaving).map((r) => ({
    at: (localMoment(r.timestamp, calit2Setup.timeZone) ?? 0) + 30 * minuteMs,
    text: r.timestamp,
    sensorId: "main",
    line: "",
    in: Number(r.value),
    out: left.get(r.timestamp) ?? 0,
  }));
}
