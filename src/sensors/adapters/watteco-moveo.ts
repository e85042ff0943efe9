import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import type { Bytes } from "#sensors/bytes.ts";
import { overLorawan, unknownPort, type Uplink } from "#sensors/lorawan.ts";
import { lorawanGuides } from "#sensors/lorawan-guide.ts";
import { PayloadError } from "#sensors/payload-error.ts";

export const adapter = {
  id: "watteco-moveo",
  vendor: "Watteco",
  models: ["Move'O", "Move'O Lite"],
  source: "https://github.com/TheThingsNetwork/lorawan-devices/tree/master/vendor/watteco",
  says: "Infrared sensor in a room, with climate, over LoRaWAN. It knows whether somebody is there, not how many.",
  usualEverySeconds: 3600,
  connect: lorawanGuides({
    en: ["Set the sensor to standard reports of occupancy. Batch reports, which Watteco packs in its own way, are refused."],
    es: ["Configure el sensor con informes estándar de ocupación. Los informes por lotes (batch), que Watteco comprime a su manera, se rechazan."],
  }),
  decode: overLorawan(readUplink),
  examples: [
    {
      says: "somebody is there",
      payload: { body: { fPort: 125, bytes: "110a040600001801" } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true }],
      source: "TheThingsNetwork/lorawan-devices, vendor/watteco (Apache-2.0)",
    },
    {
      says: "its battery at 3.688 V",
      payload: { body: { fPort: 125, bytes: "110a00500006410503040e6804" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryVolts: 3.688 }],
      source: "TheThingsNetwork/lorawan-devices, vendor/watteco (Apache-2.0)",
    },
    {
      says: "its housing has been opened",
      payload: { body: { fPort: 125, bytes: "110a000f00551001" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: ["its housing has been opened"] }],
      source: "TheThingsNetwork/lorawan-devices, vendor/watteco (Apache-2.0)",
    },
    {
      says: "temperature only",
      payload: { body: { fPort: 125, bytes: "110a04020000290b89" } },
      readings: [],
      source: "TheThingsNetwork/lorawan-devices, vendor/watteco (Apache-2.0)",
    },
  ],
} satisfies SensorAdapter;

const answer = 0x01;
const report = 0x0a;
const alarm = 0x8a;
/** Cluster and attribute. */
const occupancy = 0x0406_0000;
const housing = 0x000f_0055;
const power = 0x0050_0006;

/** One attribute of a cluster, in the way of ZigBee: control, command, cluster, attribute, type, value. */
function readUplink(uplink: Uplink): Reading[] {
  const { fPort, bytes, at, seq } = uplink;
  if (fPort !== 125) throw unknownPort(uplink, [125]);
  // The lowest bit of the control byte tells a standard message.
  if ((bytes.u8() & 0x01) === 0) throw new PayloadError(bytes.field, "is a batch report: set the sensor to standard reports");
  const command = bytes.u8();
  if (command !== report && command !== alarm && command !== answer) return [];
  const attribute = bytes.u32be();
  if (command === answer) bytes.skip(1); // how the question went
  bytes.skip(1); // type of the value, which each of these has but one of
  if (attribute === occupancy) return [{ kind: "presence", area: "presence", at, occupied: (bytes.u8() & 0x01) === 1, seq }];
  if (attribute === housing) return [{ kind: "health", at, troubles: bytes.u8() === 0 ? [] : ["its housing has been opened"], seq }];
  const batteryVolts = attribute === power ? disposableBatteryVolts(bytes) : undefined;
  return batteryVolts === undefined ? [] : [{ kind: "health", at, batteryVolts, seq }];
}

/** Length, mode, which sources there are (a bit each: mains, rechargeable, disposable ...), then millivolts of each. */
function disposableBatteryVolts(bytes: Bytes): number | undefined {
  const sources = bytes.skip(2).u8();
  const disposable = 0x04;
  if ((sources & disposable) === 0) return undefined;
  const before = [0x01, 0x02].filter((source) => sources & source).length;
  return bytes.skip(2 * before).u16be() / 1000;
}
