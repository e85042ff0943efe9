import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "thermokon-mcs",
  vendor: "Thermokon",
  models: ["MCS LRW"],
  source: "https://github.com/akenza-io/device-type-library/tree/main/types/thermokon/mcs-lrw",
  says: "Infrared sensor on a ceiling, with climate, over LoRaWAN. It knows whether somebody is there, not how many.",
  usualEverySeconds: 3600,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "nobody; it has counted nine movements",
      payload: { body: { fPort: 2, bytes: "4112" } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: false }],
      source: "akenza-io/device-type-library, types/thermokon/mcs-lrw (MIT)",
    },
    {
      says: "somebody, with its battery at 3.6 V in steps of 20 mV",
      payload: { body: { fPort: 2, bytes: "411354b4" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.6 },
      ],
      source: "own values",
    },
    {
      says: "its battery at 3.584 V, to the millivolt",
      payload: { body: { fPort: 2, bytes: "85400e00" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.584 }],
      source: "own values",
    },
    {
      says: "temperature only",
      payload: { body: { fPort: 2, bytes: "10010a" } },
      readings: [],
      source: "akenza-io/device-type-library, types/thermokon/mcs-lrw (MIT)",
    },
  ],
} satisfies SensorAdapter;

const occupancy = 0x41;
const battery = 0x54;
const batteryMillivolts = 0x8540;
/** Bytes of value by type, where they are not two. */
const lengths: Record<number, number> = { 0x11: 1, [occupancy]: 1, 0x50: 1, [battery]: 1, 0x63: 1, 0x9500: 1, 0xc103: 1 };
const twoBytes = [0x10, 0x12, 0x13, 0x30, 0x31, 0x32, 0x40, 0x51, 0x8413, 0x8414, batteryMillivolts, 0x9510];

/** A type is one byte, or two from 0x80 on. Settings (0xC0xx to 0xC2xx) have two bytes of value. */
function readUplink({ bytes, at, seq }: Uplink): Reading[] {
  const readings: Reading[] = [];
  let batteryVolts: number | undefined;
  while (bytes.left > 0) {
    const first = bytes.u8();
    const type = first < 0x80 ? first : (first << 8) | bytes.u8();
    const length = lengths[type] ?? (twoBytes.includes(type) || (type >= 0xc000 && type < 0xc300) ? 2 : undefined);
    if (length === undefined) throw new PayloadError(bytes.field, `has a measurement of the unknown type ${type.toString(16)}`);
    const value = bytes.slice(length);
    // The lowest bit is the state, the others count.
    if (type === occupancy) readings.push({ kind: "presence", area: "presence", at, occupied: (value.u8() & 0x01) === 1, seq });
    if (type === battery) batteryVolts ??= value.u8() / 50;
    if (type === batteryMillivolts) batteryVolts = value.u16be() / 1000;
  }
  return batteryVolts === undefined ? readings : [...readings, { kind: "health", at, batteryVolts, seq }];
}
