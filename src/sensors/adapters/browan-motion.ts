import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";

export const adapter = {
  id: "browan-motion",
  vendor: "Browan",
  models: ["TABS TBMS100", "MerryIoT MS10"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/browan; MerryIoT MS10 reference manual, 4.1.2",
  says: "Infrared motion sensor in a room or under a desk, over LoRaWAN. It knows whether somebody is there, not how many.",
  // Ten minutes while occupied, an hour while vacant.
  usualEverySeconds: 3600,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "TBMS100: occupied, at 3.6 V",
      payload: { body: { fPort: 102, bytes: "01bb340400dc7801" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.6 },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/browan (Apache-2.0)",
    },
    {
      says: "MS10: vacant, at 3 V, and somebody has lifted it off its wall",
      payload: { body: { fPort: 122, bytes: "04093428000000000000" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: false },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3, troubles: ["it has been moved"] },
      ],
      source: "own values; layout: MerryIoT MS10 reference manual",
    },
    {
      says: "the empty message after it has joined",
      payload: { body: { fPort: 102, bytes: "0000000000000000" } },
      readings: [],
      source: "own values",
    },
  ],
} satisfies SensorAdapter;

const tabs = 102;
const merryIot = 122;

function readUplink(uplink: Uplink): Reading[] {
  const { fPort, bytes, at, seq } = uplink;
  if (fPort !== tabs && fPort !== merryIot) throw unknownPort(uplink, [tabs, merryIot]);
  const status = bytes.u8();
  const batteryStep = bytes.u8();
  if (status === 0 && batteryStep === 0) return [];
  const batteryVolts = ((fPort === tabs ? 25 : 21) + (batteryStep & 0x0f)) / 10;
  // Only the MS10 tells of tampering.
  const troubles = fPort === tabs ? undefined : status & 0x04 ? ["it has been moved"] : [];
  return [
    { kind: "presence", area: "presence", at, occupied: (status & 0x01) === 1, seq },
    { kind: "health", at, batteryVolts, ...(troubles && { troubles }), seq },
  ];
}
