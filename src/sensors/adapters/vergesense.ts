import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { isoTime, name, people } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "vergesense",
  vendor: "VergeSense",
  models: ["Area Sensor", "Entryway Sensor", "Person Sensor"],
  source: "https://github.com/akenza-io/device-type-library/tree/main/types/vergeSense/cloudConnector",
  says: "Camera sensor on a ceiling that keeps no pictures, over the vendor's webhooks. A space is the area of its reference id: people in it, and whether it is in use.",
  usualEverySeconds: 600,
  privateFields: ["coordinates"],
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Ask VergeSense, or the administrator of your VergeSense account, for a webhook with space reports and space availability.",
          "URL: {address}",
          "Header: Authorization with the value Bearer {token}",
          "Place each space by its reference id, as it stands in the last messages of this page.",
        ],
        es: [
          "Pida a VergeSense, o al administrador de su cuenta de VergeSense, un webhook con space reports y space availability.",
          "URL: {address}",
          "Cabecera: Authorization con el valor Bearer {token}",
          "Coloque cada espacio por su identificador de referencia, como aparece en los últimos mensajes de esta página.",
        ],
      },
      paste: "Authorization: Bearer {token}",
    },
  ],
  decode({ body }): Reading[] {
    const { event_type: type, timestamp: at, space_ref_id, space_id, person_count, state } = read(report, body);
    const area = space_ref_id ?? space_id?.toString() ?? "floor";
    if (type === "space_report" && person_count !== null && person_count !== undefined) return [{ kind: "level", area, at, people: person_count }];
    if (type === "space_availability" && typeof state === "string") return [{ kind: "presence", area, at, occupied: state.toLowerCase() === "occupied" }];
    // A sensor's own report counts the same people as that of its space.
    return [];
  },
  examples: [
    {
      says: "three people in a space",
      payload: { body: { building_ref_id: "EA21", floor_ref_id: "0070", space_ref_id: "EG7859.43", space_id: 602439, sensor_ids: ["30Z-R9E"], person_count: 3, signs_of_life: false, motion_detected: true, event_type: "space_report", timestamp: "2024-11-21T13:31:45.000Z" } },
      readings: [{ kind: "level", area: "EG7859.43", at: Date.UTC(2024, 10, 21, 13, 31, 45), people: 3 }],
      source: "akenza-io/device-type-library, types/vergeSense/cloudConnector (MIT), with another count",
    },
    {
      says: "a space in use, which may be by a coat on a chair",
      payload: { body: { motion_detected: null, people: null, signs_of_life: null, event_type: "space_availability", space_ref_id: "EG7859.43", state: "occupied", person_count: null, timestamp: "2024-11-21T13:37:45Z" } },
      readings: [{ kind: "presence", area: "EG7859.43", at: Date.UTC(2024, 10, 21, 13, 37, 45), occupied: true }],
      source: "akenza-io/device-type-library, types/vergeSense/cloudConnector (MIT)",
    },
    {
      says: "one sensor of a space, which its space report includes",
      payload: { body: { building_ref_id: "SYLE", event_type: "sensor_report", floor_ref_id: "23", person_count: 0, sensor_id: "3BE-4NZ", signs_of_life: false, space_ref_id: "23. C0.010", timestamp: "2026-04-08T16:44:13.000Z" } },
      readings: [],
      source: "akenza-io/device-type-library, types/vergeSense/cloudConnector (MIT)",
    },
  ],
} satisfies SensorAdapter;

const report = z.object({
  event_type: z.string().max(100),
  timestamp: isoTime,
  space_ref_id: name.nullish(),
  space_id: z.number().int().nullish(),
  person_count: people.nullish(),
  state: z.string().max(100).nullish(),
});
