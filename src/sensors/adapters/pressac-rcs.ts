import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "pressac-rcs",
  vendor: "Pressac",
  models: ["Room Condition Sensor (RCS) with infrared"],
  source: "https://github.com/akenza-io/device-type-library/tree/main/types/pressac/rcs",
  says: "Infrared sensor in a room, with climate, over LoRaWAN. It knows whether somebody is there, not how many.",
  usualEverySeconds: 900,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "occupied, at 3.6 V",
      payload: { body: { fPort: 1, bytes: "0630130001" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.6 },
      ],
      source: "own values; layout: akenza-io/device-type-library, types/pressac/rcs (MIT)",
    },
    {
      says: "climate and sound, which say nothing of people",
      payload: { body: { fPort: 1, bytes: "0620130031825a55015e" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.6 }],
      source: "akenza-io/device-type-library, types/pressac/rcs (MIT)",
    },
    {
      says: "vacant, on mains",
      payload: { body: { fPort: 1, bytes: "0630000000" } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: false }],
      source: "own values; layout: akenza-io/device-type-library, types/pressac/rcs (MIT)",
    },
  ],
} satisfies SensorAdapter;

const roomConditionSensor = 6;
const start = 1;
const climate = 2;

function readUplink({ bytes, at, seq }: Uplink): Reading[] {
  const product = bytes.u8();
  if (product !== roomConditionSensor) throw new PayloadError(bytes.field, `expected a room condition sensor (product 6), got product ${product}`);
  const kind = bytes.u8() >> 4;
  const battery = bytes.u8();
  // 1 to 241 in steps of 0.2 V; 0 is mains, 255 not measured, and what lies between has no meaning.
  const health: Reading[] = battery >= 1 && battery <= 241 ? [{ kind: "health", at, batteryVolts: (battery - 1) / 5, seq }] : [];
  if (kind === start || kind === climate) return health;
  // The source takes every other kind for occupancy, and so do we.
  bytes.skip(1); // age of the data
  return [{ kind: "presence", area: "presence", at, occupied: (bytes.u8() & 0x01) === 1, seq }, ...health];
}
