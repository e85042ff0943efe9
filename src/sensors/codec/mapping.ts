import { z } from "zod";
import { parsePath } from "#sensors/codec/field-path.ts";

/** What the fields of a codec's output mean: the administrator's own words for a device that we do not know. */
export type CodecMapping = z.output<typeof codecMapping>;
export type MappedField = CodecMapping["fields"][number];
export type Meaning = MappedField["means"];

export const meanings = [
  "in-total", "out-total", "passed-total", "in-delta", "out-delta", "occupancy", "presence",
  "battery-percent", "battery-volts", "battery-millivolts", "time", "trouble",
] as const;

/** Counters that grow until they roll over; "passed" is one of both directions together. */
export const isTotal = (means: Meaning) => means === "in-total" || means === "out-total" || means === "passed-total";
export const isDelta = (means: Meaning) => means === "in-delta" || means === "out-delta";
/** Meanings that belong to a line or an area, of which a device may have several. */
export const isNamed = (means: Meaning) => isTotal(means) || isDelta(means) || means === "occupancy" || means === "presence";

/** The name of the one line or area of a device that has no more. */
export const usualName = (means: Meaning) => (means === "presence" ? "presence" : means === "occupancy" ? "total" : "1");

/** What a name or a value may be written with: the database keeps no control characters. */
const writable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u;
const word = z.string().trim().min(1).max(80).regex(writable, "expected letters, digits and signs");

const mappedField = z.object({
  path: z.string().max(200).regex(writable, "expected letters, digits and signs").refine((text) => parsePath(text) !== undefined, 'expected a path such as counters[0].in or data["people in"]'),
  means: z.enum(meanings),
  /** The line, for totals and differences; the area, for people and presence. */
  name: z.string().trim().min(1).max(200).regex(writable, "expected letters, digits and signs").optional(),
  /** Where a total rolls over: 65536, 4294967296, ... */
  modulus: z.number().int().min(2).max(2 ** 32).optional(),
  /** The number is multiplied by this. */
  scale: z.number().positive().max(1_000_000).optional(),
  /** For presence: the values that mean somebody is there. Without them the usual words are understood. */
  occupiedWhen: z.array(word).max(20).optional(),
  /** For troubles: words, or names of flags, that are none. */
  wellWhen: z.array(word).max(20).optional(),
});

export const codecMapping = z
  .object({
    /** Who makes fields out of bytes: the codec that came with this mapping, or the network server that passes messages on. */
    decodedBy: z.enum(["codec", "network-server"]),
    /** Messages on other ports count nothing. Empty: every port. */
    fPorts: z.array(z.number().int().min(1).max(255)).max(32),
    fields: z.array(mappedField).min(1, "say of at least one field what it means").max(64),
  })
  .superRefine(({ fields }, refuse) => {
    const said = new Map<string, number>();
    fields.forEach((field, i) => {
      const problem = problemOf(field, fields.slice(0, i), said);
      if (problem) refuse.addIssue({ code: "custom", path: ["fields", i, "means"], message: problem });
    });
  });

function problemOf(field: MappedField, earlier: MappedField[], said: Map<string, number>): string | undefined {
  const { means, path } = field;
  const name = field.name ?? usualName(means);
  if (means === "trouble") return undefined;
  const key = isNamed(means) ? `${means}/${name}` : means.startsWith("battery-") && means !== "battery-percent" ? "volts" : means;
  if (said.has(key)) return isNamed(means) ? `two fields mean the same of ${name}` : `two fields mean the same: ${path} is one too many`;
  said.set(key, 1);
  if (means === "passed-total" && field.modulus !== undefined && field.modulus % 2 === 1) return "a counter of both directions rolls over at an even number";
  const onTheLine = isTotal(means) || isDelta(means) ? earlier.filter((f) => (isTotal(f.means) || isDelta(f.means)) && (f.name ?? usualName(f.means)) === name) : [];
  // Whoever crosses would be counted twice.
  if (onTheLine.some((f) => isTotal(f.means) !== isTotal(means))) return `line ${name} is told both as totals and as differences: keep the totals`;
  if (onTheLine.some((f) => (f.means === "passed-total") !== (means === "passed-total"))) return `line ${name} is told both by direction and without: keep the directions`;
  if (isTotal(means) && onTheLine.some((f) => f.modulus !== field.modulus)) return `in and out of line ${name} must roll over at the same number`;
  return undefined;
}
