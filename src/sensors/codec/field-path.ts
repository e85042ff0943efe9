/** Where in a codec's output a value stands: `counters[0].in`, `data.people_in`, `["odd key"].count`. `undefined` for what is no path. */
export function parsePath(text: string): FieldPath | undefined {
  const path: FieldPath = [];
  let rest = text;
  while (rest !== "") {
    const part = /^\.?([A-Za-z_$][\w$-]*)/.exec(rest) ?? /^\[(\d{1,4})\]/.exec(rest) ?? /^\[("(?:[^"\\]|\\.)*")\]/.exec(rest);
    if (!part || (part[0].startsWith(".") && path.length === 0)) return undefined;
    if (path.length > 0 && /^[A-Za-z_$]/.test(part[0])) return undefined;
    const key = keyOf(part[0], part[1] as string);
    if (key === undefined) return undefined;
    path.push(key);
    rest = rest.slice(part[0].length);
  }
  return path.length === 0 || path.length > deepest ? undefined : path;
}

export type FieldPath = (string | number)[];

/** Deeper than any codec nests what it has read out of fifty bytes. */
export const deepest = 8;

export function pathText(path: FieldPath): string {
  return path.reduce<string>((before, part) => {
    if (typeof part === "number") return `${before}[${part}]`;
    if (!/^[A-Za-z_$][\w$-]*$/.test(part)) return `${before}[${JSON.stringify(part)}]`;
    return before === "" ? part : `${before}.${part}`;
  }, "");
}

/** What stands there, `undefined` for nothing. Only the output's own fields: `constructor` and its kin are not there. */
export function valueAt(output: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, part) => (typeof value === "object" && value !== null && Object.hasOwn(value, part) ? (value as Record<string | number, unknown>)[part] : undefined), output);
}

function keyOf(part: string, inner: string): string | number | undefined {
  if (!part.startsWith("[")) return inner;
  if (!inner.startsWith('"')) return Number(inner);
  try {
    return JSON.parse(inner) as string;
  } catch {
    return undefined;
  }
}
