import { z } from "zod";

/** What a field of a codec's output may mean. Which go together is checked by whoever reads by it. */
export const fieldMeaning = z.enum([
  "in-total", "out-total", "passed-total", "in-delta", "out-delta", "occupancy", "presence",
  "battery-percent", "battery-volts", "battery-millivolts", "time", "trouble",
]);
export type FieldMeaning = z.infer<typeof fieldMeaning>;

export const mappedField = z.object({
  /** Where in the output: counters[0].in */
  path: z.string().max(200),
  means: fieldMeaning,
  /** Of which line or area. */
  name: z.string().max(200).optional(),
  /** Where a total rolls over; without it, nowhere. */
  modulus: z.number().int().optional(),
  scale: z.number().optional(),
  occupiedWhen: z.array(z.string().max(80)).max(20).optional(),
  wellWhen: z.array(z.string().max(80)).max(20).optional(),
});
export type MappedField = z.infer<typeof mappedField>;

export const codecMapping = z.object({
  /** The codec that is saved beside it, or the network server, whose fields then arrive with the message. */
  decodedBy: z.enum(["codec", "network-server"]),
  /** Messages on other ports count nothing; empty for all. */
  fPorts: z.array(z.number().int()).max(32),
  fields: z.array(mappedField).max(64),
});
export type CodecMapping = z.infer<typeof codecMapping>;

const source = z.string().max(256 * 1024, "a codec may be 256 kB long");
const fPort = z.number().int().min(1).max(255);

/** PUT /api/admin/sensors/:id/codec */
export const codecInput = z.object({ source, mapping: codecMapping });

/** GET /api/admin/sensors/:id/codec */
export const codecPage = z.object({
  sensor: z.object({ id: z.string(), name: z.string() }),
  codec: z.object({ source: z.string(), mapping: codecMapping, savedAt: z.number().int(), savedBy: z.string() }).nullable(),
  /** The last radio message of the device, to try the codec on. `decoded` is the network server's own reading, as JSON. */
  lastMessage: z.object({ receivedAt: z.number().int(), fPort: z.number().int(), bytes: z.string(), decoded: z.string().nullable() }).nullable(),
});
export type CodecPage = z.infer<typeof codecPage>;

/** POST /api/admin/codecs/try: a codec on a message, or fields that a network server has decoded; nothing is counted. */
export const codecTry = z.object({
  source: source.optional(),
  fPort,
  /** Hexadecimal or base64; for a codec. */
  bytes: z.string().max(2_000).optional(),
  /** JSON; instead of a codec. */
  decoded: z.string().max(64 * 1024).optional(),
  mapping: codecMapping.optional(),
});
export type CodecTry = z.infer<typeof codecTry>;

/** A reading as the domain has it. */
const reading = z.looseObject({ kind: z.string(), at: z.number().int() });

export const codecTried = z.object({
  output: z.record(z.string(), z.unknown()).nullable(),
  /** Every value in the output with its path, ready to be given a meaning. */
  fields: z.array(z.object({ path: z.string(), value: z.unknown() })),
  warnings: z.array(z.string()),
  /** What would be counted by the mapping that was sent along, or by the suggested one. */
  readings: z.array(reading),
  problem: z
    .object({
      /** Of what: the codec itself, the bytes or the decoded fields, or the mapping. */
      of: z.enum(["codec", "message", "mapping"]),
      code: z.string(),
      says: z.string(),
      /** Line of the codec, counted from 1. */
      line: z.number().int().nullable(),
      /** Path in the mapping, or in the output. */
      field: z.string().nullable(),
    })
    .nullable(),
  suggestedMapping: codecMapping.nullable(),
  milliseconds: z.number(),
});
export type CodecTried = z.infer<typeof codecTried>;
