import { storableText } from "#server/store/storable-text.ts";

/**
 * A message as text without the fields that an adapter calls private, at any depth, and also in JSON that stands as text
 * within JSON. What cannot be cut for certain is withheld whole. Never longer than `bytesMax` and a few words.
 */
export function textWithoutPrivate(body: unknown, privateFields: readonly string[], bytesMax: number): string {
  const names = new Set(privateFields.map((name) => name.toLowerCase()));
  const text = typeof body === "string" ? plainText(body, names) : JSON.stringify(cut(body, names, 0));
  return shortened(storableText(text), bytesMax);
}

/** Deeper than this no counter speaks, and a hostile message would exhaust the stack. */
const depthMax = 40;
const tooDeep = "(left out: too deep)";

function cut(value: unknown, names: Set<string>, depth: number): unknown {
  if (typeof value === "string") return names.size > 0 && /^\s*[[{]/.test(value) ? jsonWithin(value, names, depth) : value;
  if (typeof value !== "object" || value === null) return value;
  if (depth >= depthMax) return tooDeep;
  if (Array.isArray(value)) return value.map((item) => cut(item, names, depth + 1));
  // Without a prototype, so that a field called __proto__ stays a field.
  const kept: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, item] of Object.entries(value)) if (!names.has(name.toLowerCase())) kept[name] = cut(item, names, depth + 1);
  return kept;
}

function jsonWithin(text: string, names: Set<string>, depth: number): string {
  if (depth >= depthMax) return tooDeep;
  try {
    return JSON.stringify(cut(JSON.parse(text), names, depth + 1));
  } catch {
    return plainText(text, names);
  }
}

/** XML loses elements and attributes of these names; anything else that still speaks of one is not shown. */
function plainText(text: string, names: Set<string>): string {
  if (names.size === 0) return text;
  const kept = text.includes("<") ? [...names].reduce(withoutElement, text) : text;
  const words = kept.toLowerCase().split(/[^\p{L}\p{N}_-]+/u);
  return words.some((word) => names.has(word)) ? "(withheld: it may hold what is private)" : kept;
}

/** Read from left to right once: a pattern that looks for the end of each element could be kept busy for minutes. */
function withoutElement(text: string, name: string): string {
  const lower = text.toLowerCase();
  const opening = new RegExp(`<(?:[\\w-]+:)?${escaped(name)}(?=[\\s/>])`, "g");
  let kept = "";
  let from = 0;
  for (let found = opening.exec(lower); found; found = opening.exec(lower)) {
    kept += text.slice(from, found.index);
    from = endOfElement(lower, found.index, found[0].slice(1));
    if (from < 0) return `${kept}(the rest is withheld: it may hold what is private)`;
    opening.lastIndex = from;
  }
  const rest = kept + text.slice(from);
  return rest.replace(new RegExp(`\\s(?:[\\w-]{1,40}:)?${escaped(name)}=("[^"<]*"|'[^'<]*')`, "gi"), "");
}

/** Where the element ends that opens at `start`; -1 when it never does. */
function endOfElement(lower: string, start: number, name: string): number {
  const head = lower.indexOf(">", start);
  if (head < 0) return -1;
  if (lower[head - 1] === "/") return head + 1;
  const closing = lower.indexOf(`</${name}>`, head);
  return closing < 0 ? -1 : closing + name.length + 3;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function shortened(text: string, bytesMax: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= bytesMax) return text;
  // A character that was cut in two becomes a question mark of its own, which nobody sent.
  return `${bytes.subarray(0, bytesMax).toString().replace(/\uFFFD+$/, "")} (cut: ${Math.round(bytes.length / 1024)} kB in all)`;
}
