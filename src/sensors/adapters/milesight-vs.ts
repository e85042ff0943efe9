import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import type { Bytes } from "#sensors/bytes.ts";
import { isBelievable } from "#sensors/fields.ts";
import { overLorawan, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { channelsOf } from "#sensors/milesight.ts";

export const adapter = {
  id: "milesight-vs",
  vendor: "Milesight",
  models: ["VS121", "VS132", "VS133", "VS135", "VS350", "VS351", "VS360"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/milesight-iot",
  says: "Time-of-flight, thermopile, radar, beam or camera counters over LoRaWAN. Leave reports of totals on. A VS121 tells the whole room as area \"total\" and its regions as \"1\" to \"16\": name the area when you place it.",
  usualEverySeconds: 600,
  connect: lorawanGuides({
    en: ["On the sensor's page or in Milesight ToolBox turn on the report of totals (accumulated counts), every ten minutes or more often. Where staff wear the sensor's tags, turn on its leaving out of staff: the radio message has no counts of staff."],
    es: ["En la página del sensor o en Milesight ToolBox active el informe de totales (cuentas acumuladas), cada diez minutos o más a menudo. Si el personal lleva las etiquetas del sensor, active que no lo cuente: el mensaje de radio no trae las cuentas del personal."],
  }),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "VS350: alarms with totals that roll over at 65 536; the period says the same once more",
      payload: { body: { fPort: 85, bytes: "84cc011108110185cce803e90301" } },
      readings: [{ kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 4353, outTotal: 4360, modulus: 2 ** 16 }],
      source: "TheThingsNetwork/lorawan-devices, vendor/milesight-iot (Apache-2.0)",
    },
    {
      says: "VS133: two lines, through LORIOT",
      payload: { body: { cmd: "rx", seqno: 3040, EUI: "1000000000000001", ts: 1768478400000, fcnt: 2, port: 85, data: "03D24800000004D2C800000006D20000000007D20000000005CC0000000008CC00000000" } },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 72, outTotal: 200, modulus: 2 ** 32, seq: "3040" },
        { kind: "totals", line: "2", at: Date.UTC(2026, 0, 15, 12), inTotal: 0, outTotal: 0, modulus: 2 ** 32, seq: "3040" },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/milesight-iot; thingsboard/data-converters (Apache-2.0)",
    },
    {
      says: "VS360: the weaker of its two batteries",
      payload: { body: { fPort: 85, bytes: "01756402756304cc1200160005cc13001400" } },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 18, outTotal: 22, modulus: 2 ** 16 },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 99 },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/milesight-iot (Apache-2.0), with another battery",
    },
    {
      says: "VS360: two periods that could not be sent; the second one's totals include the first",
      payload: { body: { fPort: 85, bytes: "20ce7b3af164000b00040020ceff3df16401070002001d000800" } },
      readings: [{ kind: "totals", line: "1", at: 1693531647000, inTotal: 29, outTotal: 8, modulus: 2 ** 16 }],
      source: "thingsboard/data-converters (Apache-2.0)",
    },
    {
      says: "VS360: troubles, of which the first has passed",
      payload: { body: { fPort: 85, bytes: "03f4000103f4000003f4010103f40201" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: ["its other half does not answer", "its two halves are not aligned"] }],
      source: "akenza-io/device-type-library, types/milesight/VS360 (MIT)",
    },
    {
      says: "VS121: three people, in the second of three regions",
      payload: { body: { fPort: 85, bytes: "04c903030002" } },
      readings: [{ kind: "level", area: "total", at: Date.UTC(2026, 0, 15, 12), people: 3 }],
      source: "TheThingsNetwork/lorawan-devices, vendor/milesight-iot (Apache-2.0)",
    },
    {
      says: "VS121: people by region",
      payload: { body: { fPort: 85, bytes: "07d50001000000000003" } },
      readings: [0, 1, 0, 0, 0, 0, 0, 3].map((people, i) => ({ kind: "level", area: `${i + 1}`, at: Date.UTC(2026, 0, 15, 12), people })),
      source: "thingsboard/data-converters (Apache-2.0)",
    },
    {
      says: "VS121: its line's period, and its totals, which are what counts",
      payload: { body: { fPort: 85, bytes: "05cc020001000dcc1e001800" } },
      readings: [{ kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 30, outTotal: 24, modulus: 2 ** 16 }],
      source: "own values; layout: Milesight VS121 uplink data",
    },
    {
      says: "VS121 with older firmware: what went in and out since the last message, the only thing it knows of flow",
      payload: { body: { fPort: 85, bytes: "05cc02000100" } },
      readings: [{ kind: "crossings", line: "1", from: Date.UTC(2026, 0, 15, 12), at: Date.UTC(2026, 0, 15, 12), in: 2, out: 1 }],
      source: "own values",
    },
    {
      says: "serial number and versions after it has joined",
      payload: { body: { fPort: 85, bytes: "ff0101ff086600b0940976ff090100ff1f1f07004b" } },
      readings: [],
      source: "thingsboard/data-converters (Apache-2.0)",
    },
  ],
} satisfies SensorAdapter;

/** History comes without totals (type 0) or with them (type 1). */
const historyLength = (bytes: Bytes) => (bytes.peek(4) === 1 ? 13 : 9);

/** Lines are three channels apart: 03, 04, 05 are in, out and period of the first. */
const lineChannels = [0, 3, 6, 9].flatMap((step) => [[key(3 + step, "d2"), 4], [key(4 + step, "d2"), 4], [key(5 + step, "cc"), 4]] as const);

const lengths = {
  ...Object.fromEntries(lineChannels),
  "0275": 1, // battery of the other half
  "0367": 2, // temperature
  "8367": 3,
  "03f4": 2, // trouble begins or ends
  "04cc": 4, // totals
  "84cc": 5,
  "85cc": 5,
  "0aef": 4, // its clock
  "20ce": historyLength,
  "04c9": 4, // people; then a mask of the regions that have any, which does not say how many
  "06cd": 1, // most people at once
  "07d5": 8, // people in regions 1 to 8
  "08d5": 8,
  "09da": 8, // flows between the edges of the view
  "0ada": 8,
  "0bda": 8,
  "0cda": 8,
  "0dcc": 4, // a VS121's totals across its line
  "0ee4": 5, // how long people stay
};

type Totals = { inTotal?: number; outTotal?: number; modulus: number };

function readUplink({ bytes, at, seq }: Uplink): Reading[] {
  const lines = new Map<string, Totals>();
  const totals: Reading[] = [];
  const periods: Reading[] = [];
  const levels: Reading[] = [];
  const troubles = new Map<number, boolean>();
  const batteries: number[] = [];

  for (const { key: which, value } of channelsOf(bytes, lengths)) {
    if (which.endsWith("75")) batteries.push(value.u8());
    else if (which === "03f4") troubles.set(value.u8(), value.u8() === 1);
    else if (which === "04cc" || which === "84cc" || which === "0dcc") lines.set("1", { inTotal: value.u16le(), outTotal: value.u16le(), modulus: 2 ** 16 });
    else if (which.endsWith("d2")) addLineTotal(lines, which, value);
    else if (which.endsWith("cc") && which !== "ffcc") periods.push(period(which === "85cc" ? "1" : lineOf(which, 5), at, value, seq));
    else if (which === "20ce") addHistory(totals, periods, value);
    else if (which === "04c9") levels.push({ kind: "level", area: "total", at, people: value.u8(), seq });
    else if (which === "07d5" || which === "08d5") levels.push(...regions(which === "07d5" ? 1 : 9, value, at, seq));
  }
  for (const [line, total] of lines) totals.push({ kind: "totals", line, at, ...total, seq });
  // Differences say the same as totals, but are lost with a lost message: they count where there is nothing else.
  return [...(totals.length > 0 ? totals : periods), ...levels, ...healthOf(batteries, troubles, at, seq)];
}

function addLineTotal(lines: Map<string, Totals>, which: string, value: Bytes): void {
  const isIn = [3, 6, 9, 12].includes(channelNumber(which));
  const line = lineOf(which, isIn ? 3 : 4);
  lines.set(line, { ...lines.get(line), ...(isIn ? { inTotal: value.u32le() } : { outTotal: value.u32le() }), modulus: 2 ** 32 });
}

function period(line: string, at: number, value: Bytes, seq: string | undefined): Reading {
  return { kind: "crossings", line, from: at, at, in: value.u16le(), out: value.u16le(), seq };
}

/** Periods that could not be sent in time, and are sent again until somebody answers: their own time tells them apart. */
function addHistory(totals: Reading[], periods: Reading[], value: Bytes): void {
  const at = value.u32le() * 1000;
  // A clock that was never set cannot say when.
  if (!isBelievable(at)) return;
  const hasTotals = value.u8() === 1;
  periods.push(period("1", at, value, undefined));
  if (hasTotals) totals.push({ kind: "totals", line: "1", at, inTotal: value.u16le(), outTotal: value.u16le(), modulus: 2 ** 16 });
}

function regions(first: number, value: Bytes, at: number, seq: string | undefined): Reading[] {
  return Array.from({ length: 8 }, (_, i) => ({ kind: "level", area: `${first + i}`, at, people: value.u8(), seq }));
}

const troubleSays: Record<number, string> = { 0: "its counts are anomalous", 1: "its other half does not answer", 2: "its two halves are not aligned" };

function healthOf(batteries: number[], troubles: Map<number, boolean>, at: number, seq: string | undefined): Reading[] {
  if (batteries.length === 0 && troubles.size === 0) return [];
  const percent = batteries.filter((battery) => battery <= 100);
  const active = [...troubles].flatMap(([type, isOn]) => (isOn ? [troubleSays[type] ?? `trouble ${type}`] : []));
  // A battery alone does not say that a trouble told before has passed.
  return [{ kind: "health", at, ...(percent.length > 0 && { batteryPercent: Math.min(...percent) }), ...(troubles.size > 0 && { troubles: active }), seq }];
}

function lineOf(which: string, firstChannel: number): string {
  return `${(channelNumber(which) - firstChannel) / 3 + 1}`;
}

function channelNumber(which: string): number {
  return Number.parseInt(which.slice(0, 2), 16);
}

function key(channel: number, type: string): string {
  return channel.toString(16).padStart(2, "0") + type;
}
