import type { HealthReading, Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "sensative-strips",
  vendor: "Sensative",
  models: ["Strips Presence", "other Strips for their battery"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/sensative",
  says: "Flat sensor under a desk or at a bed, over LoRaWAN. It knows whether somebody is close, not how many.",
  usualEverySeconds: 3600,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "somebody is close",
      payload: { body: { fPort: 1, bytes: "ffff1201" } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true }],
      source: "own values",
    },
    {
      says: "its battery at 80 %, among temperature and flood",
      payload: { body: { fPort: 1, bytes: "ffff01500200ea03000d000e001000" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 80 }],
      source: "TheThingsNetwork/lorawan-devices, vendor/sensative (Apache-2.0)",
    },
    {
      says: "nobody is close, and somebody has torn at it",
      payload: { body: { fPort: 1, bytes: "000292000c01" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: false },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: ["it has been tampered with"] },
      ],
      source: "own values",
    },
    {
      says: "its memory, which says nothing about now",
      payload: { body: { fPort: 2, bytes: "00010000003c1201" } },
      readings: [],
      source: "own values",
    },
  ],
} satisfies SensorAdapter;

const battery = 1;
const tamperAlarm = 12;
const presence = 18;

/** Bytes of value by type of report. */
const lengths: Record<number, number> = {
  0: 0, [battery]: 1, 2: 2, 3: 1, 4: 2, 5: 1, 6: 1, 7: 2, 8: 2, 9: 1, 10: 1, 11: 1, [tamperAlarm]: 1, 13: 1, 14: 1, 15: 1, 16: 1, 17: 2,
  [presence]: 1, 19: 2, 20: 2, 21: 1, 22: 1, 80: 3, 81: 3, 82: 3, 110: 8, 112: 2, 113: 2, 114: 2,
};

/** A number of the history, then reports: type (its highest bit is for the history), value. */
function readUplink(uplink: Uplink): Reading[] {
  const { fPort, bytes, at, seq } = uplink;
  if (fPort === 2) return [];
  if (fPort !== 1) throw unknownPort(uplink, [1, 2]);
  bytes.skip(2);
  const readings: Reading[] = [];
  const health: Partial<HealthReading> = {};
  while (bytes.left > 0) {
    const type = bytes.u8() & 0x7f;
    const length = lengths[type];
    if (length === undefined) throw new PayloadError(bytes.field, `has a report of the unknown type ${type}`);
    const value = bytes.slice(length);
    if (type === presence) readings.push({ kind: "presence", area: "presence", at, occupied: value.u8() !== 0, seq });
    if (type === battery) health.batteryPercent = Math.min(100, value.u8());
    if (type === tamperAlarm) health.troubles = value.u8() === 0 ? [] : ["it has been tampered with"];
  }
  return Object.keys(health).length === 0 ? readings : [...readings, { kind: "health", at, ...health, seq }];
}
