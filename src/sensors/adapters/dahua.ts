import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { DecodeContext, SensorAdapter } from "#sensors/adapter.ts";
import { interval, people } from "#sensors/fields.ts";
import { localTime } from "#sensors/local-time.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "dahua",
  vendor: "Dahua",
  models: ["people counting cameras with videoStatServer (IPC-HDW8341X-3D and others)"],
  source: "Dahua RPC2, videoStatServer.doFind",
  says: "Camera above a door, polled for its hours. Counts come when an hour is over.",
  usualEverySeconds: 3600,
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "The camera answers questions and does not call by itself: let a program that is always on in the clinic's network ask its videoStatServer.doFind each hour, with the camera's user and password.",
          "Have it post each answer as it is to {address}",
          "Header: Authorization with the value Bearer {token}",
        ],
        es: [
          "La cámara responde a preguntas y no llama por sí misma: haga que un programa siempre encendido en la red de la clínica consulte su videoStatServer.doFind cada hora, con el usuario y la contraseña de la cámara.",
          "Que envíe cada respuesta tal cual (POST) a {address}",
          "Cabecera: Authorization con el valor Bearer {token}",
        ],
      },
      paste: `curl -s -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' --data-binary @answer.json '{address}'`,
    },
  ],
  decode({ body }, context) {
    return read(found, body).params.info.flatMap((bucket, i) => readBucket(bucket, `params.info[${i}]`, context));
  },
  examples: [
    {
      says: "an hour by the camera's clock, and the one that is still going on",
      payload: {
        body: {
          params: {
            found: 2,
            info: [
              { Channel: 0, AreaID: 1, EnteredSubtotal: 12, ExitedSubtotal: 9, PassbyTotal: 0, StartTime: "2026-01-15 11:00:00", EndTime: "2026-01-15 11:59:59" },
              { Channel: 0, AreaID: 1, EnteredSubtotal: 3, ExitedSubtotal: 4, PassbyTotal: 0, StartTime: "2026-01-15 13:00:00", EndTime: "2026-01-15 14:00:00" },
            ],
          },
        },
      },
      readings: [{ kind: "crossings", line: "1", from: Date.UTC(2026, 0, 15, 10), at: Date.UTC(2026, 0, 15, 11), in: 12, out: 9 }],
      source: "own values; shape: videoStatServer.doFind",
    },
  ],
} satisfies SensorAdapter;

const bucketShape = z.object({ AreaID: z.number().int().optional(), EnteredSubtotal: people, ExitedSubtotal: people, StartTime: z.string(), EndTime: z.string() });
const found = z.object({ params: z.object({ info: z.array(bucketShape) }) });
const pattern = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;

function readBucket(bucket: z.output<typeof bucketShape>, path: string, { receivedAt, timeZone }: DecodeContext): Reading[] {
  const from = localTime(`${path}.StartTime`, bucket.StartTime, pattern, timeZone, receivedAt);
  const end = localTime(`${path}.EndTime`, bucket.EndTime, pattern, timeZone, receivedAt);
  // Some firmwares end an hour a second before the next begins.
  const at = bucket.EndTime.endsWith("59") ? end + 1000 : end;
  // The hour that goes on would be counted as far as it has come, and then never again.
  if (at > receivedAt) return [];
  return [{ kind: "crossings", line: `${bucket.AreaID ?? 1}`, ...interval(`${path}.EndTime`, from, at), in: bucket.EnteredSubtotal, out: bucket.ExitedSubtotal }];
}
