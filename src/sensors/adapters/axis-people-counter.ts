import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import { localDay } from "#domain/time.ts";
import type { DecodeContext, SensorAdapter } from "#sensors/adapter.ts";
import { balance, interval, isoTime, people } from "#sensors/fields.ts";
import { localMidnight, localTime } from "#sensors/local-time.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { isObject, read } from "#sensors/read.ts";

export const adapter = {
  id: "axis-people-counter",
  vendor: "Axis",
  models: ["AXIS People Counter (ACAP)", "AXIS 3D People Counter", "AXIS P8815-2", "AXIS Stereo Counter"],
  source: "https://developer.axis.com/vapix/applications/people-counter-api and .../p8815-2-3d-people-counter-api",
  says: "Camera above a door. Either polled (live-sum.json, counts.json, occupancy) or pushing a report a minute over HTTP; use one of them.",
  usualEverySeconds: 60,
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Open the app on the camera (Apps > AXIS People Counter or AXIS 3D People Counter > Open), then its settings for reporting, and add a push of reports by HTTP(S).",
          "URL: {address}   Interval: one minute.",
          "Where it asks for a token or a header: Bearer {token}. Where it asks for a user: {sensorId}, and as password {token}. Where it asks for neither, the URL is {address}/{token}",
          "Test or save: the camera sends an empty report, which counts nobody and shows here as heard.",
        ],
        es: [
          "Abra la aplicación en la cámara (Apps > AXIS People Counter o AXIS 3D People Counter > Open), luego sus ajustes de informes, y añada un envío (push) de informes por HTTP(S).",
          "URL: {address}   Intervalo: un minuto.",
          "Si pide un token o una cabecera: Bearer {token}. Si pide usuario: {sensorId}, y como contraseña {token}. Si no pide nada, la URL es {address}/{token}",
          "Pruebe o guarde: la cámara envía un informe vacío, que no cuenta a nadie y aquí se ve como recibido.",
        ],
      },
      paste: "{address}/{token}",
    },
    {
      via: "http",
      steps: {
        en: [
          "If the app cannot push: let a computer that is always on in the clinic's network ask the camera each minute. Put the line below into its schedule (cron), with the camera's address, user and password.",
          "Depending on its version the app answers at /local/tvpc/.api?live-sum.json or at /local/people-counter/.api?live-sum.json: try both in a browser.",
          "Do not use this and the push together: each counts everybody.",
        ],
        es: [
          "Si la aplicación no puede enviar: haga que un ordenador siempre encendido en la red de la clínica pregunte a la cámara cada minuto. Ponga la línea de abajo en su programador (cron), con la dirección, el usuario y la contraseña de la cámara.",
          "Según su versión, la aplicación responde en /local/tvpc/.api?live-sum.json o en /local/people-counter/.api?live-sum.json: pruebe ambas en un navegador.",
          "No use esto y el envío a la vez: cada uno cuenta a todos.",
        ],
      },
      paste: `* * * * * curl -s --anyauth -u USER:PASSWORD 'http://CAMERA/local/tvpc/.api?live-sum.json' | curl -s -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' --data-binary @- '{address}'`,
    },
  ],
  decode({ body }, context) {
    if (isObject(body) && "apiName" in body) return readPush(body);
    if (isObject(body) && "counter" in body)
      throw new PayloadError("counter", "is an export of past days, which would be counted as today's: poll live-sum.json or push Axis Retail Data");
    if (isObject(body) && "total_in" in body) return readOccupancy(body, context);
    return readLiveSum(body, context);
  },
  examples: [
    {
      says: "live sum: totals since midnight by the camera's clock, which names no zone",
      payload: { body: { serial: "00408C000001", name: "Main door", timestamp: "20260115125930", in: 41, out: 29 } },
      readings: [{ kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 11, 59, 30), inTotal: 41, outTotal: 29, since: Date.UTC(2026, 0, 14, 23) }],
      source: "own values; shape: developer.axis.com, People counter API",
    },
    {
      says: "live sum on the day that clocks go forward: noon is eleven hours after midnight",
      payload: { body: { serial: "00408C000001", name: "Main door", timestamp: "20260329120000", in: 7, out: 5 } },
      context: { receivedAt: Date.UTC(2026, 2, 29, 10) },
      readings: [{ kind: "totals", line: "1", at: Date.UTC(2026, 2, 29, 10), inTotal: 7, outTotal: 5, since: Date.UTC(2026, 2, 28, 23) }],
      source: "own values; shape: developer.axis.com, People counter API",
    },
    {
      says: "live sum in the hour that comes twice: the second time, since it arrived then",
      payload: { body: { serial: "00408C000001", name: "Main door", timestamp: "20261025023000", in: 2, out: 2 } },
      context: { receivedAt: Date.UTC(2026, 9, 25, 1, 30, 2) },
      readings: [{ kind: "totals", line: "1", at: Date.UTC(2026, 9, 25, 1, 30), inTotal: 2, outTotal: 2, since: Date.UTC(2026, 9, 24, 22) }],
      source: "own values; shape: developer.axis.com, People counter API",
    },
    {
      says: "a report of two minutes, the first of which could not be sent in time",
      payload: {
        body: {
          apiName: "Axis Retail Data",
          apiVersion: "0.4",
          utcSent: "2026-01-15T12:00:05Z",
          localSent: "2026-01-15T13:00:05",
          data: {
            utcFrom: "2026-01-15T11:58:00Z",
            utcTo: "2026-01-15T12:00:00Z",
            measurements: [
              { kind: "people-counts", utcFrom: "2026-01-15T11:58:00Z", utcTo: "2026-01-15T11:59:00Z", items: [{ direction: "in", count: 3, adults: 2 }, { direction: "out", count: 1, adults: 1 }] },
              { kind: "people-counts", utcFrom: "2026-01-15T11:59:00Z", utcTo: "2026-01-15T12:00:00Z", items: [{ direction: "in", count: 0, adults: 0 }, { direction: "out", count: 2, adults: 2 }] },
            ],
          },
          sensor: { application: "AXIS 3D People Counter", applicationVersion: "11.11.148", timeZone: "Europe/Zurich", name: "axis-b8a44f000001", serial: "b8a44f000001" },
        },
      },
      readings: [
        { kind: "crossings", line: "1", from: Date.UTC(2026, 0, 15, 11, 58), at: Date.UTC(2026, 0, 15, 11, 59), in: 3, out: 1 },
        { kind: "crossings", line: "1", from: Date.UTC(2026, 0, 15, 11, 59), at: Date.UTC(2026, 0, 15, 12), in: 0, out: 2 },
      ],
      source: "own values; shape: akenza-io/device-type-library, types/axis/peopleCounter (MIT)",
    },
    {
      says: "the connection test that the camera sends when a push is set up",
      payload: { body: { apiName: "Axis Retail Data", apiVersion: "0.4", utcSent: "2026-01-15T12:00:00Z", data: { measurements: [] }, sensor: { timezone: "Europe/Zurich", serial: "b8a44f000001" } } },
      readings: [],
      source: "own values; shape: developer.axis.com, P8815-2 3D people counter API",
    },
    {
      says: "occupancy as the camera keeps it, with the day's totals it is made of",
      payload: { body: { occupancy: 15, serial: "b8:a4:4f:00:00:01", timestamp: "2026-01-15T13:00:00+01:00", total_in: 100, total_out: 85 } },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 100, outTotal: 85, since: Date.UTC(2026, 0, 14, 23) },
        { kind: "level", area: "occupancy", at: Date.UTC(2026, 0, 15, 12), people: 15 },
      ],
      source: "own values; shape: developer.axis.com, P8815-2 3D people counter API",
    },
  ],
} satisfies SensorAdapter;

const liveSum = z.object({ timestamp: z.string(), in: people, out: people });
const compact = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

function readLiveSum(body: unknown, { receivedAt, timeZone }: DecodeContext): Reading[] {
  const sum = read(liveSum, body);
  const at = localTime("timestamp", sum.timestamp, compact, timeZone, receivedAt);
  return [{ kind: "totals", line: "1", at, inTotal: sum.in, outTotal: sum.out, since: localMidnight("timestamp", sum.timestamp, compact, timeZone) }];
}

const occupancy = z.object({ occupancy: balance, timestamp: isoTime, total_in: people, total_out: people });

function readOccupancy(body: unknown, { timeZone }: DecodeContext): Reading[] {
  const { timestamp: at, ...counted } = read(occupancy, body);
  // The offset in the timestamp is that of now; on two days a year midnight had another, so the zone decides.
  const today = localDay(at, timeZone);
  return [
    { kind: "totals", line: "1", at, inTotal: counted.total_in, outTotal: counted.total_out, since: localMidnight("timestamp", today, /^(\d{4})-(\d\d)-(\d\d)$/, timeZone) },
    { kind: "level", area: "occupancy", at, people: counted.occupancy },
  ];
}

const push = z.object({ data: z.object({ measurements: z.array(z.looseObject({ kind: z.string() })) }) });
const peopleCounts = z.object({ utcFrom: isoTime, utcTo: isoTime, items: z.array(z.object({ direction: z.string(), count: people })) });

function readPush(body: unknown): Reading[] {
  return read(push, body).data.measurements.flatMap((measurement, i): Reading[] => {
    if (measurement.kind !== "people-counts") return [];
    const path = `data.measurements[${i}]`;
    const { utcFrom, utcTo, items } = read(peopleCounts, measurement, path);
    const count = (direction: string) => items.reduce((sum, item) => sum + (item.direction === direction ? item.count : 0), 0);
    return [{ kind: "crossings", line: "1", ...interval(`${path}.utcTo`, utcFrom, utcTo), in: count("in"), out: count("out") }];
  });
}
