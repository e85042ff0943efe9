import { readFileSync } from "node:fs";
import type { z } from "zod";
import { fail } from "#cli/say.ts";

/** A JSON file as the schema describes it. Ends the command with the first thing that is wrong, and where. */
export function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  let body: unknown;
  try {
    body = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    fail(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  fail(`${file}: ${issue?.path.join(".") || "the whole file"} ${issue?.message ?? "is wrong"}`);
}
