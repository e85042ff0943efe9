import type { HealthReading, Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import type { Bytes } from "#sensors/bytes.ts";
import { overLorawan, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { channelsOf } from "#sensors/milesight.ts";

export const adapter = {
  id: "milesight-vs321",
  vendor: "Milesight",
  models: ["VS321"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/milesight-iot",
  says: "Battery camera on a ceiling that keeps no pictures, over LoRaWAN: how many people are in its view, a few times an hour.",
  usualEverySeconds: 600,
  connect: lorawanGuides({
    en: ["In Milesight ToolBox set the report type to period and the reporting interval to ten minutes or less."],
    es: ["En Milesight ToolBox ponga el tipo de informe en periódico y el intervalo de informe en diez minutos o menos."],
  }),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "three people, battery at 95 %, among climate",
      payload: { body: { fPort: 85, bytes: "01755f0367e60004685005fd030007ff01" } },
      readings: [
        { kind: "level", area: "total", at: Date.UTC(2026, 0, 15, 12), people: 3 },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 95 },
      ],
      source: "own values; layout: TheThingsNetwork/lorawan-devices, vendor/milesight-iot",
    },
    {
      says: "it cannot see",
      payload: { body: { fPort: 85, bytes: "08f40201" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: ["it cannot detect people at the moment"] }],
      source: "own values; layout: TheThingsNetwork/lorawan-devices, vendor/milesight-iot",
    },
    {
      says: "the past, which somebody asked for",
      payload: { body: { fPort: 85, bytes: "20ce5c5ca664000400" } },
      readings: [],
      source: "own values; layout: TheThingsNetwork/lorawan-devices, vendor/milesight-iot",
    },
  ],
} satisfies SensorAdapter;

const lengths = {
  "0367": 2, // temperature
  "8367": 3,
  "0468": 1, // humidity
  "8468": 2,
  "05fd": 2, // people
  "06fe": 4, // which regions have anybody
  "07ff": 1, // light
  "08f4": 2, // whether it can detect
  "0aef": 4, // its clock
  "20ce": (bytes: Bytes) => (bytes.peek(4) === 1 ? 9 : 7),
};

function readUplink({ bytes, at, seq }: Uplink): Reading[] {
  const readings: Reading[] = [];
  const health: Partial<HealthReading> = {};
  for (const { key, value } of channelsOf(bytes, lengths)) {
    if (key === "05fd") readings.push({ kind: "level", area: "total", at, people: value.u16le(), seq });
    if (key === "08f4") health.troubles = value.skip(1).u8() === 0 ? [] : ["it cannot detect people at the moment"];
    if (key === "0175") health.batteryPercent = Math.min(100, value.u8());
  }
  return Object.keys(health).length === 0 ? readings : [...readings, { kind: "health", at, ...health, seq }];
}
