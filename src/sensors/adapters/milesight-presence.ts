import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { overLorawan, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { channelsOf } from "#sensors/milesight.ts";

export const adapter = {
  id: "milesight-presence",
  vendor: "Milesight",
  models: ["VS330", "VS340", "VS341", "VS370", "VS373", "WS202", "WS203"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/milesight-iot",
  says: "Radar, thermopile or motion sensor in a room, at a desk or a seat, over LoRaWAN. It knows whether somebody is there, not how many.",
  usualEverySeconds: 3600,
  connect: lorawanGuides({
    en: ["In Milesight ToolBox leave reports on change on, with a reporting interval of an hour or less."],
    es: ["En Milesight ToolBox deje activados los informes por cambio, con un intervalo de informe de una hora o menos."],
  }),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "VS330: occupied, battery at 98 %",
      payload: { body: { fPort: 85, bytes: "01756202820f00038e01048e01" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 98 },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/milesight-iot (Apache-2.0)",
    },
    {
      says: "WS203: vacant, among climate",
      payload: { body: { fPort: 85, bytes: "01756403673401046865050000" } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: false },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 100 },
      ],
      source: "TheThingsNetwork/lorawan-devices, vendor/milesight-iot (Apache-2.0)",
    },
    {
      says: "VS373: nobody; what its regions say depends on its firmware, and is not read",
      payload: { body: { fPort: 85, bytes: "03f801001000200004f901000100" } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: false }],
      source: "TheThingsNetwork/lorawan-devices, vendor/milesight-iot (Apache-2.0)",
    },
    {
      says: "VS373 with newer firmware: somebody in bed",
      payload: { body: { fPort: 85, bytes: "07b0020010000020000008b101d204" } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true }],
      source: "own values",
    },
    {
      says: "WS202: only that it has grown dark",
      payload: { body: { fPort: 85, bytes: "040000" } },
      readings: [],
      source: "TheThingsNetwork/lorawan-devices, vendor/milesight-iot (Apache-2.0)",
    },
  ],
} satisfies SensorAdapter;

const lengths = {
  "0300": 1, // somebody at the desk, on the seat, in the room
  "038e": 1, // the same, VS330
  "0500": 1, // the same, WS203
  "0282": 2, // distance
  "048e": 1, // calibration
  "0367": 2, // temperature
  "0468": 1, // humidity
  "0400": 1, // light
  "20ce": 9, // the past, of which presence says nothing
  "03f8": 6, // what the VS373 sees: nobody is 1; somebody, in bed, out of it, fallen are others
  "07b0": 8, // the same, with longer times
  "04f9": 4, // its regions
  "09b2": 6,
  "0ab3": 5,
  "05fa": 8, // how long out of bed
  "0bb4": 9,
  "0cb4": 9,
  "06fb": 5, // alarms
  "08b1": 3, // breathing
};

const nobody = 1;

function readUplink({ bytes, at, seq }: Uplink): Reading[] {
  return channelsOf(bytes, lengths).flatMap(({ key, value }): Reading[] => {
    if (key === "0300" || key === "038e" || key === "0500") return [{ kind: "presence", area: "presence", at, occupied: value.u8() === 1, seq }];
    if (key === "03f8" || key === "07b0") return [{ kind: "presence", area: "presence", at, occupied: value.u8() !== nobody, seq }];
    const battery = key === "0175" ? value.u8() : undefined;
    return battery === undefined || battery > 100 ? [] : [{ kind: "health", at, batteryPercent: battery, seq }];
  }).sort((a, b) => Number(a.kind === "health") - Number(b.kind === "health"));
}
