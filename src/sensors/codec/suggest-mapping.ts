import { devicePresets } from "#sensors/codec/device-presets.ts";
import { deepest, parsePath, pathText, valueAt, type FieldPath } from "#sensors/codec/field-path.ts";
import { codecMapping, isDelta, isTotal, usualName, type CodecMapping, type MappedField, type Meaning } from "#sensors/codec/mapping.ts";
import { occupiedBy } from "#sensors/codec/occupied-words.ts";
import { time } from "#sensors/fields.ts";
import { isObject } from "#sensors/read.ts";

/**
 * What the fields of one message probably mean, by the device that they are of and by the names that vendors use; for an
 * administrator to check. Totals win over differences. `undefined` when nothing in it looks like people.
 */
export function suggestMapping(output: unknown): Pick<CodecMapping, "fields"> | undefined {
  const preset = devicePresets.find(({ knownBy }) => knownBy.some((paths) => paths.every((path) => has(output, path))));
  const known = preset?.fields.filter(({ path }) => has(output, path)) ?? [];
  const spoken = new Set([...known.map(({ path }) => path), ...(preset?.not ?? [])]);
  const guessed = leavesOf(output).filter(({ path }) => !spoken.has(pathText(path))).map(({ path, value }) => guess(path, value)).filter((field) => field !== undefined);
  const byWeight = guessed.sort((a, b) => weight(a.means) - weight(b.means));
  const fields = byWeight.reduce((kept, field) => (fits([...kept, field]) ? [...kept, field] : kept), known);
  return fields.some(({ means }) => means !== "time" && means !== "trouble") ? { fields } : undefined;
}

/** Every value of an output with its path; at most 200, for an output may be anything. */
export function leavesOf(output: unknown): { path: FieldPath; value: unknown }[] {
  const leaves: { path: FieldPath; value: unknown }[] = [];
  const walk = (value: unknown, path: FieldPath) => {
    if (leaves.length >= 200) return;
    const isBranch = path.length < deepest && (isObject(value) || Array.isArray(value)) && Object.keys(value).length > 0;
    if (!isBranch) return path.length > 0 ? void leaves.push({ path, value }) : undefined;
    if (Array.isArray(value)) return value.forEach((item, i) => walk(item, [...path, i]));
    for (const [key, item] of Object.entries(value as object)) walk(item, [...path, key]);
  };
  walk(output, []);
  return leaves;
}

function has(output: unknown, path: string): boolean {
  const parsed = parsePath(path);
  return parsed !== undefined && valueAt(output, parsed) !== undefined;
}

function fits(fields: MappedField[]): boolean {
  return codecMapping.safeParse({ decodedBy: "codec", fPorts: [], fields }).success;
}

// Nothing that a total says is to be crowded out by a difference, nor what "occupancy" says by a motion.
const weights: Partial<Record<Meaning, number>> = { "in-total": 0, "out-total": 0, "passed-total": 1, "in-delta": 2, "out-delta": 2 };
const weight = (means: Meaning) => weights[means] ?? 3;

function guess(path: FieldPath, value: unknown): MappedField | undefined {
  const { words, line } = wordsOf(path);
  const found = names.find((name) => name.words.test(words) && (name.fits?.(value) ?? isCount(value)));
  if (!found) return undefined;
  const means = typeof found.means === "function" ? found.means(value) : found.means;
  if (means === undefined) return undefined;
  const text = pathText(path);
  // A path that is too odd or too deep to be written down can be meant by nobody.
  if (text.length > 200 || parsePath(text) === undefined) return undefined;
  if (isTotal(means) || isDelta(means)) return { path: text, means, name: line ?? directed(words) ?? usualName(means) };
  if (means === "occupancy" || means === "presence") return { path: text, means, name: line ?? usualName(means) };
  return { path: text, means };
}

/** The last name in the path in plain words, and the line that the path tells: line_2.total_in, counters[0].in, cat3_ltr_cnt. */
function wordsOf(path: FieldPath): { words: string; line?: string } {
  const own = path.findLast((part) => typeof part === "string") ?? "";
  let words = plain(own);
  let line: string | undefined;
  const before = path.slice(0, path.lastIndexOf(own)).findLast((part) => typeof part === "number" || numbered.test(plain(part)));
  if (typeof before === "number") line = String(before + 1);
  else if (before !== undefined) line = numbered.exec(plain(before))?.[1];
  const prefixed = /^(?:line|counter|gate|door|channel|ch|sensor)_?(\d+)_(.+)$/.exec(words);
  if (prefixed) [, line, words] = prefixed as unknown as [string, string, string];
  return line === undefined ? { words } : { words, line };
}

const numbered = /^(?:line|counter|gate|door|channel|ch|sensor)_?(\d+)$/;
const plain = (key: string) => key.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").replaceAll(/[\s.-]+/g, "_").toLowerCase();

/** PMX prefixes what it counts with the kind of traveller: ud_ltr_cnt. */
const directed = (words: string) => /^(\w+?)_(?:ltr|rtl)_cnt$/.exec(words)?.[1];

const isNumber = (value: unknown): value is number | string => (typeof value === "number" && Number.isFinite(value)) || (typeof value === "string" && /^\d{1,10}(\.\d+)?$/.test(value));
const isCount = (value: unknown) => isNumber(value) && Number.isInteger(Number(value)) && Number(value) >= 0;
const isPresence = (value: unknown) => occupiedBy(value) !== undefined;
const isWord = (value: unknown) => typeof value !== "number" && isPresence(value);

type Name = { words: RegExp; means: Meaning | ((value: unknown) => Meaning | undefined); fits?: (value: unknown) => boolean };

const names: Name[] = [
  // A bare "in" is taken for a total: read so, a difference counts too few people, while the opposite would count crowds.
  { words: /^(total_?in|in_total|total_count_in|total_people_in|people_in_total|people_count_in|people_total_in|count_in|in_count|counter_in|total_entries|entries|in|ltr_sum|total_ltr|total_counter_a|total_a)$/, means: "in-total" },
  { words: /^(total_?out|out_total|total_count_out|total_people_out|people_out_total|people_count_out|people_total_out|count_out|out_count|counter_out|total_exits|exits|out|rtl_sum|total_rtl|total_counter_b|total_b)$/, means: "out-total" },
  { words: /^(period_in|in_period|delta_in|in_delta|people_in|counter_a|ltr|\w+_ltr_cnt|ltr_cnt|entered)$/, means: "in-delta" },
  { words: /^(period_out|out_period|delta_out|out_delta|people_out|counter_b|rtl|\w+_rtl_cnt|rtl_cnt|left)$/, means: "out-delta" },
  { words: /^(total_count|total_passages|passages|people_counter_total|pir_count_total)$/, means: "passed-total" },
  { words: /^(occupancy|people_count|people_count_all|people_counter_all|people|persons|person_count|occupants|number_of_people|nb_people|headcount)$/, means: "occupancy" },
  { words: /^(occupancy|occupied|is_occupied|occupancy_status|presence|presence_status|pir|pir_status|detection_status|motion|motion_status|motion_detected)$/, means: "presence", fits: isWord },
  { words: /^(occupied|is_occupied|presence|pir|pir_status|motion|motion_detected)$/, means: "presence", fits: isPresence },
  { words: /^(battery|battery_level|battery_percent|battery_percentage|battery_pct|bat|bat_level|bat_percent|batt|battery_main|soc)$/, means: batteryOf, fits: isNumber },
  { words: /^(battery_voltage|battery_volts?|battery_v|battery_mv|bat_v|bat_mv|batt_v|batt_mv|batv|vbat|volts?|voltage|vdd|batmv)$/, means: voltageOf, fits: isNumber },
  { words: /^(timestamp|time|ts|date_?time|utc_time|utc|measured_at|device_time)$/, means: "time", fits: (value) => time.safeParse(isNumber(value) ? Number(value) : value).success && (typeof value === "string" || Number(value) > 1_000_000_000) },
];

/** 98 is a per cent, 3.6 are volts, 3583 are thousandths of one. */
function batteryOf(value: unknown): Meaning | undefined {
  const number = Number(value);
  if (number >= 1_000) return voltageOf(value);
  if (number > 1.5 && number < 5.5 && !Number.isInteger(number)) return "battery-volts";
  return number >= 0 && number <= 100 ? "battery-percent" : undefined;
}

function voltageOf(value: unknown): Meaning | undefined {
  const number = Number(value);
  return number >= 1_000 && number <= 60_000 ? "battery-millivolts" : number >= 0 && number <= 60 ? "battery-volts" : undefined;
}
