import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { fail } from "#cli/say.ts";

/** One line of a file: its cells by column, trimmed; a column that the file lacks is empty. */
export type TableRow = { line: number; cell: (column: string) => string };

export type Table = { rows: TableRow[]; wrong: { line: number; says: string }[]; unread: string[] };

/**
 * A CSV file as people's programs write it: commas, semicolons or tabs, with or without quotes, any line ends, a byte
 * order mark, UTF-8, UTF-16 or Windows' own letters. Ends the command when the header lacks a column of `required`.
 */
export function readTable(file: string, columns: readonly string[], required: readonly string[]): Table {
  const text = textOf(file);
  const header = (/^[^\r\n]*/.exec(text.trimStart()) as RegExpExecArray)[0];
  if (header === "") fail(`${file} is empty: it needs a header line, ${columns.join(",")}.`);
  const delimiter = [",", ";", "\t"].reduce((best, sign) => (header.split(sign).length > header.split(best).length ? sign : best), ",");
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, { delimiter, info: true, trim: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: ["\r\n", "\n", "\r"] }) as never;
  } catch (error) {
    fail(`${file} cannot be read as CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
  const names = (records[0]?.record ?? []).map((name) => name.toLowerCase());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) fail(`${file} has no column ${missing.join(", ")}. Its header says: ${names.join(", ")}.`);
  const repeated = names.find((name, i) => columns.includes(name) && names.indexOf(name) !== i);
  if (repeated !== undefined) fail(`${file} has two columns ${repeated}.`);
  const place = new Map(columns.map((name) => [name, names.indexOf(name)]));
  const wrong: Table["wrong"] = [];
  const rows: TableRow[] = [];
  for (const { record, info } of records.slice(1)) {
    if (record.every((cell) => cell === "")) continue;
    // A spreadsheet leaves empty cells behind the last column; anything else has slipped.
    if (record.length < names.length || record.slice(names.length).some((cell) => cell !== "")) wrong.push({ line: info.lines, says: `${record.length} cells where the header has ${names.length}` });
    else rows.push({ line: info.lines, cell: (column) => record[place.get(column) ?? -1] ?? "" });
  }
  return { rows, wrong, unread: names.filter((name) => !columns.includes(name)) };
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
