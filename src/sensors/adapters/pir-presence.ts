import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { name, time } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "pir-presence",
  vendor: "Motion sensor",
  models: ["passive infra-red (HC-SR501, AM312 and others) or radar presence sensors on a microcontroller"],
  source: "own format",
  says: "Motion or presence sensor in a room. It knows whether somebody is there, not how many; somebody who sits still may be nobody to it.",
  decode({ body }, { receivedAt }) {
    const { at = receivedAt, area, occupied, motion, battery, seq } = read(state, body);
    const isThere = occupied ?? motion;
    if (isThere === undefined && battery === undefined) throw new PayloadError("occupied", 'is missing: expected "occupied" or "motion", true or false');
    const readings: Reading[] = [];
    if (isThere !== undefined) readings.push({ kind: "presence", area, at, occupied: isThere, seq });
    if (battery !== undefined) readings.push({ kind: "health", at, batteryPercent: battery, seq });
    return readings;
  },
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Let the board send each change with POST to {address}, and the state once in five minutes even if nothing has changed.",
          'Send the header "Authorization: Bearer {token}".',
        ],
        es: [
          "Haga que la placa envíe cada cambio con POST a {address}, y el estado cada cinco minutos aunque nada haya cambiado.",
          'Envíe la cabecera "Authorization: Bearer {token}".',
        ],
      },
      paste: `curl -X POST '{address}' -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' -d '{"occupied": true, "at": 1768478400, "battery": 80}'`,
    },
    {
      via: "mqtt",
      steps: {
        en: [
          'Connect to {mqttHost}, port {mqttPort}, with the user name "{sensorId}" and the password "{token}".',
          "Publish each change to {topic}, with quality of service 1, and the state once in five minutes.",
        ],
        es: [
          'Conéctese a {mqttHost}, puerto {mqttPort}, con el usuario "{sensorId}" y la contraseña "{token}".',
          "Publique cada cambio en {topic}, con calidad de servicio 1, y el estado cada cinco minutos.",
        ],
      },
      paste: `{"motion": true}`,
    },
  ],
  examples: [
    {
      says: "somebody is there, battery at 80 %",
      payload: { body: { occupied: true, at: 1768478400, battery: 80 } },
      readings: [
        { kind: "presence", area: "presence", at: Date.UTC(2026, 0, 15, 12), occupied: true },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 80 },
      ],
      source: "own values",
    },
    {
      says: "nothing moves any more, from a board without a clock",
      payload: { body: { motion: false, area: "room 2" } },
      readings: [{ kind: "presence", area: "room 2", at: Date.UTC(2026, 0, 15, 12), occupied: false }],
      source: "own values",
    },
  ],
} satisfies SensorAdapter;

const state = z.object({
  at: time.optional(),
  area: name.default("presence"),
  occupied: z.boolean().optional(),
  motion: z.boolean().optional(),
  battery: z.number().min(0).max(100).optional(),
  seq: z.union([z.number().int(), z.string().max(100)]).transform(String).optional(),
});
