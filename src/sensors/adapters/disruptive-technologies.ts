import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { isoTime } from "#sensors/fields.ts";
import { isObject, read } from "#sensors/read.ts";

export const adapter = {
  id: "disruptive-technologies",
  vendor: "Disruptive Technologies",
  models: ["Wireless Desk Occupancy Sensor", "Wireless Motion Sensor"],
  source: "https://docs.developer.disruptive-technologies.com/concepts/events",
  says: "Heat or motion sensor at a desk or in a room, over the vendor's Data Connector. It knows whether somebody is there, not how many.",
  usualEverySeconds: 900,
  privateFields: ["labels"],
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "In DT Studio open the project of the sensor, then API Integrations > Data Connectors, and create a new one.",
          "Type: HTTP Push. Endpoint URL: {address}",
          "Add a custom header Authorization with the value Bearer {token}",
          "Event types: Desk Occupancy, Motion and Battery Status. If the project has several sensors, limit the connector to this one by a label, or use the address and token of a gateway of Anteroom.",
        ],
        es: [
          "En DT Studio abra el proyecto del sensor, luego API Integrations > Data Connectors, y cree uno nuevo.",
          "Tipo: HTTP Push. Endpoint URL: {address}",
          "Añada una cabecera propia Authorization con el valor Bearer {token}",
          "Tipos de evento: Desk Occupancy, Motion y Battery Status. Si el proyecto tiene varios sensores, limite el conector a este con una etiqueta, o use la dirección y el token de una pasarela de Anteroom.",
        ],
      },
      paste: "Authorization: Bearer {token}",
    },
  ],
  decode({ body }) {
    // A Data Connector wraps the event and what people have written on the sensor; some hubs pass the event alone.
    const inner = isObject(body) && isObject(body.event) ? body.event : body;
    const { eventId: seq, eventType, data, ...flat } = read(event, inner);
    return readEvent(eventType, read(values, data ?? flat, "data"), seq);
  },
  examples: [
    {
      says: "somebody sits down at a desk",
      payload: {
        body: {
          event: {
            eventId: "d0etq5jlo1jc73as7ur0",
            targetName: "projects/d0cv6cco848c73ajtmv0/devices/cj5jpe7r23r0008c1pmg",
            eventType: "deskOccupancy",
            data: { deskOccupancy: { state: "OCCUPIED", updateTime: "2026-01-15T12:00:00.000000Z", remarks: [] } },
            timestamp: "2026-01-15T12:00:00.000000Z",
          },
          labels: { name: "Desk 4" },
        },
      },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true, seq: "d0etq5jlo1jc73as7ur0" }],
      source: "own values; shape: docs.developer.disruptive-technologies.com",
    },
    {
      says: "the desk is free, without its wrapping",
      payload: { body: { deskOccupancy: { state: "NOT_OCCUPIED", updateTime: "2025-05-09T10:46:46.000000Z", remarks: [] }, eventType: "deskOccupancy", labels: {}, eventId: "d0etq5jlo1jc73as7ur0" } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2025, 4, 9, 10, 46, 46), occupied: false, seq: "d0etq5jlo1jc73as7ur0" }],
      source: "akenza-io/device-type-library, types/disruptiveTechnologies/desk (MIT)",
    },
    {
      says: "movement in a room",
      payload: { body: { event: { eventId: "e1", eventType: "motion", data: { motion: { state: "MOTION_DETECTED", updateTime: "2026-01-15T12:00:00Z" } } } } },
      readings: [{ kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true, seq: "e1" }],
      source: "own values; shape: docs.developer.disruptive-technologies.com",
    },
    {
      says: "its battery, and how well it is heard",
      payload: { body: { event: { eventId: "e2", eventType: "batteryStatus", data: { batteryStatus: { percentage: 100, updateTime: "2026-01-15T12:00:00Z" } } } } },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 100, seq: "e2" }],
      source: "own values; shape: docs.developer.disruptive-technologies.com",
    },
    {
      says: "a touch on the sensor, which is how it is tried out",
      payload: { body: { event: { eventId: "e3", eventType: "touch", data: { touch: { updateTime: "2026-01-15T12:00:00Z" } } } } },
      readings: [],
      source: "own values; shape: docs.developer.disruptive-technologies.com",
    },
  ],
} satisfies SensorAdapter;

const event = z.looseObject({ eventId: z.string().max(200).optional(), eventType: z.string().max(100), data: z.unknown().optional() });
const values = z.object({
  deskOccupancy: z.object({ state: z.enum(["OCCUPIED", "NOT_OCCUPIED"]), updateTime: isoTime }).optional(),
  motion: z.object({ state: z.enum(["MOTION_DETECTED", "NO_MOTION_DETECTED"]), updateTime: isoTime }).optional(),
  batteryStatus: z.object({ percentage: z.number().min(0).max(100), updateTime: isoTime }).optional(),
});

function readEvent(type: string, { deskOccupancy, motion, batteryStatus }: z.output<typeof values>, seq: string | undefined): Reading[] {
  if (type === "deskOccupancy" && deskOccupancy) return [{ kind: "presence", area: "presence", at: deskOccupancy.updateTime, occupied: deskOccupancy.state === "OCCUPIED", seq }];
  if (type === "motion" && motion) return [{ kind: "presence", area: "presence", at: motion.updateTime, occupied: motion.state === "MOTION_DETECTED", seq }];
  if (type === "batteryStatus" && batteryStatus) return [{ kind: "health", at: batteryStatus.updateTime, batteryPercent: batteryStatus.percentage, seq }];
  return [];
}
