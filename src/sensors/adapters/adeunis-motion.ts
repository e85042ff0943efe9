import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "adeunis-motion",
  vendor: "Adeunis",
  models: ["Motion"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/adeunis",
  says: "Infrared motion sensor in a room, over LoRaWAN. It knows whether somebody moves, not how many.",
  usualEverySeconds: 600,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "somebody there as it sent; the shares of the last two periods say how it was",
      payload: { body: { fPort: 1, bytes: "5c80011e320020" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: [] },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/adeunis (Apache-2.0)",
    },
    {
      says: "an alarm: somebody came; its battery is low",
      payload: { body: { fPort: 1, bytes: "5d42012a" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: ["its battery is low"] },
      ],
      source: "own values",
    },
    {
      says: "older firmware counts movements: none in the last period",
      payload: { body: { fPort: 1, bytes: "4e60002a000032" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: false },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: [] },
      ],
      source: "own values",
    },
    {
      says: "that it is alive",
      payload: { body: { fPort: 1, bytes: "3020" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: [] }],
      source: "own values",
    },
  ],
} satisfies SensorAdapter;

const data = 0x5c;
const alarm = 0x5d;
const countedData = 0x4e;
const countedAlarm = 0x4f;
/** Settings, light, buttons, signs of life and answers: all have the same status. */
const others = [0x10, 0x1f, 0x20, 0x30, 0x33, 0x50, 0x51, 0x52];

function readUplink({ bytes, at, seq }: Uplink): Reading[] {
  const frame = bytes.u8();
  if (![data, alarm, countedData, countedAlarm, ...others].includes(frame)) throw new PayloadError(bytes.field, `has the unknown kind of message ${frame}`);
  const isBatteryLow = (bytes.u8() & 0x02) !== 0;
  const health: Reading = { kind: "health", at, troubles: isBatteryLow ? ["its battery is low"] : [], seq };
  if (others.includes(frame)) return [health];
  return [{ kind: "presence", area: "presence", at, occupied: isOccupied(), seq }, health];

  function isOccupied(): boolean {
    if (frame === data || frame === alarm) return bytes.u8() !== 0;
    // After the counter of its life, what it counted in the latest period.
    return bytes.skip(2).u16be() > 0;
  }
}
