import type { HealthReading, Reading } from "#domain/occupancy/reading.ts";
import type { EpochMs } from "#domain/time.ts";
import { parsePath, valueAt } from "#sensors/codec/field-path.ts";
import { isDelta, isTotal, usualName, type CodecMapping, type MappedField } from "#sensors/codec/mapping.ts";
import { occupiedBy } from "#sensors/codec/occupied-words.ts";
import { time } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { isObject } from "#sensors/read.ts";

/**
 * What a codec's output says, by the administrator's mapping. Devices tell different things in different messages, so a
 * field that is absent says nothing. Throws PayloadError, which names the path, for a value that cannot be what it is
 * said to mean. Each line and area gives one reading, in the order of the mapping; the battery and troubles come last.
 */
export function applyMapping(output: unknown, mapping: CodecMapping, message: { at: EpochMs; seq?: string }): Reading[] {
  const present = mapping.fields.map((field) => ({ field, value: valueOf(output, field) })).filter(({ value }) => value !== undefined && value !== null);
  const values = present as Present[];
  const timed = values.find(({ field }) => field.means === "time");
  const at = timed ? timeOf(timed) : message.at;
  const stamp = { at, ...(message.seq === undefined ? {} : { seq: message.seq }) };

  const readings: Reading[] = [];
  for (const group of groups(values)) {
    const [{ field }] = group;
    const name = field.name ?? usualName(field.means);
    if (isTotal(field.means)) readings.push({ kind: "totals", line: name, ...totalsOf(group), ...stamp });
    else if (isDelta(field.means)) readings.push({ kind: "crossings", line: name, from: at, in: sum(group, "in-delta"), out: sum(group, "out-delta"), ...stamp });
    else if (field.means === "occupancy") readings.push({ kind: "level", area: name, people: peopleOf(group[0], likelyMost), ...stamp });
    else if (field.means === "presence") readings.push({ kind: "presence", area: name, occupied: occupiedOf(group[0]), ...stamp });
  }
  const health = healthOf(values);
  return health ? [...readings, { kind: "health", ...health, ...stamp }] : readings;
}

type Present = { field: MappedField; value: NonNullable<unknown> };
type Group = [Present, ...Present[]];

/** More than fit a building, or cross a line between two radio messages. */
const likelyMost = 100_000;
const totalMost = 2 ** 32;

function valueOf(output: unknown, field: MappedField): unknown {
  const path = parsePath(field.path);
  return path && valueAt(output, path);
}

/** In and out of one line belong together; everything else stands by itself. */
function groups(values: Present[]): Group[] {
  const lines = new Map<string, Group>();
  for (const value of values) {
    const { means, path, name } = value.field;
    const key = isTotal(means) || isDelta(means) ? `line/${name ?? usualName(means)}` : `field/${path}/${means}`;
    const group = lines.get(key);
    if (group) group.push(value);
    else lines.set(key, [value]);
  }
  return [...lines.values()];
}

function totalsOf(group: Group): { inTotal?: number; outTotal?: number; modulus?: number } {
  const total = (value: Present) => {
    const most = value.field.modulus ?? totalMost;
    const count = peopleOf(value, totalMost);
    if (value.field.modulus !== undefined && count >= most) throw new PayloadError(value.field.path, `is ${count}, yet is said to roll over at ${most}`);
    return count;
  };
  const { modulus } = group[0].field;
  const both = group.find(({ field }) => field.means === "passed-total");
  // Who went in must come out: of an odd number of passages one more came than went.
  if (both) return { inTotal: Math.ceil(total(both) / 2), outTotal: Math.floor(total(both) / 2), ...(modulus === undefined ? {} : { modulus: modulus / 2 }) };
  const entered = group.find(({ field }) => field.means === "in-total");
  const left = group.find(({ field }) => field.means === "out-total");
  return { ...(entered && { inTotal: total(entered) }), ...(left && { outTotal: total(left) }), ...(modulus === undefined ? {} : { modulus }) };
}

function sum(group: Group, means: "in-delta" | "out-delta"): number {
  const found = group.find(({ field }) => field.means === means);
  return found ? peopleOf(found, likelyMost) : 0;
}

function peopleOf(value: Present, most: number): number {
  const { path, scale } = value.field;
  const number = numberOf(value);
  // Scaled counts are whole but for what the machine's arithmetic leaves over.
  const count = scale === undefined ? number : Math.round(number);
  if (!Number.isInteger(count)) throw new PayloadError(path, `expected a whole number, got ${said(value.value)}`);
  if (count < 0) throw new PayloadError(path, `is negative: ${said(value.value)}`);
  if (count > most) throw new PayloadError(path, `is too large to be a number of people: ${said(value.value)}`);
  return count;
}

function numberOf({ field, value }: Present): number {
  const number = typeof value === "string" && /^\s*-?\d{1,15}(\.\d{1,9})?\s*$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) throw new PayloadError(field.path, `expected a number, got ${said(value)}`);
  return number * (field.scale ?? 1);
}

function timeOf({ field, value }: Present): EpochMs {
  const isDigits = typeof value === "string" && /^\d{9,13}$/.test(value);
  const read = time.safeParse(isDigits ? Number(value) : value);
  if (!read.success) throw new PayloadError(field.path, `expected a time between the years 2000 and 2100, as ISO with its offset or since 1970, got ${said(value)}`);
  return read.data;
}

function occupiedOf({ field, value }: Present): boolean {
  const occupied = occupiedBy(value, field.occupiedWhen);
  if (occupied === undefined) throw new PayloadError(field.path, `does not say whether somebody is there: ${said(value)}. Name the values that mean so`);
  return occupied;
}

function healthOf(values: Present[]): Pick<HealthReading, "batteryPercent" | "batteryVolts" | "troubles"> | undefined {
  const told = values.filter(({ field: { means } }) => means.startsWith("battery-") || means === "trouble");
  if (told.length === 0) return undefined;
  const health: Pick<HealthReading, "batteryPercent" | "batteryVolts" | "troubles"> = {};
  for (const value of told) {
    const { means } = value.field;
    if (means === "battery-percent") health.batteryPercent = within(value, numberOf(value), 100, "%");
    else if (means === "battery-volts") health.batteryVolts = within(value, numberOf(value), 60, "V");
    else if (means === "battery-millivolts") health.batteryVolts = within(value, numberOf(value) / 1000, 60, "V");
    else health.troubles = [...(health.troubles ?? []), ...troublesOf(value)].slice(0, 10);
  }
  return health;
}

function within({ field, value }: Present, number: number, most: number, unit: string): number {
  if (number < 0 || number > most) throw new PayloadError(field.path, `expected 0 to ${most} ${unit}, got ${said(value)}`);
  return number;
}

const wellWords = new Set(["", "ok", "none", "normal", "no", "off", "false", "0", "clear", "good", "success", "released", "inactive"]);

/** A flag gives its own name; an object of flags those that are set; words themselves. */
function troublesOf({ field, value }: Present): string[] {
  const isWell = (text: string) => wellWords.has(text.trim().toLowerCase()) || (field.wellWhen ?? []).some((well) => well.toLowerCase() === text.trim().toLowerCase());
  if (isObject(value)) return Object.entries(value).filter(([flag, set]) => Boolean(set) && !isWell(flag) && !isWell(String(set))).map(([flag]) => written(flag));
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === "string" && !isWell(item)).map(written);
  if (isWell(String(value))) return [];
  return [written(typeof value === "string" ? value : (parsePath(field.path)?.at(-1) ?? field.path).toString())];
}

/** The database keeps no control characters and no halves of characters. */
function written(text: string): string {
  return [...text.slice(0, 200).replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, " ")].slice(0, 80).join("");
}

function said(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
