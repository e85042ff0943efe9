import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";

export const adapter = {
  id: "dragino-pir",
  vendor: "Dragino",
  models: ["LHT65N-PIR", "LHT65S-PIR"],
  source: "https://wiki.dragino.com/xwiki/bin/view/Main/User%20Manual%20for%20LoRaWAN%20End%20Nodes/LHT65N-PIR/",
  says: "Infrared probe in a room, with climate, over LoRaWAN. It knows whether somebody moves, not how many.",
  usualEverySeconds: 1200,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "somebody moves, the seventh time so far, at 3.062 V",
      payload: { body: { fPort: 2, bytes: "cbf60b0d03760e01000007" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.062, troubles: [] },
      ],
      source: "own values; layout: dragino/dragino-end-node-decoder",
    },
    {
      says: "the same body with a thermometer plugged in: its battery only",
      payload: { body: { fPort: 2, bytes: "cbf60b0d0376010add7fff" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.062, troubles: [] }],
      source: "TheThingsNetwork/lorawan-devices, vendor/dragino (Apache-2.0)",
    },
    {
      says: "the probe has come off, and the battery is nearly empty at 2.4 V",
      payload: { body: { fPort: 2, bytes: "09600b0d03768e00000007" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 2.4, troubles: ["its battery is nearly empty", "its probe is not connected"] }],
      source: "own values; layout: dragino/dragino-end-node-decoder",
    },
    {
      says: "measurements of the past that somebody asked for",
      payload: { body: { fPort: 2, bytes: "00010b0d03764e6968d5c0" } },
      readings: [],
      source: "own values",
    },
  ],
} satisfies SensorAdapter;

const infraredProbe = 14;
const interruptProbe = 4;
/** In these two the first bytes are a temperature. */
const withoutBattery = [9, 15];

/** Battery, temperature, humidity; then which probe is plugged in, and what it says. */
function readUplink(uplink: Uplink): Reading[] {
  const { fPort, bytes, at, seq } = uplink;
  // Settings, and a row of measurements that the server has asked for.
  if (fPort === 3 || fPort === 5) return [];
  if (fPort !== 2) throw unknownPort(uplink, [2, 3, 5]);
  const battery = bytes.u16be();
  const external = bytes.skip(4).u8();
  const isPast = (external & 0x40) !== 0;
  if (isPast) return [];
  const probe = external & 0x0f;
  const isUnplugged = (external & 0x80) !== 0;
  const occupied = !isUnplugged && (probe === infraredProbe || probe === interruptProbe) ? (bytes.u8() & 0x01) === 1 : undefined;
  // Two bits: 0 nearly empty, 1 low, 2 fine, 3 good.
  const level = ["its battery is nearly empty", "its battery is low"][battery >> 14];
  const troubles = [...(level ? [level] : []), ...(isUnplugged ? ["its probe is not connected"] : [])];
  return [
    ...(occupied === undefined ? [] : [{ kind: "presence" as const, area: "presence", at, occupied, seq }]),
    ...(withoutBattery.includes(probe) ? [] : [{ kind: "health" as const, at, batteryVolts: (battery & 0x3fff) / 1000, troubles, seq }]),
  ];
}
