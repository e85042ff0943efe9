import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "pipiot-people-sense",
  vendor: "Pipiot",
  models: ["PeopleSense"],
  source: "https://github.com/akenza-io/device-type-library/tree/main/types/pipiot/peopleSense",
  says: "Proximity counter over a door, over LoRaWAN, that does not see directions. Every second passage is taken for somebody leaving: good for how many came, not for how many are inside.",
  usualEverySeconds: 3600,
  connect: lorawanGuides(),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "nine passages, which are five in and four out; the six bins say when",
      payload: { body: { fPort: 1, bytes: "008d00090000400801008001" } },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 5, outTotal: 4, modulus: 2 ** 15 },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 7.05, troubles: [] },
      ],
      source: "akenza-io/device-type-library, types/pipiot/peopleSense (MIT)",
    },
    {
      says: "an alert with ten passages, and its eye has failed",
      payload: { body: { fPort: 1, bytes: "3048000a00050a15" } },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 5, outTotal: 5, modulus: 2 ** 15 },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.6, troubles: ["its proximity sensor has failed"] },
      ],
      source: "own values; layout: akenza-io/device-type-library, types/pipiot/peopleSense (MIT)",
    },
    {
      says: "a test of its radio",
      payload: { body: { fPort: 1, bytes: "2001" } },
      readings: [],
      source: "own values; layout: akenza-io/device-type-library, types/pipiot/peopleSense (MIT)",
    },
  ],
} satisfies SensorAdapter;

const sixBins = 0;
const fiveBins = 1;
const radioTest = 2;
const alert = 3;
/** Bytes between the count and the flags. */
const bytesBeforeFlags: Record<number, number> = { [sixBins]: 7, [fiveBins]: 6, [alert]: 2 };
const eyeFailed = 0x02;

/** Kind of message, battery in 0.05 V, passages, how they spread, flags: the lowest two are "eye failed" and "bins ready". */
function readUplink({ bytes, at, seq }: Uplink): Reading[] {
  const head = bytes.u8();
  const kind = (head >> 4) & 0x07;
  const isAnswer = (head & 0x80) !== 0;
  if (isAnswer || kind === radioTest) return [];
  const skipped = bytesBeforeFlags[kind];
  if (skipped === undefined) throw new PayloadError(bytes.field, `has the unknown kind of message ${kind}`);
  const batteryVolts = bytes.u8() / 20;
  const passages = bytes.u16be();
  const flags = bytes.skip(skipped).u8();
  return [
    // The source calls the count an accumulator: it grows. Who went in must come out: of an odd number of passages one
    // more came than went.
    { kind: "totals", line: "1", at, inTotal: Math.ceil(passages / 2), outTotal: Math.floor(passages / 2), modulus: 2 ** 15, seq },
    { kind: "health", at, batteryVolts, troubles: flags & eyeFailed ? ["its proximity sensor has failed"] : [], seq },
  ];
}
