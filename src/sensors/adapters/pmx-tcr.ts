import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "pmx-tcr",
  vendor: "PMX",
  models: ["TCR-DLI", "TCR-DLE", "TCR-SLI", "TCR-SLE"],
  source: "https://github.com/akenza-io/device-type-library/tree/main/types/pmx/tcr",
  says: "Radar beside a passage, over LoRaWAN, in its speed class for people. Line \"ud\" counts everything, \"cat1\" to \"cat4\" its filters: place one of them.",
  usualEverySeconds: 600,
  connect: lorawanGuides({
    en: ["Set the counter to its speed class for people and the interval to ten minutes or less."],
    es: ["Configure el contador en su clase de velocidad para personas y el intervalo en diez minutos o menos."],
  }),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "everything that passed: 1000 left to right, 1100 right to left, at 5.1 V",
      payload: { body: { fPort: 13, bytes: "a2140a03e832044c3433" } },
      readings: [
        { kind: "crossings", line: "ud", from: Date.UTC(2026, 0, 15, 12), at: Date.UTC(2026, 0, 15, 12), in: 1000, out: 1100 },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 5.1 },
      ],
      source: "akenza-io/device-type-library, types/pmx/tcr (MIT)",
    },
    {
      says: "what it is, sent at start-up: counts nothing",
      payload: { body: { fPort: 190, bytes: "d20a020211004200" } },
      readings: [],
      source: "akenza-io/device-type-library, types/pmx/tcr (MIT)",
    },
  ],
} satisfies SensorAdapter;

const lineOfPort: Record<number, string> = { 13: "ud", 14: "cat1", 15: "cat2", 16: "cat3", 17: "cat4" };
const counts = 0xa2;

function readUplink(uplink: Uplink): Reading[] {
  const { fPort, bytes, at, seq } = uplink;
  if (fPort === 190 || fPort === 1) return [];
  const line = lineOfPort[fPort];
  if (!line) throw unknownPort(uplink, [13, 14, 15, 16, 17, 190]);
  const first = bytes.u8();
  if (first !== counts) throw new PayloadError(bytes.field, `expected counts (162), got ${first}`);
  bytes.skip(2); // hour and minute of the end of the interval
  const leftToRight = bytes.u16be();
  const rightToLeft = bytes.skip(1).u16be();
  return [
    { kind: "crossings", line, from: at, at, in: leftToRight, out: rightToLeft, seq },
    { kind: "health", at, batteryVolts: bytes.skip(1).u8() / 10, seq },
  ];
}
