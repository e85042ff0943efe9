import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { balance, name, people, unixTime } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "butlr",
  vendor: "Butlr",
  models: ["Heatic 2", "Heatic 2+"],
  source: "https://docs.butlr.io/real-time-occupancy/webhooks-overview",
  says: "Thermal sensor on a ceiling or above a door, over the vendor's webhooks. It takes no pictures. Place rooms by their custom id.",
  usualEverySeconds: 300,
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Create a webhook in Butlr, with its API or with the help of Butlr's support, for the events ROOM_OCCUPANCY, ZONE_OCCUPANCY and TRAFFIC of this building.",
          "URL: {address}",
          "Header: Authorization with the value Bearer {token}. Where the webhook takes no header: {address}/{token}",
          "Give each room and zone a custom id in Butlr, and place it by that.",
        ],
        es: [
          "Cree un webhook en Butlr, con su API o con ayuda del soporte de Butlr, para los eventos ROOM_OCCUPANCY, ZONE_OCCUPANCY y TRAFFIC de este edificio.",
          "URL: {address}",
          "Cabecera: Authorization con el valor Bearer {token}. Si el webhook no admite cabeceras: {address}/{token}",
          "Dé a cada sala y zona un identificador propio (custom id) en Butlr, y colóquela por él.",
        ],
      },
      paste: "Authorization: Bearer {token}",
    },
  ],
  decode({ body }): Reading[] {
    const { id, type, timestamp: at, metadata, data } = read(event, body);
    const where = metadata.room_custom_id ?? metadata.zone_custom_id ?? "room";
    // Events come more than once and in any order; their id tells.
    if (type === "TRAFFIC") return [{ kind: "crossings", line: where, from: at, at, ...read(traffic, data, "data"), seq: id }];
    // The one-minute kinds are the same number, smoothed: two of them a minute would be heard as two opinions.
    if (type === "ROOM_OCCUPANCY" || type === "ZONE_OCCUPANCY") return [{ kind: "level", area: where, at, people: read(balance, data, "data"), seq: id }];
    return [];
  },
  examples: [
    {
      says: "seven people in a room",
      payload: { body: { id: "event_1", type: "ROOM_OCCUPANCY", timestamp: 1768478400000, version: "v1.0.0", metadata: { room_custom_id: "waiting-1" }, data: 7 } },
      readings: [{ kind: "level", area: "waiting-1", at: Date.UTC(2026, 0, 15, 12), people: 7, seq: "event_1" }],
      source: "own values; shape: api-evangelist/butlr, asyncapi",
    },
    {
      says: "one person comes in",
      payload: { body: { id: "event_2", type: "TRAFFIC", timestamp: 1768478400000, version: "v1.0.0", metadata: { room_custom_id: "waiting-1" }, data: { in: 1, out: 0 } } },
      readings: [{ kind: "crossings", line: "waiting-1", from: Date.UTC(2026, 0, 15, 12), at: Date.UTC(2026, 0, 15, 12), in: 1, out: 0, seq: "event_2" }],
      source: "own values; shape: api-evangelist/butlr, asyncapi",
    },
  ],
} satisfies SensorAdapter;

const event = z.object({
  id: z.string().min(1).max(200),
  type: z.string(),
  timestamp: unixTime,
  metadata: z.object({ room_custom_id: name.optional(), zone_custom_id: name.optional() }).default({}),
  data: z.unknown(),
});
const traffic = z.object({ in: people, out: people });
