import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { isoTime, name, people } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "irisys-vector",
  vendor: "Irisys",
  models: ["Vector 4D"],
  source: "https://github.com/IrisysUK/vectorhttppost",
  says: "Time-of-flight counter above a door that posts its registers over HTTP. A register counts one direction: place each by its name, the outward one reversed.",
  usualEverySeconds: 60,
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "On the Vector's page (or in Estate Manager with the Live view) set the count logging period to one minute.",
          "Settings > HTTP POST: make an entry with the URL {address}/{token} and leave authentication off.",
          "Send all count registers, and give each a name that says its direction.",
        ],
        es: [
          "En la página del Vector (o en Estate Manager con la vista Live) ponga el periodo de registro de cuentas en un minuto.",
          "Settings > HTTP POST: cree una entrada con la URL {address}/{token} y deje la autenticación apagada.",
          "Envíe todos los registros de cuentas, y dé a cada uno un nombre que diga su sentido.",
        ],
      },
      paste: "{address}/{token}",
    },
  ],
  decode({ body }) {
    return read(post, body).CountLogs.flatMap((log) =>
      log.Counts.map((count): Reading => ({ kind: "totals", line: count.Name, at: log.Timestamp, inTotal: count.Value, seq: log.LogEntryId?.toString() })),
    );
  },
  examples: [
    {
      says: "two logs after an outage of a quarter of an hour",
      payload: {
        body: {
          CountLogs: [
            { Counts: [{ Name: "Line 1", RegisterId: 0, Value: 121 }], LogEntryId: 353493, Timestamp: "2018-12-03T14:21:00Z" },
            { Counts: [{ Name: "Line 1", RegisterId: 0, Value: 127 }], LogEntryId: 353494, Timestamp: "2018-12-03T14:36:00Z" },
          ],
          FriendlyDeviceSerial: "V4D-17020025",
        },
      },
      readings: [
        { kind: "totals", line: "Line 1", at: Date.UTC(2018, 11, 3, 14, 21), inTotal: 121, seq: "353493" },
        { kind: "totals", line: "Line 1", at: Date.UTC(2018, 11, 3, 14, 36), inTotal: 127, seq: "353494" },
      ],
      source: "after IrisysUK/vectorhttppost, demodata.json (MIT)",
    },
  ],
} satisfies SensorAdapter;

const post = z.object({
  CountLogs: z.array(z.object({ Timestamp: isoTime, LogEntryId: z.number().int().min(0).optional(), Counts: z.array(z.object({ Name: name, Value: people })) })),
});
