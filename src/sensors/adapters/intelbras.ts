import { z } from "zod";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { balance, isoTime, name, people } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "intelbras",
  vendor: "Intelbras",
  models: ["people counting cameras that push JSON"],
  source: "an integrator's description; the vendor's own document was not at hand",
  says: "Camera above a door that posts how many came, went and are inside. Place its line by the name of the channel.",
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "On the camera's settings page, look for the HTTP push of events to a server, and turn it on for people counting.",
          "Where it asks for a user and a password: user {sensorId}, password {token}, address {address}",
          "Where it asks for an address only: {address}/{token}",
        ],
        es: [
          "En la página de ajustes de la cámara, busque el envío HTTP de eventos a un servidor y actívelo para el conteo de personas.",
          "Si pide usuario y contraseña: usuario {sensorId}, contraseña {token}, dirección {address}",
          "Si solo pide una dirección: {address}/{token}",
        ],
      },
      paste: "{address}/{token}",
    },
  ],
  decode({ body }) {
    const { channelName: line, dateTime: at, peopleCounting } = read(message, body);
    return [
      { kind: "totals", line, at, inTotal: peopleCounting.enter, outTotal: peopleCounting.exit },
      ...(peopleCounting.people === undefined ? [] : [{ kind: "level" as const, area: "occupancy", at, people: peopleCounting.people }]),
    ];
  },
  examples: [
    {
      says: "sixty came, five went, and what is inside by its own reckoning",
      payload: { body: { channelName: "door-1", dateTime: "2026-01-15T12:00:00Z", peopleCounting: { enter: 60, exit: 5, people: 55 } } },
      readings: [
        { kind: "totals", line: "door-1", at: Date.UTC(2026, 0, 15, 12), inTotal: 60, outTotal: 5 },
        { kind: "level", area: "occupancy", at: Date.UTC(2026, 0, 15, 12), people: 55 },
      ],
      source: "own values; shape: an integrator's description",
    },
  ],
} satisfies SensorAdapter;

const message = z.object({ channelName: name.default("1"), dateTime: isoTime, peopleCounting: z.object({ enter: people, exit: people, people: balance.optional() }) });
