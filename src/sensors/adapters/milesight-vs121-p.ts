import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { DecodeContext, SensorAdapter } from "#sensors/adapter.ts";
import { people } from "#sensors/fields.ts";
import { localTime } from "#sensors/local-time.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "milesight-vs121-p",
  vendor: "Milesight",
  models: ["VS121-P"],
  source: "https://www.milesight.com/products/docs/en/vs121-p/steps/vs1xx/vs121/vs121-p-communication-protocol.html",
  says: "Camera on a ceiling that counts the people in its view and in up to 16 regions, over HTTP or MQTT. The whole view is area \"total\", a region the area of its number. Leave snapshots off.",
  usualEverySeconds: 600,
  privateFields: ["snapshot"],
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "On the sensor's page turn on Region People Counting with people counting as its report, and choose a reporting interval of a minute or more, with trigger reports.",
          "Where it asks for the HTTP server: URL {address}, user {sensorId}, password {token}. Where it has no user and password: {address}/{token}",
          "Leave the snapshot out of the reports.",
        ],
        es: [
          "En la página del sensor active Region People Counting con informe del número de personas, y elija un intervalo de un minuto o más, con informes por cambio (trigger).",
          "Donde pide el servidor HTTP: URL {address}, usuario {sensorId}, contraseña {token}. Si no admite usuario y contraseña: {address}/{token}",
          "No incluya la imagen (snapshot) en los informes.",
        ],
      },
      paste: "{address}/{token}",
    },
    {
      via: "mqtt",
      steps: {
        en: ["Where it asks for the MQTT broker: {mqttHost}, port {mqttPort}, user {sensorId}, password {token}.", "Topic: {topic}", "Reports as above: region people counting, every minute or more and on change. MQTT reports carry no snapshot."],
        es: ["Donde pide el broker MQTT: {mqttHost}, puerto {mqttPort}, usuario {sensorId}, contraseña {token}.", "Tema: {topic}", "Informes como arriba: personas por región, cada minuto o más y al cambiar. Los informes por MQTT no llevan imagen."],
      },
      paste: "{topic}",
    },
  ],
  decode({ body }, context) {
    const { event, time_info, current_total, numbering_regions, current_counted } = read(report, body);
    if (event !== regionCounting) throw new PayloadError("event", `only "${regionCounting}" is understood, got "${event}"`);
    const at = timeOf(time_info, context);
    const regions = (current_counted ?? []).flatMap((count, i): Reading[] => {
      const region = numbering_regions?.[i];
      return region === undefined ? [] : [{ kind: "level", area: region.toString(), at, people: count }];
    });
    return [...(current_total === undefined ? [] : [{ kind: "level" as const, area: "total", at, people: current_total }]), ...regions];
  },
  examples: [
    {
      says: "ten people, in two regions, as its clock in China shows; the picture is not read",
      payload: {
        body: {
          event: "Region People Counting",
          report_type: "interval",
          device_info: { device: "Workplace Sensor", device_sn: "000000000000", device_mac: "00:00:5e:00:53:01", ip_address: "192.0.2.9" },
          time_info: { timezone: "UTC+8:00", dst_status: false, start_time: "2026/01/15 19:59:00", end_time: "2026/01/15 20:00:00" },
          current_total: 10,
          Max_counted: 12,
          total_mapped_regions: 2,
          numbering_regions: [1, 2],
          current_counted: [6, 3],
          snapshot: "/9j/4AAQSkZJRg==",
        },
      },
      readings: [
        { kind: "level", area: "total", at: Date.UTC(2026, 0, 15, 12), people: 10 },
        { kind: "level", area: "1", at: Date.UTC(2026, 0, 15, 12), people: 6 },
        { kind: "level", area: "2", at: Date.UTC(2026, 0, 15, 12), people: 3 },
      ],
      source: "own values; shape: Milesight VS121-P communication protocol",
    },
    {
      says: "in summer, where regions tell only whether there is anybody",
      payload: {
        body: { event: "Region People Counting", time_info: { timezone: "UTC-3:30", dst_status: true, start_time: "2026/07/15 09:29:00", end_time: "2026/07/15 09:30:00" }, current_total: 2, numbering_regions: [1, 2], occupancy: [1, 0] },
      },
      readings: [{ kind: "level", area: "total", at: Date.UTC(2026, 6, 15, 12), people: 2 }],
      source: "own values; shape: Milesight VS121-P communication protocol",
    },
  ],
} satisfies SensorAdapter;

const regionCounting = "Region People Counting";

const clock = z.object({ timezone: z.string().max(20).optional(), dst_status: z.boolean().optional(), end_time: z.string().max(40).optional() });
const report = z.object({
  event: z.string().max(100),
  time_info: clock.default({}),
  current_total: people.optional(),
  numbering_regions: z.array(z.number().int().min(0).max(1000)).max(100).optional(),
  current_counted: z.array(people).max(100).optional(),
});

const pattern = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)$/;
const hourMs = 3_600_000;

/** Its clock on the wall, with its zone and whether it has been put forward for summer; otherwise the moment of receipt. */
function timeOf({ timezone, dst_status, end_time }: z.output<typeof clock>, { receivedAt }: DecodeContext): number {
  const [, sign, hours, minutes] = /^UTC([+-])(\d{1,2}):(\d\d)$/.exec(timezone ?? "") ?? [];
  if (end_time === undefined || hours === undefined) return receivedAt;
  const aheadMs = (sign === "-" ? -1 : 1) * (Number(hours) + Number(minutes) / 60) * hourMs + (dst_status ? hourMs : 0);
  return localTime("time_info.end_time", end_time, pattern, "UTC", receivedAt) - aheadMs;
}
