import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "dingtek-dc5",
  vendor: "Dingtek",
  models: ["DC500", "DC510"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/dingtek",
  says: "Infrared counter over LoRaWAN that does not see directions. Every second passage is taken for somebody leaving: good for how many came, not for how many are inside.",
  usualEverySeconds: 3600,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "DC500: 257 passages, which are 129 in and 128 out",
      payload: { body: { fPort: 3, bytes: "800002011501010100016f00000000000000010081" } },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 129, outTotal: 128, modulus: 2 ** 15 },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.67 },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/dingtek (Apache-2.0)",
    },
    {
      says: "DC510",
      payload: { body: { fPort: 3, bytes: "8000150112000500140000100001a4000181" } },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 3, outTotal: 2, modulus: 2 ** 15 },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 4.2 },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/dingtek (Apache-2.0)",
    },
    {
      says: "its settings: counts nothing",
      payload: { body: { fPort: 3, bytes: "800002030c01030401f41e81" } },
      readings: [],
      source: "TheThingsNetwork/lorawan-devices, vendor/dingtek (Apache-2.0)",
    },
  ],
} satisfies SensorAdapter;

const report = 1;
const alarm = 2;
const settings = 3;

/** `80 00 02|15`, kind of message, length, value: the DC500 and DC510 differ in what follows the count. */
function readUplink(uplink: Uplink): Reading[] {
  const { fPort, bytes, at, seq } = uplink;
  if (fPort !== 3) throw unknownPort(uplink, [3]);
  const isDc510 = bytes.skip(2).u8() === 0x15;
  const kind = bytes.u8();
  bytes.skip(1); // length
  if (kind === settings) return [];
  if (kind !== report && kind !== alarm) throw new PayloadError(bytes.field, `has the unknown kind of message ${kind}`);
  const passages = bytes.u16be();
  const batteryVolts = (isDc510 ? bytes.skip(6) : bytes.skip(2)).u16be() / 100;
  return [
    // Who went in must come out: of an odd number of passages one more came than went.
    { kind: "totals", line: "1", at, inTotal: Math.ceil(passages / 2), outTotal: Math.floor(passages / 2), modulus: 2 ** 15, seq },
    { kind: "health", at, batteryVolts, seq },
  ];
}
