import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "zigbee2mqtt-presence",
  vendor: "Zigbee2MQTT",
  models: ["motion and presence sensors with occupancy or presence (SNZB-03P, TS0202, FP1 and others)"],
  source: "https://www.zigbee2mqtt.io/supported-devices/",
  says: "Zigbee motion or presence sensor in a room, over MQTT. It knows whether somebody is there, not how many.",
  decode({ body }, { receivedAt: at }): Reading[] {
    const { occupancy, presence, battery, voltage } = read(state, body);
    const occupied = presence ?? occupancy;
    return [
      ...(occupied === undefined ? [] : [{ kind: "presence" as const, area: "presence", at, occupied }]),
      ...(battery === undefined && voltage === undefined ? [] : [{ kind: "health" as const, at, batteryPercent: battery, batteryVolts: voltage && voltage / 1000 }]),
    ];
  },
  examples: [
    {
      says: "somebody moves, battery full",
      payload: { topic: "zigbee2mqtt/waiting_pir", body: { battery: 100, illuminance: 12, linkquality: 105, occupancy: true, voltage: 3015 } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 100, batteryVolts: 3.015 },
      ],
      source: "own values; property names: zigbee2mqtt.io",
    },
    {
      says: "a message of how long ago it was, which says nothing about now",
      payload: { topic: "zigbee2mqtt/waiting_pir", body: { no_occupancy_since: 10 } },
      readings: [],
      source: "own values; property names: zigbee2mqtt.io",
    },
  ],
} satisfies SensorAdapter;

const state = z.object({ occupancy: z.boolean().optional(), presence: z.boolean().optional(), battery: z.number().min(0).max(100).nullish().transform((v) => v ?? undefined), voltage: z.number().min(0).max(100_000).nullish().transform((v) => v ?? undefined) });
