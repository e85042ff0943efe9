import { Hl7Refusal } from "#server/transports/hl7/refusal.ts";

/**
 * An HL7 v2 message: segments of raw fields, and the separators by which it was written. Position 0 of the fields is the segment's
 * name, so that PID-5 is at 5.
 */
export type Hl7Message = { segments: Segment[]; separators: Separators; /** As MSH-18 says it, for the answer. */ charset: string };
export type Segment = { name: string; fields: string[] };
type Separators = { field: string; component: string; repetition: string; escape: string; subcomponent: string };

/** No honest message of a queue has more; each costs memory. */
const segmentsMax = 2_000;

/** Reads a message with its own separators and in its own character set. Throws Hl7Refusal, naming the field. */
export function readMessage(bytes: Uint8Array): Hl7Message {
  // The header is ASCII in every character set that we read.
  const header = Buffer.from(bytes.subarray(0, 2_000)).toString("latin1").trimStart();
  if (!header.startsWith("MSH")) throw new Hl7Refusal("segment-sequence", "MSH", "does not come first");
  const separators = separatorsOf(header);
  const charset = valueIn(segmentOf(header.split(/[\r\n]/, 1)[0] ?? "", separators), separators, 18) ?? "";
  const lines = decoded(bytes, charset).trimStart().split(/\r\n|\r|\n/).filter((line) => line !== "");
  if (lines.length > segmentsMax) throw new Hl7Refusal("segment-sequence", "MSH", `is followed by more than ${segmentsMax} segments`);
  return { segments: lines.map((line) => segmentOf(line, separators)), separators, charset };
}

function separatorsOf(header: string): Separators {
  const [field = "", component = "", repetition = "", escape = "", subcomponent = ""] = header.slice(3, 8);
  const all = [field, component, repetition, escape, subcomponent];
  // Older systems leave the last ones out where they never use them.
  const used = all.slice(0, Math.max(3, all.indexOf(field, 1) === -1 ? 5 : all.indexOf(field, 1)));
  if (used.some((s) => !/^[!-/:-@[-`{-~]$/.test(s)) || new Set(used).size < used.length) throw new Hl7Refusal("data-type", "MSH-2", "does not name the encoding characters");
  return { field, component, repetition, escape: used[3] ?? "", subcomponent: used[4] ?? "" };
}

function segmentOf(line: string, { field }: Separators): Segment {
  const parts = line.split(field);
  const name = parts[0] ?? "";
  // The separator itself is MSH-1.
  return { name, fields: name === "MSH" ? ["MSH", field, ...parts.slice(1)] : parts };
}

const charsets: Record<string, string> = {
  ASCII: "windows-1252",
  "UNICODE UTF-8": "utf-8",
  UNICODE: "utf-8",
  "UTF-8": "utf-8",
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 15].map((part) => [`8859/${part}`, `iso-8859-${part}`])),
  "8859/9": "windows-1254",
};

function decoded(bytes: Uint8Array, charset: string): string {
  // Most who say nothing send UTF-8 by now; what is not UTF-8 then comes from a machine of Western Europe.
  if (charset === "") return utf8(bytes) ?? new TextDecoder("windows-1252").decode(bytes);
  const known = charsets[charset.toUpperCase()];
  if (!known) throw new Hl7Refusal("not-in-table", "MSH-18", "names a character set that Anteroom does not read");
  const text = known === "utf-8" ? utf8(bytes) : new TextDecoder(known).decode(bytes);
  if (text === undefined) throw new Hl7Refusal("data-type", "MSH-18", "promises UTF-8, which the message is not");
  return text;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** One value, without its escapes: `valueAt(message, "PID-5.2")`. `undefined` where nothing stands, and for `""`, which means "delete". */
export function valueAt(message: Hl7Message, path: string): string | undefined {
  const { segment, field, component } = parsed(path);
  const first = message.segments.find((s) => s.name === segment);
  return first && valueIn(first, message.separators, field, component);
}

/** The same in every segment of that name. */
export function valuesAt(message: Hl7Message, path: string): string[] {
  const { segment, field, component } = parsed(path);
  return message.segments.filter((s) => s.name === segment).flatMap((s) => valueIn(s, message.separators, field, component) ?? []);
}

/** All repetitions of a field in the first segment of that name, each as its components from the first. */
export function repetitionsAt(message: Hl7Message, path: string): string[][] {
  const { segment, field } = parsed(path);
  const raw = message.segments.find((s) => s.name === segment)?.fields[field] ?? "";
  if (raw === "") return [];
  return raw.split(message.separators.repetition).map((one) => one.split(message.separators.component).map((part) => plain(part, message.separators)));
}

function parsed(path: string): { segment: string; field: number; component: number } {
  const [segment = "", position = ""] = path.split("-");
  const [field = 0, component = 1] = position.split(".").map(Number);
  return { segment, field, component };
}

function valueIn(segment: Segment, separators: Separators, field: number, component = 1): string | undefined {
  const raw = segment.fields[field]?.split(separators.repetition, 1)[0]?.split(separators.component)[component - 1];
  const text = raw === undefined ? "" : plain(raw, separators).trim();
  return text === "" || text === '""' ? undefined : text;
}

/** First subcomponent, escapes resolved: \F\ \S\ \T\ \R\ \E\ stand for the separators, \Xhh..\ for bytes; formatting is left out. */
function plain(raw: string, separators: Separators): string {
  const first = separators.subcomponent === "" ? raw : (raw.split(separators.subcomponent, 1)[0] ?? "");
  if (separators.escape === "" || !first.includes(separators.escape)) return storable(first);
  const [, ...rest] = first.split(separators.escape);
  const stands: Record<string, string> = { F: separators.field, S: separators.component, T: separators.subcomponent, R: separators.repetition, E: separators.escape };
  let text = first.slice(0, first.indexOf(separators.escape));
  // Text and escapes take turns; one that is never closed is text.
  for (let i = 0; i < rest.length; i++) {
    const part = rest[i] ?? "";
    if (i % 2 === 1) text += part;
    else if (i === rest.length - 1) text += separators.escape + part;
    else text += stands[part] ?? (/^\.(br|sp)/i.test(part) ? " " : /^X([0-9A-F]{2})+$/i.test(part) ? Buffer.from(part.slice(1), "hex").toString("latin1") : "");
  }
  return storable(text);
}

/** Control characters are no part of a name, and the database refuses one of them. */
function storable(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
