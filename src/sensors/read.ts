import { z } from "zod";
import { PayloadError } from "#sensors/payload-error.ts";

/**
 * The payload as the schema describes it, or a PayloadError that names the first field that does not fit. `within` is
 * where in the payload a part of it was found.
 */
export function read<Schema extends z.ZodType>(schema: Schema, body: unknown, within = ""): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = deepest(parsed.error.issues);
  throw new PayloadError(pathText(within, issue?.path ?? []), issue?.message ?? "cannot be read");
}

export function isObject(body: unknown): body is Record<string, unknown> {
  return typeof body === "object" && body !== null && !Array.isArray(body);
}

/** Of a union that nothing fits, the complaint that got furthest is the one that helps. */
function deepest(issues: z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const all = issues.flatMap((issue): z.core.$ZodIssue[] => {
    if (issue.code !== "invalid_union") return [issue];
    const inner = issue.errors.map((branch) => deepest(branch)).filter((i) => i !== undefined);
    return inner.length > 0 ? inner.map((i) => ({ ...i, path: [...issue.path, ...i.path] })) : [issue];
  });
  return all.sort((a, b) => b.path.length - a.path.length)[0];
}

function pathText(within: string, path: PropertyKey[]): string {
  const text = path.reduce<string>((before, part) => before + (typeof part === "number" ? `[${part}]` : before === "" ? String(part) : `.${String(part)}`), within);
  return text === "" ? "(whole payload)" : text;
}
