import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { Bytes } from "#sensors/bytes.ts";
import { unixTime } from "#sensors/fields.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { isObject, read } from "#sensors/read.ts";

export const adapter = {
  id: "imbuildings-people-counter",
  vendor: "IMBUILDINGS",
  models: ["LoRaWAN People Counter", "Verticount", "NB-IoT People Counter"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/imbuildings",
  says: "Infrared beam or time-of-flight counter at a door, on batteries. Totals over LoRaWAN; differences over NB-IoT.",
  usualEverySeconds: 600,
  connect: [
    ...lorawanGuides(),
    {
      via: "http",
      steps: {
        en: [
          "NB-IoT: in the platform of your operator that receives the counter's messages, forward its notifications by HTTP.",
          "URL: {address}",
          "Header: Authorization with the value Bearer {token}",
        ],
        es: [
          "NB-IoT: en la plataforma de su operador que recibe los mensajes del contador, reenvíe sus notificaciones por HTTP.",
          "URL: {address}",
          "Cabecera: Authorization con el valor Bearer {token}",
        ],
      },
      paste: "Authorization: Bearer {token}",
    },
  ],
  decode(payload, context) {
    const { body } = payload;
    return isObject(body) && "reports" in body ? readNbIot(body) : overLorawan(readUplink)(payload, context);
  },
  examples: [
    {
      says: "nobody since the last message, 13 and 10 in all, battery at 2.56 V",
      payload: { body: { fPort: 1, bytes: "02060004a30b00f0d40e0001000000000020000d000a6a" } },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 13, outTotal: 10, modulus: 2 ** 16, seq: "106" },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 2.56, seq: "106" },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/imbuildings (Apache-2.0)",
    },
    {
      says: "the same without its header on port 26",
      payload: { body: { fPort: 26, bytes: "0001000000000020000d000a6a" } },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 13, outTotal: 10, modulus: 2 ** 16, seq: "106" },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 2.56, seq: "106" },
      ],
      source: "after TheThingsNetwork/lorawan-devices, vendor/imbuildings (Apache-2.0)",
    },
    {
      says: "over NB-IoT, which sends only what passed since its last message",
      payload: { body: { reports: [{ serialNumber: "IMEI:000000000000000", timestamp: 1675420474870, value: "0204e8eb1b4f131d00010b8f202302031035000000000200" }] } },
      readings: [
        { kind: "crossings", line: "1", from: 1675420474870, at: 1675420474870, in: 0, out: 2 },
        { kind: "health", at: 1675420474870, batteryVolts: 2.67 },
      ],
      source: "akenza-io/device-type-library, types/IMBuildings/PeopleCounter (MIT), with another count",
    },
  ],
} satisfies SensorAdapter;

const peopleCounter = 2;
/** Ports on which the two header bytes are left out, since the port already says the variant. */
const variantOfPort: Record<number, number> = { 26: 6, 27: 7 };

function readUplink(uplink: Uplink): Reading[] {
  const variant = variantOfPort[uplink.fPort];
  if (variant !== undefined) return readLorawan(variant, uplink);
  if (uplink.fPort !== 1) throw unknownPort(uplink, [1, 26, 27]);
  const headed = readHeader(uplink.bytes);
  uplink.bytes.skip(8); // its radio address
  return readLorawan(headed, uplink);
}

function readHeader(bytes: Bytes): number {
  const type = bytes.u8();
  if (type !== peopleCounter) throw new PayloadError(bytes.field, `expected a people counter (type 2), got type ${type}`);
  return bytes.u8();
}

function readLorawan(variant: number, { bytes, at, seq }: Uplink): Reading[] {
  if (variant === 7) {
    // Without header, variant 7 carries the state of the sensor and the totals only.
    const battery = bytes.left > 5 ? bytes.skip(1).u16be() / 100 : undefined;
    bytes.skip(1);
    const totals = { inTotal: bytes.u16be(), outTotal: bytes.u16be() };
    const health: Reading[] = battery === undefined ? [] : [{ kind: "health", at, batteryVolts: battery, seq }];
    return [{ kind: "totals", line: "1", at, ...totals, modulus: 2 ** 16, seq }, ...health];
  }
  if (variant !== 5 && variant !== 6) throw new PayloadError(bytes.field, `expected variant 5, 6 or 7, got ${variant}`);
  bytes.skip(1); // state of the device
  const batteryVolts = bytes.u16be() / 100;
  const since = { in: bytes.u16be(), out: bytes.u16be() };
  bytes.skip(1); // state of the sensor
  const totals = variant === 6 ? { inTotal: bytes.u16be(), outTotal: bytes.u16be() } : undefined;
  const number = bytes.u8().toString();
  return [
    totals ? { kind: "totals", line: "1", at, ...totals, modulus: 2 ** 16, seq: number } : { kind: "crossings", line: "1", from: at, at, ...since, seq: number },
    { kind: "health", at, batteryVolts, seq: number },
  ];
}

const nbIot = z.object({ reports: z.array(z.object({ timestamp: unixTime, value: z.string().max(510).regex(/^([0-9a-f]{2})+$/i, "expected hexadecimal digits") })).max(1000) });

/** Bytes from the end that the two counts start at, by variant. */
const countsFromEnd: Record<number, { bytes: number; wide: boolean }> = { 2: { bytes: 3, wide: false }, 3: { bytes: 5, wide: true }, 4: { bytes: 5, wide: true } };

function readNbIot(body: unknown): Reading[] {
  return read(nbIot, body).reports.flatMap(({ timestamp: at, value }, i): Reading[] => {
    const bytes = new Bytes(Uint8Array.from(Buffer.from(value, "hex")), `reports[${i}].value`);
    const variant = readHeader(bytes);
    const place = countsFromEnd[variant];
    if (!place) throw new PayloadError(bytes.field, `expected variant 2, 3 or 4, got ${variant}`);
    bytes.skip(7); // modem address and state
    const batteryVolts = bytes.u16be() / 100;
    bytes.skip(bytes.left - place.bytes);
    const counts = place.wide ? { in: bytes.u16be(), out: bytes.u16be() } : { in: bytes.u8(), out: bytes.u8() };
    return [{ kind: "crossings", line: "1", from: at, at, ...counts }, { kind: "health", at, batteryVolts }];
  });
}
