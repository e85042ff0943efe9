import { z } from "zod";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { balance, isoTime, name } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "density",
  vendor: "Density",
  models: ["Entry", "Open Area", "Waffle"],
  source: "https://github.com/api-evangelist/density, asyncapi/density-websockets-events.yml",
  says: "Depth or radar sensor, over the vendor's stream of space occupancy.",
  usualEverySeconds: 300,
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Density offers a stream of space occupancy to programs: let one that is always on listen to it with your Density API key.",
          "Have it post each update as it is to {address}",
          "Header: Authorization with the value Bearer {token}",
        ],
        es: [
          "Density ofrece a los programas un flujo con la ocupación de los espacios: haga que uno siempre encendido lo escuche con su clave de API de Density.",
          "Que envíe cada actualización tal cual (POST) a {address}",
          "Cabecera: Authorization con el valor Bearer {token}",
        ],
      },
      paste: "Authorization: Bearer {token}",
    },
  ],
  decode({ body }) {
    const { timestamp: at, occupancy, space_id, space_health_status: health } = read(update, body);
    return [
      { kind: "level", area: space_id ?? "space", at, people: occupancy },
      ...(health === undefined ? [] : [{ kind: "health" as const, at, troubles: health === "ok" ? [] : [`the space is ${health}`] }]),
    ];
  },
  examples: [
    {
      says: "twelve people, and the space is well",
      payload: { body: { update_type: "live", timestamp: "2026-01-15T12:00:00Z", occupancy: 12, counting_mode: "entry", space_health_status: "ok" } },
      readings: [
        { kind: "level", area: "space", at: Date.UTC(2026, 0, 15, 12), people: 12 },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), troubles: [] },
      ],
      source: "own values; shape: api-evangelist/density, asyncapi",
    },
  ],
} satisfies SensorAdapter;

const update = z.object({ timestamp: isoTime, occupancy: balance, space_id: name.optional(), space_health_status: z.string().max(100).optional() });
