import type { CodecMapping, CodecPage, CodecTried, CodecTry, FieldMeaning, MappedField } from "#contract/codecs.ts";

/** What is on the page before it is saved. */
export type Draft = {
  decodedBy: CodecMapping["decodedBy"];
  source: string;
  fPort: string;
  bytes: string;
  decoded: string;
  /** Ports as they are typed: "2, 85". */
  fPorts: string;
  /** What fields mean; null until somebody, or a suggestion, has said so. */
  fields: MappedField[] | null;
};

export function draftOf({ codec, lastMessage }: CodecPage): Draft {
  return {
    decodedBy: codec?.mapping.decodedBy ?? "codec",
    source: codec?.source ?? "",
    fPort: String(lastMessage?.fPort ?? 1),
    bytes: lastMessage?.bytes ?? "",
    decoded: lastMessage?.decoded ?? "",
    fPorts: codec?.mapping.fPorts.join(", ") ?? "",
    fields: codec?.mapping.fields ?? null,
  };
}

/** Ports out of what was typed; `null` for what is no list of ports. */
export function portsOf(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  const ports = parts.map(Number);
  return ports.every((port) => Number.isInteger(port) && port >= 1 && port <= 255) ? ports : null;
}

export function mappingOf({ decodedBy, fPorts, fields }: Draft): CodecMapping {
  return { decodedBy, fPorts: portsOf(fPorts) ?? [], fields: fields ?? [] };
}

/** The sample with what is to be tried on it; without a mapping, the server suggests one. */
export function tryOf(draft: Draft): CodecTry {
  const sample = draft.decodedBy === "codec" ? { source: draft.source, bytes: draft.bytes } : { decoded: draft.decoded };
  return { ...sample, fPort: Number(draft.fPort), ...(draft.fields ? { mapping: mappingOf(draft) } : {}) };
}

/** A field to be given a meaning: those of the sample, then those that were given one and are not in it. */
export type FieldRow = { path: string; value?: unknown; isInSample: boolean; mapped?: MappedField };

export function rowsOf(tried: CodecTried | undefined, fields: MappedField[] | null): FieldRow[] {
  const inSample = (tried?.fields ?? []).map(({ path, value }): FieldRow => ({ path, value, isInSample: true, mapped: fields?.find((f) => f.path === path) }));
  const elsewhere = (fields ?? []).filter((f) => !inSample.some((row) => row.path === f.path)).map((f): FieldRow => ({ path: f.path, isInSample: false, mapped: f }));
  return [...inSample, ...elsewhere];
}

export const isTotal = (means: FieldMeaning) => means === "in-total" || means === "out-total" || means === "passed-total";
export const isOfLine = (means: FieldMeaning) => isTotal(means) || means === "in-delta" || means === "out-delta";
export const isOfArea = (means: FieldMeaning) => means === "occupancy" || means === "presence";
export const usualName = (means: FieldMeaning) => (means === "presence" ? "presence" : means === "occupancy" ? "total" : "1");

/** The fields with one of them given another meaning, or none. What the old meaning had and the new one lacks is let go. */
export function withMeaning(fields: MappedField[], path: string, means: FieldMeaning | "nothing"): MappedField[] {
  const others = fields.filter((f) => f.path !== path);
  if (means === "nothing") return others;
  const before = fields.find((f) => f.path === path);
  const keepsName = before && ((isOfLine(means) && isOfLine(before.means)) || means === before.means);
  const sameLine = others.find((f) => isTotal(f.means) && isTotal(means) && f.name === (before?.name ?? usualName(means)));
  const after: MappedField = {
    path,
    means,
    ...(isOfLine(means) || isOfArea(means) ? { name: (keepsName ? before.name : undefined) ?? usualName(means) } : {}),
    // In and out of a line come from one device, and roll over alike.
    ...(isTotal(means) && (before?.modulus ?? sameLine?.modulus) !== undefined ? { modulus: before?.modulus ?? sameLine?.modulus } : {}),
  };
  return before ? fields.map((f) => (f.path === path ? after : f)) : [...fields, after];
}

/** Another name, roll-over, factor or list of words for a field; a roll-over is one of its whole line. */
export function withDetail(fields: MappedField[], path: string, detail: Partial<Omit<MappedField, "path" | "means">>): MappedField[] {
  const changed = fields.find((f) => f.path === path);
  if (!changed) return fields;
  return fields.map((field) => {
    if (field.path === path) return cleaned({ ...field, ...detail });
    const isOfSameLine = "modulus" in detail && isTotal(field.means) && isTotal(changed.means) && field.name === changed.name;
    return isOfSameLine ? cleaned({ ...field, modulus: detail.modulus }) : field;
  });
}

function cleaned(field: MappedField): MappedField {
  return Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined)) as MappedField;
}
