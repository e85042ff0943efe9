import type { MappedField } from "#sensors/codec/mapping.ts";

/** What the output of known devices' codecs means, where the names alone do not say it: roll-overs, codes, units. */
export type DevicePreset = {
  device: string;
  /** The output is this device's when it has all fields of one of these lists. */
  knownBy: string[][];
  /** Those that a message lacks are left out. */
  fields: MappedField[];
  /** Fields whose names promise what they do not mean here. */
  not?: string[];
};

const to16 = 2 ** 16;
const to32 = 2 ** 32;

/** Sources: the vendors' and networks' published examples, TheThingsNetwork/lorawan-devices and akenza-io/device-type-library. */
export const devicePresets: DevicePreset[] = [
  {
    device: "Milesight VS132, VS133, VS135",
    knownBy: [["line_1_total_in"], ["line_1.total_in"]],
    fields: ["1", "2", "3", "4"].flatMap((name): MappedField[] => [
      { path: `line_${name}_total_in`, means: "in-total", name, modulus: to32 },
      { path: `line_${name}_total_out`, means: "out-total", name, modulus: to32 },
      { path: `line_${name}.total_in`, means: "in-total", name, modulus: to32 },
      { path: `line_${name}.total_out`, means: "out-total", name, modulus: to32 },
    ]),
  },
  {
    device: "Milesight VS350, VS351, VS360",
    knownBy: [["total_in", "total_out"]],
    fields: [
      { path: "total_in", means: "in-total", name: "1", modulus: to16 },
      { path: "total_out", means: "out-total", name: "1", modulus: to16 },
    ],
  },
  {
    device: "Terabee People Counting L and XL",
    knownBy: [["count_in", "count_out"]],
    fields: [
      { path: "count_in", means: "in-total", name: "1", modulus: to32 },
      { path: "count_out", means: "out-total", name: "1", modulus: to32 },
      // An open WiFi is a setting.
      { path: "flags", means: "trouble", wellWhen: ["WIFI_AP_ENABLED"] },
    ],
  },
  {
    device: "Parametric PCR2",
    knownBy: [["LTR_SUM", "RTL_SUM"]],
    fields: [
      { path: "LTR_SUM", means: "in-total", name: "1", modulus: to16 },
      { path: "RTL_SUM", means: "out-total", name: "1", modulus: to16 },
    ],
  },
  {
    device: "IMBUILDINGS People Counter",
    knownBy: [["total_counter_a", "total_counter_b"]],
    fields: [
      { path: "total_counter_a", means: "in-total", name: "1", modulus: to16 },
      { path: "total_counter_b", means: "out-total", name: "1", modulus: to16 },
    ],
  },
  { device: "Dingtek DC500, DC510", knownBy: [["peopleCounter", "alarmCounter"]], fields: [{ path: "peopleCounter", means: "passed-total", name: "1", modulus: to16 }] },
  {
    device: "Elsys ERS and EMS",
    knownBy: [["vdd", "occupancy"], ["motion", "occupancy"], ["temperature", "x", "y", "z", "occupancy"]],
    // 0 nobody, 1 perhaps, 2 somebody.
    fields: [{ path: "occupancy", means: "presence", occupiedWhen: ["2"] }],
    not: ["motion"],
  },
  // Its "battery" is in volts, its "time" in minutes since the last motion.
  { device: "Browan TBMS100", knownBy: [["status", "count", "temperatureBoard"]], fields: [{ path: "battery", means: "battery-volts" }, { path: "status", means: "presence" }], not: ["count", "time"] },
  // It counts radios in pockets, which are not people.
  { device: "ESP32 Paxcounter", knownBy: [["wifi", "ble", "pax"], ["payloadmask", "blescantime"]], fields: [], not: ["pax", "wifi", "ble", "payloadmask.battery"] },
];
