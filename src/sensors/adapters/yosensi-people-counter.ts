import type { Reading, TotalsReading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import type { Bytes } from "#sensors/bytes.ts";
import { overLorawan, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "yosensi-people-counter",
  vendor: "Yosensi",
  models: ["YO People Counter"],
  source: "https://github.com/akenza-io/device-type-library/tree/main/types/yosensi/YO-PeopleCounter",
  says: "Radar beside a passage, over LoRaWAN. Left to right is in.",
  usualEverySeconds: 900,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "38 left to right and 77 right to left in all; the differences say the same once more",
      payload: { body: { fPort: 1, bytes: "026b003d60001100000860001101000a6000130200000026600013030000004d60001304ffffffd9" } },
      readings: [{ kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 38, outTotal: 77 }],
      source: "akenza-io/device-type-library, types/yosensi/YO-PeopleCounter (MIT)",
    },
    {
      says: "its battery at 5.274 V, among climate",
      payload: { body: { fPort: 1, bytes: "026a0001080001149a0d000100f810000016" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 5.274 }],
      source: "akenza-io/device-type-library, types/yosensi/YO-PeopleCounter (MIT)",
    },
  ],
} satisfies SensorAdapter;

const version = 2;
const batteryMillivolts = 2;
const counter = 24;
const sumLeftToRight = 2;
const sumRightToLeft = 3;

/** Version, message number, age in seconds; then measurements: type and precision, offset, lengths, address, value. */
function readUplink({ bytes, at, seq }: Uplink): Reading[] {
  const first = bytes.u8();
  if (first !== version) throw new PayloadError(bytes.field, `expected version 2, got ${first}`);
  bytes.skip(3);
  const totals: TotalsReading = { kind: "totals", line: "1", at, seq };
  const health: Reading[] = [];
  while (bytes.left > 0) {
    const type = bytes.u8() >> 2;
    const lengths = bytes.skip(1).u8();
    const address = bytes.slice(lengths >> 4);
    const value = bytes.slice((lengths & 0x0f) + 1);
    if (type === batteryMillivolts && value.left === 2) health.push({ kind: "health", at, batteryVolts: value.u16be() / 1000, seq });
    if (type === counter && address.left === 1) addCounter(totals, address.u8(), value);
  }
  return totals.inTotal === undefined && totals.outTotal === undefined ? health : [totals, ...health];
}

function addCounter(totals: TotalsReading, address: number, value: Bytes): void {
  if (address === sumLeftToRight) totals.inTotal = value.u32be();
  if (address === sumRightToLeft) totals.outTotal = value.u32be();
}
