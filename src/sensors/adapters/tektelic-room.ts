import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "tektelic-room",
  vendor: "Tektelic",
  models: ["Smart Room Sensor with infrared", "Home Sensor with infrared"],
  source: "https://github.com/akenza-io/device-type-library/tree/main/types/tektelic/smartRoomPIR",
  says: "Infrared sensor in a room, with climate, over LoRaWAN. It knows whether somebody is there, not how many.",
  usualEverySeconds: 3600,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "the room is empty",
      payload: { body: { fPort: 10, bytes: "0a0000" } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: false }],
      source: "akenza-io/device-type-library, types/tektelic/smartRoomPIR (MIT)",
    },
    {
      says: "somebody moves, with how often so far",
      payload: { body: { fPort: 10, bytes: "0a00ff0d040007" } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true }],
      source: "own values",
    },
    {
      says: "temperature, humidity, and its battery at 3.16 V",
      payload: { body: { fPort: 10, bytes: "036700ec04683e00ff013c" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.16 }],
      source: "akenza-io/device-type-library, types/tektelic/smartRoomPIR (MIT)",
    },
    {
      says: "an answer to a setting",
      payload: { body: { fPort: 100, bytes: "2000000e10" } },
      readings: [],
      source: "own values",
    },
  ],
} satisfies SensorAdapter;

const battery = "00ff";
const motion = "0a00";

/** Bytes of value by channel and type. */
const lengths: Record<string, number> = {
  [battery]: 2, "0100": 1, "0200": 1, "0367": 2, "0468": 1, "0502": 2, "0600": 1, "0771": 6, "0804": 2, "0900": 1,
  [motion]: 1, "0b67": 2, "0c00": 1, "0d04": 2, "0e00": 1, "0f04": 2, "1002": 1, "1102": 2,
};

function readUplink(uplink: Uplink): Reading[] {
  const { fPort, bytes, at, seq } = uplink;
  if (fPort === 100) return [];
  if (fPort !== 10) throw unknownPort(uplink, [10, 100]);
  const readings: Reading[] = [];
  while (bytes.left > 0) {
    const key = bytes.u16be().toString(16).padStart(4, "0");
    const length = lengths[key];
    if (length === undefined) throw new PayloadError(bytes.field, `has the channel ${key}, which none of these sensors has`);
    const value = bytes.slice(length);
    if (key === motion) readings.push({ kind: "presence", area: "presence", at, occupied: value.u8() === 0xff, seq });
    if (key === battery) readings.push({ kind: "health", at, batteryVolts: value.u16be() / 100, seq });
  }
  return readings;
}
