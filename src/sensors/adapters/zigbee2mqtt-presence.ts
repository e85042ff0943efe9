import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { name } from "#sensors/fields.ts";
import { isObject, read } from "#sensors/read.ts";

export const adapter = {
  id: "zigbee2mqtt-presence",
  vendor: "Zigbee2MQTT",
  models: ["motion and presence sensors with occupancy or presence (SNZB-03P, TS0202, FP1 and others)"],
  source: "https://www.zigbee2mqtt.io/supported-devices/",
  says: "Zigbee motion and presence sensors in rooms, over MQTT, each an area of its own name. They know whether somebody is there, not how many.",
  usualEverySeconds: 3600,
  connect: [
    {
      via: "mqtt",
      steps: {
        en: [
          "In Zigbee2MQTT: Settings > MQTT. Server mqtt://{mqttHost}:{mqttPort}, user {sensorId}, password {token}, base topic {topic}. Save and restart.",
          "Each device is an area of its own name: place the motion and presence sensors by their friendly names, and leave the others unplaced.",
          "If Zigbee2MQTT must stay with its own broker, bridge that one, so that zigbee2mqtt/# arrives below {topic}.",
        ],
        es: [
          "En Zigbee2MQTT: Settings > MQTT. Servidor mqtt://{mqttHost}:{mqttPort}, usuario {sensorId}, contraseña {token}, tema base {topic}. Guarde y reinicie.",
          "Cada dispositivo es un área con su propio nombre: coloque los sensores de movimiento y presencia por su nombre, y deje los demás sin colocar.",
          "Si Zigbee2MQTT debe seguir con su propio broker, conéctelo mediante un puente, de modo que zigbee2mqtt/# llegue debajo de {topic}.",
        ],
      },
      paste: `mqtt:
  server: mqtt://{mqttHost}:{mqttPort}
  user: {sensorId}
  password: {token}
  base_topic: {topic}`,
    },
  ],
  decode({ body, topic }, { receivedAt: at }): Reading[] {
    // Read from its end: the topic before is a setting.
    const [parent, device] = topic?.split("/").slice(-2) ?? [];
    if (parent === "bridge") return device === "state" ? readBridge(body, at) : [];
    if (device === "availability") return [];
    const { occupancy, presence, battery, voltage } = read(state, body);
    const occupied = presence ?? occupancy;
    return [
      ...(occupied === undefined ? [] : [{ kind: "presence" as const, area: read(name, device ?? "presence", "topic"), at, occupied }]),
      ...(battery === undefined && voltage === undefined ? [] : [{ kind: "health" as const, at, batteryPercent: battery, batteryVolts: voltage && voltage / 1000 }]),
    ];
  },
  examples: [
    {
      says: "somebody moves, battery full",
      payload: { topic: "zigbee2mqtt/waiting_pir", body: { battery: 100, illuminance: 12, linkquality: 105, occupancy: true, voltage: 3015 } },
      readings: [
        { kind: "presence", area: "waiting_pir", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 100, batteryVolts: 3.015 },
      ],
      source: "own values; property names: zigbee2mqtt.io",
    },
    {
      says: "a radar below the sensor's own topic",
      payload: { topic: "anteroom/clinic/sensors/zigbee/waiting_radar", body: { presence: false, illuminance: 12 } },
      readings: [{ kind: "presence", area: "waiting_radar", at: Date.UTC(2026, 0, 15, 12), occupied: false }],
      source: "own values; property names: zigbee2mqtt.io",
    },
    {
      says: "the last word of a bridge that has gone",
      payload: { topic: "zigbee2mqtt/bridge/state", body: { state: "offline" } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: ["Zigbee2MQTT is offline"] }],
      source: "own values; topics: zigbee2mqtt.io",
    },
    {
      says: "the bridge's list of devices, which is not read",
      payload: { topic: "zigbee2mqtt/bridge/devices", body: [{ friendly_name: "waiting_pir" }] },
      readings: [],
      source: "own values; topics: zigbee2mqtt.io",
    },
    {
      says: "a message of how long ago it was, which says nothing about now",
      payload: { topic: "zigbee2mqtt/waiting_pir", body: { no_occupancy_since: 10 } },
      readings: [],
      source: "own values; property names: zigbee2mqtt.io",
    },
  ],
} satisfies SensorAdapter;

const number = (max: number) => z.number().min(0).max(max).nullish().transform((value) => value ?? undefined);
const state = z.object({ occupancy: z.boolean().optional(), presence: z.boolean().optional(), battery: number(100), voltage: number(100_000) });

/** Older versions write the state alone. */
function readBridge(body: unknown, at: number): Reading[] {
  const isOnline = (isObject(body) ? body.state : body) === "online";
  return [{ kind: "health", at, troubles: isOnline ? [] : ["Zigbee2MQTT is offline"] }];
}
