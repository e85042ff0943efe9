import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "netvox-rb11e",
  vendor: "Netvox",
  models: ["RB11E"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/netvox",
  says: "Infrared occupancy sensor in a room, over LoRaWAN. It knows whether somebody is there, not how many.",
  usualEverySeconds: 3600,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "occupied, at 3.6 V, among climate",
      payload: { body: { fPort: 6, bytes: "010301240a4b0078010000" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.6, troubles: [] },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/netvox (Apache-2.0)",
    },
    {
      says: "vacant, its battery low at 2.9 V, and off its base",
      payload: { body: { fPort: 6, bytes: "0103019d0a4b0078000100" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: false },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 2.9, troubles: ["its battery is low", "it has been taken off its base"] },
      ],
      source: "own values",
    },
    {
      says: "its versions, sent at start-up",
      payload: { body: { fPort: 6, bytes: "010300640a202006110000" } },
      readings: [],
      source: "TheThingsNetwork/lorawan-devices, vendor/netvox (Apache-2.0)",
    },
    {
      says: "an answer to a setting",
      payload: { body: { fPort: 7, bytes: "8303000000000000000000" } },
      readings: [],
      source: "TheThingsNetwork/lorawan-devices, vendor/netvox (Apache-2.0)",
    },
  ],
} satisfies SensorAdapter;

const rb11e = 3;
const versions = 0;
const status = 1;

function readUplink(uplink: Uplink): Reading[] {
  const { fPort, bytes, at, seq } = uplink;
  if (fPort === 7) return [];
  if (fPort !== 6) throw unknownPort(uplink, [6, 7]);
  const device = bytes.skip(1).u8();
  if (device !== rb11e) throw new PayloadError(bytes.field, `expected an RB11E (device 3), got device ${device}`);
  const report = bytes.u8();
  if (report === versions) return [];
  if (report !== status) throw new PayloadError(bytes.field, `has the unknown kind of report ${report}`);
  const battery = bytes.u8();
  const occupied = bytes.skip(4).u8() === 1; // after temperature and light
  const isOff = bytes.u8() === 1;
  const troubles = [...(battery & 0x80 ? ["its battery is low"] : []), ...(isOff ? ["it has been taken off its base"] : [])];
  return [
    { kind: "presence", area: "presence", at, occupied, seq },
    { kind: "health", at, batteryVolts: (battery & 0x7f) / 10, troubles, seq },
  ];
}
