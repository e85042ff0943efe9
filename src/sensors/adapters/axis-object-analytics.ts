import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { name, peopleText, time } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "axis-object-analytics",
  vendor: "Axis",
  models: ["AXIS Object Analytics (ACAP, on most Axis cameras)"],
  source: "https://developer.axis.com/analytics/axis-object-analytics/how-to-guides/axis-object-analytics-counting-data",
  says: "Camera with crossline counting or occupancy in area, over MQTT. A scenario counts one direction: make two for a door, and place the outward one reversed.",
  usualEverySeconds: 300,
  connect: [
    {
      via: "mqtt",
      steps: {
        en: [
          "In the app AXIS Object Analytics make a scenario Crossline counting for each direction of the door, or Occupancy in area, for the class Human.",
          "In the camera: System > MQTT. Host {mqttHost}, protocol MQTT over TCP, port {mqttPort}, user name {sensorId}, password {token}. Turn Connect on.",
          "Device topic prefix: {topic}",
          "Under MQTT publication add a condition for each scenario (Application > Object Analytics). Retain: None, QoS: 1.",
        ],
        es: [
          "En la aplicación AXIS Object Analytics cree un escenario Crossline counting para cada sentido de la puerta, u Occupancy in area, para la clase Human.",
          "En la cámara: System > MQTT. Host {mqttHost}, protocolo MQTT over TCP, puerto {mqttPort}, usuario {sensorId}, contraseña {token}. Active Connect.",
          "Device topic prefix: {topic}",
          "En MQTT publication añada una condición para cada escenario (Application > Object Analytics). Retain: None, QoS: 1.",
        ],
      },
      paste: "{topic}",
    },
  ],
  decode({ body, topic }) {
    const { topic: inBody, timestamp: at, message } = read(event, body);
    const scenario = read(name, (inBody ?? topic)?.split("/").at(-1), "topic");
    return readScenario(scenario, at, message.data);
  },
  examples: [
    {
      says: "the twelfth person to cross the line of scenario 2",
      payload: {
        topic: "B8A44F000001/event/tns:axis/CameraApplicationPlatform/ObjectAnalytics/Device1Scenario2",
        body: {
          topic: "axis:CameraApplicationPlatform/ObjectAnalytics/Device1Scenario2",
          timestamp: 1768478400000,
          serial: "B8A44F000001",
          message: { source: {}, key: {}, data: { scenario: "Crossline", reason: "human", total: "14", totalHuman: "12", totalCar: "2" } },
        },
      },
      readings: [{ kind: "totals", line: "Device1Scenario2", at: Date.UTC(2026, 0, 15, 12), inTotal: 12 }],
      source: "own values; shape: reelyactive/barnowl-axis (MIT)",
    },
    {
      says: "seven people in the area of scenario 1",
      payload: {
        body: {
          topic: "axis:CameraApplicationPlatform/ObjectAnalytics/Device1Scenario1",
          timestamp: "2026-01-15T12:00:00Z",
          message: { data: { scenario: "Occupancy", total: "7", human: "7" } },
        },
      },
      readings: [{ kind: "level", area: "Device1Scenario1", at: Date.UTC(2026, 0, 15, 12), people: 7 }],
      source: "own values; shape: reelyactive/barnowl-axis (MIT)",
    },
    {
      says: "an alarm of a scenario that does not count",
      payload: { body: { topic: "axis:CameraApplicationPlatform/ObjectAnalytics/Device1Scenario3", timestamp: 1768478400000, message: { data: { active: "1" } } } },
      readings: [],
      source: "own values",
    },
  ],
} satisfies SensorAdapter;

const event = z.object({
  topic: z.string().max(500).optional(),
  timestamp: time,
  message: z.object({ data: z.object({ scenario: z.string().optional(), total: peopleText.optional(), totalHuman: peopleText.optional(), human: peopleText.optional() }) }),
});

function readScenario(scenario: string, at: number, data: z.output<typeof event>["message"]["data"]): Reading[] {
  // Where classes are counted apart, `total` has the bicycles too.
  const inTotal = data.totalHuman ?? (data.scenario === "Crossline" ? data.total : undefined);
  if (inTotal !== undefined) return [{ kind: "totals", line: scenario, at, inTotal }];
  const inside = data.human ?? (data.scenario === "Occupancy" ? data.total : undefined);
  return inside === undefined ? [] : [{ kind: "level", area: scenario, at, people: inside }];
}
