import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { people, unixTime } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "huawei-vias",
  vendor: "Huawei",
  models: ["Video Intelligent Analysis Service (VIAS), people flow counting"],
  source: "https://support.huaweicloud.com/intl/en-us/vias-api/en-us_topic_0000001455318542.html",
  says: "Any camera behind Huawei's analysis, at the edge or in its cloud, by webhook. Lines count who crosses to side 1 (in) and to side 2 (out); regions count who is in them. Place each by its number.",
  usualEverySeconds: 60,
  privateFields: ["image_base64"],
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Create the people flow counting job with an output of the type webhook, or edit the one that you have.",
          "In the job's output, paste the address and the header below.",
          "Leave the heat map off. If a line counts the wrong way round, place it reversed.",
        ],
        es: [
          "Cree la tarea de conteo de personas con una salida de tipo webhook, o edite la que ya tiene.",
          "En la salida de la tarea, pegue la dirección y la cabecera de abajo.",
          "Deje el mapa de calor apagado. Si una línea cuenta al revés, colóquela invertida.",
        ],
      },
      paste: '"webhook": { "url": "{address}", "headers": { "Content-Type": "application/json", "Authorization": "Bearer {token}" } }',
    },
  ],
  decode({ body }) {
    const { timestamp: at, message_id: seq, data } = read(message, body);
    const from = at - (data.interval ?? 0) * 1000;
    return data.event_set.flatMap(({ line_id, side1_count, side2_count, region_id, count }): Reading[] => {
      if (line_id !== undefined && (side1_count !== undefined || side2_count !== undefined))
        return [{ kind: "crossings", line: line_id.toString(), from, at, in: side1_count ?? 0, out: side2_count ?? 0, seq }];
      if (region_id !== undefined && count !== undefined) return [{ kind: "level", area: region_id.toString(), at, people: count, seq }];
      return [];
    });
  },
  examples: [
    {
      says: "two lines within two seconds",
      payload: {
        body: {
          task_id: "00000000000000000000000000000001",
          stream_id: "door",
          event_type: 131073,
          timestamp: 1768478400,
          message_id: "00000000-0000-11EA-8F73-0242AC110004",
          data: { interval: 2, event_set: [{ line: [[48, 144], [54, 54]], line_id: 0, side1_count: 2, side2_count: 0, side1_name: "in" }, { line_id: 1, side1_count: 0, side2_count: 1 }] },
        },
      },
      readings: [
        { kind: "crossings", line: "0", from: Date.UTC(2026, 0, 15, 11, 59, 58), at: Date.UTC(2026, 0, 15, 12), in: 2, out: 0, seq: "00000000-0000-11EA-8F73-0242AC110004" },
        { kind: "crossings", line: "1", from: Date.UTC(2026, 0, 15, 11, 59, 58), at: Date.UTC(2026, 0, 15, 12), in: 0, out: 1, seq: "00000000-0000-11EA-8F73-0242AC110004" },
      ],
      source: "own values; shape: Huawei VIAS API reference, people flow counting",
    },
    {
      says: "five people in a region",
      payload: { body: { timestamp: 1768478400, message_id: "m2", data: { interval: 2, event_set: [{ region_id: 3, count: 5 }] } } },
      readings: [{ kind: "level", area: "3", at: Date.UTC(2026, 0, 15, 12), people: 5, seq: "m2" }],
      source: "own values; shape: Huawei VIAS API reference, people flow counting",
    },
  ],
} satisfies SensorAdapter;

const number = z.number().int().min(0).max(1_000_000);
const message = z.object({
  timestamp: unixTime,
  message_id: z.string().max(200).optional(),
  data: z.object({
    interval: z.number().min(0).max(86_400).optional(),
    event_set: z
      .array(z.object({ line_id: number.optional(), side1_count: people.optional(), side2_count: people.optional(), region_id: number.optional(), count: people.optional() }))
      .max(1000),
  }),
});
