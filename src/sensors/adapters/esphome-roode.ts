import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { balanceText } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "esphome-roode",
  vendor: "ESPHome",
  models: ["Roode (VL53L1X)"],
  source: "https://github.com/Lyr3x/Roode",
  says: "Time-of-flight counter in a door frame that anybody can build, over MQTT. Place its line \"door\" at the door. Its own number of people, area \"people_count\", restarts at zero with its power: place it nowhere unless you have nothing else.",
  usualEverySeconds: 3600,
  connect: [
    {
      via: "mqtt",
      steps: {
        en: [
          "Add the lines below to the ESPHome configuration of the counter, beside its other Roode entries, and install it again.",
          "The direction is internal and sent on each passage: otherwise ESPHome sends the last one again whenever it reconnects, and somebody would be counted twice.",
          "If it counts the wrong way round, place it reversed, or set invert_direction.",
        ],
        es: [
          "Añada las líneas de abajo a la configuración ESPHome del contador, junto a sus demás entradas de Roode, e instálela de nuevo.",
          "La dirección es interna y se envía en cada paso: si no, ESPHome envía otra vez la última cada vez que se reconecta, y alguien se contaría dos veces.",
          "Si cuenta al revés, colóquelo invertido o use invert_direction.",
        ],
      },
      paste: `mqtt:
  broker: {mqttHost}
  port: {mqttPort}
  username: {sensorId}
  password: {token}
  discovery: false
  log_topic: null
  topic_prefix: {topic}

text_sensor:
  - platform: roode
    entry_exit_event:
      id: last_direction
      internal: true
      on_value:
        - mqtt.publish:
            topic: {topic}/text_sensor/last_direction/state
            payload: !lambda 'return x;'
            qos: 1`,
    },
  ],
  decode({ body, topic }, { receivedAt: at }): Reading[] {
    if (!topic) throw new PayloadError("topic", "is missing: it says what this is");
    // Read from its end: the topic before is a setting.
    if (topic.endsWith("/status")) return [{ kind: "health", at, troubles: body === "online" ? [] : ["the counter is offline"] }];
    const [component, entity, state] = topic.split("/").slice(-3);
    if (state !== "state" || !entity) return [];
    if (component === "text_sensor" && entity.includes("direction")) return readDirection(body, at);
    if ((component === "number" || component === "sensor") && entity.includes("people")) return [{ kind: "level", area: "people_count", at, people: read(balanceText, body, "(whole payload)") }];
    if (component === "binary_sensor" && entity.includes("presence")) return [{ kind: "presence", area: "presence", at, occupied: body === "ON" }];
    return [];
  },
  examples: [
    {
      says: "somebody comes in",
      payload: { topic: "anteroom/clinic/sensors/door-1/text_sensor/last_direction/state", body: "Entry" },
      readings: [{ kind: "crossings", line: "door", from: Date.UTC(2026, 0, 15, 12), at: Date.UTC(2026, 0, 15, 12), in: 1, out: 0 }],
      source: "own values; shape: ESPHome's default topics, Lyr3x/Roode README",
    },
    {
      says: "somebody goes out",
      payload: { topic: "roode/text_sensor/roode_last_direction/state", body: "Exit" },
      readings: [{ kind: "crossings", line: "door", from: Date.UTC(2026, 0, 15, 12), at: Date.UTC(2026, 0, 15, 12), in: 0, out: 1 }],
      source: "own values; shape: ESPHome's default topics, Lyr3x/Roode README",
    },
    {
      says: "its own number of people, which has drifted below nobody",
      payload: { topic: "roode/number/people_count/state", body: "-1" },
      readings: [{ kind: "level", area: "people_count", at: Date.UTC(2026, 0, 15, 12), people: 0 }],
      source: "own values; shape: ESPHome's default topics, Lyr3x/Roode README",
    },
    {
      says: "somebody stands in the door",
      payload: { topic: "roode/binary_sensor/presence/state", body: "ON" },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true }],
      source: "own values; shape: ESPHome's default topics, Lyr3x/Roode README",
    },
    {
      says: "the last word of a counter that has gone",
      payload: { topic: "roode/status", body: "offline" },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: ["the counter is offline"] }],
      source: "own values; shape: ESPHome's default topics",
    },
    {
      says: "how far the floor is",
      payload: { topic: "roode/sensor/distance/state", body: "2071" },
      readings: [],
      source: "own values; shape: ESPHome's default topics, Lyr3x/Roode README",
    },
  ],
} satisfies SensorAdapter;

function readDirection(body: unknown, at: number): Reading[] {
  if (body === "Entry") return [{ kind: "crossings", line: "door", from: at, at, in: 1, out: 0 }];
  if (body === "Exit") return [{ kind: "crossings", line: "door", from: at, at, in: 0, out: 1 }];
  // Before the first passage it has none.
  if (body === "" || body === "None" || body === "unknown") return [];
  throw new PayloadError("(whole payload)", 'expected "Entry" or "Exit"');
}
