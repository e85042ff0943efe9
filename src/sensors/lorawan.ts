import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { EpochMs } from "#domain/time.ts";
import type { DecodeContext, SensorAdapter } from "#sensors/adapter.ts";
import { Bytes } from "#sensors/bytes.ts";
import { isoTime, time } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { isObject, read } from "#sensors/read.ts";

/** One radio message of a LoRaWAN device, out of the envelope of whichever network server passed it on. */
export type Uplink = {
  fPort: number;
  bytes: Bytes;
  at: EpochMs;
  /** The network's number of the message, where it has one. */
  seq?: string;
  /** What the network server has made of the bytes, where it knows the device. Anything. */
  decoded?: unknown;
};

/**
 * Makes a reader of radio messages into one of whole payloads: The Things Stack v3, ChirpStack v4, LORIOT, and plain
 * `{fPort, bytes | data}` (ChirpStack v3 among them). What a network server says that is not a device's message
 * (joins, status, simulations) counts nothing.
 */
export function overLorawan(readUplink: (uplink: Uplink) => Reading[]): SensorAdapter["decode"] {
  return ({ body }, context) => {
    const uplink = uplinkOf(body, context);
    return uplink ? readUplink(uplink) : [];
  };
}

/** For messages on ports that a device does not have. */
export function unknownPort(uplink: Uplink, known: number[]): PayloadError {
  return new PayloadError("fPort", `expected ${known.join(" or ")}, got ${uplink.fPort}`);
}

/** The device's message out of the envelope; `undefined` for whatever else a network server says. */
export function uplinkOf(body: unknown, context: Pick<DecodeContext, "receivedAt">): Uplink | undefined {
  if (!isObject(body)) throw new PayloadError("(whole payload)", "expected a JSON object of a LoRaWAN network server");
  if ("end_device_ids" in body) return fromTheThingsStack(body);
  if ("deviceInfo" in body) return fromChirpStack(body, context);
  if ("EUI" in body) return fromLoriot(body, context);
  return fromPlain(body, context);
}

const port = z.number().int().min(0).max(255);
/** The longest radio message has 242 bytes. */
const byteCountMax = 255;
const base64 = z.string().max(400).regex(/^[A-Za-z0-9+/]*={0,2}$/, "expected base64").transform((text) => Uint8Array.from(Buffer.from(text, "base64")));
const hex = z.string().max(2 * byteCountMax).regex(/^([0-9a-f]{2})*$/i, "expected an even number of hexadecimal digits").transform((text) => Uint8Array.from(Buffer.from(text, "hex")));
const byteList = z.array(z.number().int().min(0).max(255)).max(byteCountMax).transform((list) => Uint8Array.from(list));

const theThingsStack = z.object({
  simulated: z.boolean().optional(),
  received_at: isoTime.optional(),
  uplink_message: z
    // Fields that are zero or empty are left out.
    .object({ f_port: port.default(0), f_cnt: z.number().int().min(0).default(0), session_key_id: z.string().default(""), frm_payload: base64.optional(), received_at: isoTime.optional(), decoded_payload: z.unknown().optional() })
    .optional(),
});

function fromTheThingsStack(body: unknown): Uplink | undefined {
  const { simulated, received_at, uplink_message: message } = read(theThingsStack, body);
  // An operator's try-out in the console must not become people in the waiting room.
  if (simulated || !message?.frm_payload) return undefined;
  const at = message.received_at ?? received_at;
  if (at === undefined) throw new PayloadError("uplink_message.received_at", "is missing");
  return { fPort: message.f_port, bytes: new Bytes(message.frm_payload, "uplink_message.frm_payload"), at, seq: `${message.session_key_id}/${message.f_cnt}`, decoded: message.decoded_payload };
}

const chirpStack = z.object({ deduplicationId: z.string().max(100).optional(), time: isoTime.optional(), fPort: port.default(0), data: base64.optional(), object: z.unknown().optional() });

function fromChirpStack(body: unknown, { receivedAt }: Pick<DecodeContext, "receivedAt">): Uplink | undefined {
  const message = read(chirpStack, body);
  // Joins, acknowledgements and status events have no data. A battery that they tell of stays untold: it is in
  // the device's own messages too, where it has one.
  if (!message.data) return undefined;
  return { fPort: message.fPort, bytes: new Bytes(message.data, "data"), at: message.time ?? receivedAt, seq: message.deduplicationId, decoded: message.object };
}

const loriot = z.object({ cmd: z.string(), seqno: z.number().int().optional(), ts: time.optional(), port: port.default(0), data: hex.optional() });

function fromLoriot(body: unknown, { receivedAt }: Pick<DecodeContext, "receivedAt">): Uplink | undefined {
  const message = read(loriot, body);
  // "gw" is the same message once more, with every gateway that heard it.
  if (message.cmd !== "rx" || !message.data) return undefined;
  return { fPort: message.port, bytes: new Bytes(message.data, "data"), at: message.ts ?? receivedAt, seq: message.seqno?.toString() };
}

const plain = z.object({
  fPort: port,
  fCnt: z.number().int().min(0).optional(),
  time: time.optional(),
  bytes: z.union([byteList, hex]).optional(),
  data: base64.optional(),
  // ChirpStack v3, its own marshaler and the JSON one.
  object: z.unknown().optional(),
  objectJSON: z.string().max(64 * 1024).optional().catch(undefined),
});

function fromPlain(body: unknown, { receivedAt }: Pick<DecodeContext, "receivedAt">): Uplink {
  const message = read(plain, body);
  const bytes = message.bytes ?? message.data;
  if (!bytes) throw new PayloadError("bytes", 'is missing: expected "bytes" (hexadecimal or a list) or "data" (base64)');
  return { fPort: message.fPort, bytes: new Bytes(bytes, message.bytes ? "bytes" : "data"), at: message.time ?? receivedAt, seq: message.fCnt?.toString(), decoded: message.object ?? parsed(message.objectJSON) };
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}
