import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { balanceText, isoTime, name, peopleText } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "onvif",
  vendor: "ONVIF Profile M",
  models: ["Bosch, Hanwha, i-PRO and other cameras that publish analytics events as JSON over MQTT"],
  source: "https://github.com/onvif/specs, doc/Analytics.xml and doc/Core.xml",
  says: "Camera rules over MQTT: Counter, OccupancyCounter and LineDetector. A rule counts one direction: place the outward one reversed. Use a counter or a line detector for a door, not both.",
  usualEverySeconds: 300,
  connect: [
    {
      via: "mqtt",
      steps: {
        en: [
          "On the camera's page make a rule Counter, OccupancyCounter or LineDetector for people, one for each direction of a door.",
          "In its MQTT settings: server {mqttHost}, port {mqttPort}, user {sensorId}, password {token}.",
          "Topic prefix: {topic}   Events as ONVIF JSON, QoS 1. The rest of the topic says what kind of rule it is: it must stay.",
          "Publish the events of these rules only, and not as retained messages.",
        ],
        es: [
          "En la página de la cámara cree una regla Counter, OccupancyCounter o LineDetector para personas, una para cada sentido de una puerta.",
          "En sus ajustes MQTT: servidor {mqttHost}, puerto {mqttPort}, usuario {sensorId}, contraseña {token}.",
          "Prefijo del tema: {topic}   Eventos como JSON de ONVIF, QoS 1. El resto del tema dice qué clase de regla es: debe quedar.",
          "Publique solo los eventos de estas reglas, y no como mensajes retenidos.",
        ],
      },
      paste: "{topic}",
    },
  ],
  decode({ body, topic }) {
    const { UtcTime: at, Source, Data } = read(event, body);
    const rule = read(name, Source.Rule ?? topic?.split("/").at(-1), "Source.Rule");
    if (topic?.includes("CountAggregation/OccupancyCounter")) return [{ kind: "level", area: rule, at, people: read(balanceText, Data.Count, "Data.Count") }];
    if (topic?.includes("CountAggregation/Counter")) return [{ kind: "totals", line: rule, at, inTotal: read(peopleText, Data.Count, "Data.Count") }];
    if (topic?.includes("LineDetector/Crossed")) return [crossing(rule, at, read(objectId, Data.ObjectId, "Data.ObjectId"))];
    if (topic === undefined) throw new PayloadError("topic", "is missing: it says what kind of event this is");
    return [];
  },
  examples: [
    {
      says: "a counter, whose number some cameras write as text",
      payload: { topic: "cam1/onvif-ej/RuleEngine/CountAggregation/Counter/&1/IN", body: { UtcTime: "2026-01-15T12:00:00.000Z", Source: { VideoSource: "1", AnalyticsConfiguration: "2", Rule: "IN" }, Data: { Count: "42" } } },
      readings: [{ kind: "totals", line: "IN", at: Date.UTC(2026, 0, 15, 12), inTotal: 42 }],
      source: "own values; shape: ONVIF Analytics specification",
    },
    {
      says: "an occupancy that has drifted below nobody",
      payload: { topic: "cam1/onvif-ej/RuleEngine/CountAggregation/OccupancyCounter/&1/2/Room", body: { UtcTime: "2026-01-15T12:00:00Z", Source: { VideoSource: "1", Rule: "Room" }, Data: { Count: -2 } } },
      readings: [{ kind: "level", area: "Room", at: Date.UTC(2026, 0, 15, 12), people: 0 }],
      source: "own values; shape: ONVIF Analytics specification",
    },
    {
      says: "somebody crosses a line",
      payload: { topic: "cam1/onvif-ej/RuleEngine/LineDetector/Crossed/&1/2/Entrance", body: { UtcTime: "2026-01-15T11:59:57.321Z", Source: { VideoSource: "1", Rule: "Entrance" }, Data: { ObjectId: "15" } } },
      readings: [{ kind: "crossings", line: "Entrance", from: Date.UTC(2026, 0, 15, 11, 59, 57, 321), at: Date.UTC(2026, 0, 15, 11, 59, 57, 321), in: 1, out: 0, seq: "15" }],
      source: "own values; shape: ONVIF Core specification",
    },
    {
      says: "another rule of the camera",
      payload: { topic: "cam1/onvif-ej/RuleEngine/FieldDetector/ObjectsInside/&1/2/Zone", body: { UtcTime: "2026-01-15T12:00:00Z", Source: { Rule: "Zone" }, Data: { ObjectId: "15", IsInside: true } } },
      readings: [],
      source: "own values; shape: ONVIF Analytics specification",
    },
  ],
} satisfies SensorAdapter;

const event = z.object({ UtcTime: isoTime, Source: z.object({ Rule: name.optional() }).default({}), Data: z.object({ Count: z.unknown(), ObjectId: z.unknown() }).partial() });
const objectId = z.union([z.string().max(100), z.number()]).optional();

function crossing(line: string, at: number, object: string | number | undefined): Reading {
  return { kind: "crossings", line, from: at, at, in: 1, out: 0, seq: object?.toString() };
}
