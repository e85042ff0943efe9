import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "elsys",
  vendor: "Elsys",
  models: ["ERS Eye", "ERS Desk", "EMS Desk"],
  source: "https://www.elsys.se/en/elsys-payload/",
  says: "Infrared sensor in a room or at a desk, over LoRaWAN. It knows whether somebody is there, not how many.",
  usualEverySeconds: 600,
  connect: lorawanGuides({
    en: ["With the Elsys app, hold the phone to the sensor and set the sending time to ten minutes or less."],
    es: ["Con la aplicación de Elsys, acerque el teléfono al sensor y ponga el tiempo de envío en diez minutos o menos."],
  }),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "occupied, at 3.583 V, among climate",
      payload: { body: { fPort: 5, bytes: "0100e102280401a00500070dff1102" } },
      readings: [
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.583 },
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
      ],
      source: "akenza-io/device-type-library, types/elsys/ers-eye (MIT)",
    },
    {
      says: "something moved: it may be somebody, and is not yet",
      payload: { body: { fPort: 5, bytes: "05011101" } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: false }],
      source: "akenza-io/device-type-library, types/elsys/ers-eye (MIT)",
    },
    {
      says: "temperature and humidity only",
      payload: { body: { fPort: 5, bytes: "0100ea0237" } },
      readings: [],
      source: "chirpstack/chirpstack-device-profiles (MIT)",
    },
  ],
} satisfies SensorAdapter;

const battery = 0x07;
const occupancy = 0x11;

/** Bytes of value by type of measurement, from 0x01 on. */
const lengths: Record<number, number> = {
  0x01: 2, 0x02: 1, 0x03: 3, 0x04: 2, 0x05: 1, 0x06: 2, [battery]: 2, 0x08: 2, 0x09: 6, 0x0a: 2, 0x0b: 4, 0x0c: 2, 0x0d: 1, 0x0e: 2, 0x0f: 1,
  0x10: 4, [occupancy]: 1, 0x12: 1, 0x13: 65, 0x14: 4, 0x15: 2, 0x16: 2, 0x17: 4, 0x18: 2, 0x19: 2, 0x1a: 1, 0x1b: 4, 0x1c: 2, 0x3d: 4, 0x3e: 4,
};

function readUplink({ bytes, at, seq }: Uplink): Reading[] {
  const readings: Reading[] = [];
  while (bytes.left > 0) {
    const type = bytes.u8();
    const length = lengths[type];
    if (length === undefined) throw new PayloadError(bytes.field, `has a measurement of the unknown type ${type}`);
    const value = bytes.slice(length);
    if (type === battery) readings.push({ kind: "health", at, batteryVolts: value.u16be() / 1000, seq });
    // 0 nobody, 1 perhaps, 2 somebody.
    if (type === occupancy) readings.push({ kind: "presence", area: "presence", at, occupied: value.u8() === 2, seq });
  }
  return readings;
}
