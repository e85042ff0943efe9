import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { DecodeContext, SensorAdapter } from "#sensors/adapter.ts";
import { isBelievable, peopleText } from "#sensors/fields.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { isObject, read } from "#sensors/read.ts";

export const adapter = {
  id: "terabee-people-counting",
  vendor: "Terabee",
  models: ["People Counting M", "People Counting L", "People Counting XL"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/terabee",
  says: "Time-of-flight counter above a door. Totals over LoRaWAN, or over HTTP as JSON.",
  usualEverySeconds: 600,
  connect: [
    ...lorawanGuides(),
    {
      via: "http",
      steps: {
        en: [
          "Over WiFi or Ethernet: on the counter's own page look for the output of counts over HTTP, as JSON.",
          "Where it takes a header: URL {address}, header Authorization with the value Bearer {token}",
          "Where it takes a URL only: {address}/{token}",
        ],
        es: [
          "Por WiFi o Ethernet: en la página del propio contador busque la salida de cuentas por HTTP, como JSON.",
          "Si admite una cabecera: URL {address}, cabecera Authorization con el valor Bearer {token}",
          "Si solo admite una URL: {address}/{token}",
        ],
      },
      paste: "{address}/{token}",
    },
  ],
  decode(payload, context) {
    const { body } = payload;
    if (isObject(body) && "count_in" in body) return readHttp(read(large, body), context);
    if (isObject(body) && body.type === "counters") return readHttp(read(medium, body), context);
    return overLorawan(readUplink)(payload, context);
  },
  examples: [
    {
      says: "an uplink with 200 people in and 456 out",
      payload: { body: { fPort: 1, bytes: "000000c8000001c800" } },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 200, outTotal: 456, modulus: 2 ** 32 },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: [] },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/terabee (Apache-2.0)",
    },
    {
      says: "a counter that has stopped, through The Things Stack, which leaves out fields that are zero",
      payload: {
        body: {
          end_device_ids: { device_id: "door-1", dev_eui: "70B3D5E75E000001" },
          received_at: "2026-01-15T11:59:30.123456789Z",
          uplink_message: { session_key_id: "AXA50tHUGUucuzS/bCGMNw==", f_port: 1, frm_payload: "AAAAAAAAAAAP" },
        },
      },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 11, 59, 30, 123), inTotal: 0, outTotal: 0, modulus: 2 ** 32, seq: "AXA50tHUGUucuzS/bCGMNw==/0" },
        {
          kind: "health",
          at: Date.UTC(2026, 0, 15, 11, 59, 30, 123),
          troubles: ["it has stopped counting", "its counting is stuck", "one of its linked devices has a problem"],
          seq: "AXA50tHUGUucuzS/bCGMNw==/0",
        },
      ],
      source: "bytes: TheThingsNetwork/lorawan-devices, vendor/terabee (Apache-2.0); envelope: own values",
    },
    {
      says: "an answer to a setting: well-formed, counts nothing",
      payload: { body: { fPort: 100, bytes: "0105dc" } },
      readings: [],
      source: "TheThingsNetwork/lorawan-devices, vendor/terabee (Apache-2.0)",
    },
    {
      says: "the XL over HTTP, its clock not set since it was switched on",
      payload: { body: { count_in: "23", count_out: "12", timestamp: "165776767", device_id: "FA21415EAEB7" } },
      readings: [{ kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 23, outTotal: 12, modulus: 2 ** 32 }],
      source: "akenza-io/device-type-library, types/terabee/peopleCountingXL (MIT)",
    },
    {
      says: "the M over HTTP",
      payload: { body: { uid: "pcm000000000001", time: "1768478340", type: "counters", value: { in: 34, out: 17 } } },
      readings: [{ kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 11, 59), inTotal: 34, outTotal: 17, modulus: 2 ** 32 }],
      source: "own values; shape: akenza-io/device-type-library, types/terabee/peopleCountingM (MIT)",
    },
  ],
} satisfies SensorAdapter;

/** Counts come on port 1 (L, XL) or 82 (M); on port 100 and above it answers questions about its settings. */
function readUplink(uplink: Uplink): Reading[] {
  const { fPort, bytes, at, seq } = uplink;
  if (fPort >= 100) return [];
  if (fPort !== 1 && fPort !== 82) throw unknownPort(uplink, [1, 82]);
  return [
    { kind: "totals", line: "1", at, inTotal: bytes.u32be(), outTotal: bytes.u32be(), modulus: 2 ** 32, seq },
    { kind: "health", at, troubles: troublesIn(bytes.u8(), fPort), seq },
  ];
}

/** Bit 3 (bit 2 of the M) tells that its WiFi or network is on, which is a setting and no trouble. */
function troublesIn(flags: number, fPort: number): string[] {
  const troubles = ["it has stopped counting", "its counting is stuck", ...(fPort === 1 ? ["one of its linked devices has a problem"] : [])];
  return troubles.filter((_, bit) => (flags & (1 << bit)) !== 0);
}

const seconds = z.union([z.number(), z.string().regex(/^\d{1,12}$/, "expected Unix seconds").transform(Number)]);
const large = z.object({ count_in: peopleText, count_out: peopleText, timestamp: seconds.optional() }).transform((b) => ({ in: b.count_in, out: b.count_out, time: b.timestamp }));
const medium = z.object({ value: z.object({ in: peopleText, out: peopleText }), time: seconds.optional() }).transform((b) => ({ ...b.value, time: b.time }));

function readHttp(counts: { in: number; out: number; time?: number }, { receivedAt }: DecodeContext): Reading[] {
  const said = Math.round((counts.time ?? 0) * 1000);
  // A clock that no time server has set counts from the day it was made: then the moment of receipt is nearer.
  return [{ kind: "totals", line: "1", at: isBelievable(said) ? said : receivedAt, inTotal: counts.in, outTotal: counts.out, modulus: 2 ** 32 }];
}
