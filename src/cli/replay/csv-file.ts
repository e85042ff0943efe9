import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { fail } from "#cli/say.ts";

/** The rows of a CSV file with a header line. Ends the command at the first row that does not fit, with its line. */
export function readCsv<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(readFileSync(file), { columns: true, skip_empty_lines: true, bom: true, info: true, trim: true }) as never;
  } catch (error) {
    fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return records.map(({ record, info }) => {
    const parsed = schema.safeParse(record);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    fail(`${file}, line ${info.lines}: ${issue?.path.join(".") ?? "row"} ${issue?.message ?? "is wrong"}`);
  });
}
