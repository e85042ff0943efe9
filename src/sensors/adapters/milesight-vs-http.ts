import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { balance, interval, isoTime, people } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "milesight-vs-http",
  vendor: "Milesight",
  models: ["VS125", "VS125-P", "VS133-P", "VS135-P and others that report JSON"],
  source: "https://github.com/akenza-io/device-type-library/tree/main/types/milesight/VS125; Milesight VS125 user guide, Recipient and API",
  says: "Stereo or time-of-flight counter above a door, over HTTP or MQTT. Lines are \"1\", \"2\" ..., regions \"region-1\", \"region-2\" ... Staff who wear its tags are left out, children are counted.",
  usualEverySeconds: 60,
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "On the sensor's page open the list of recipients and add one: report protocol HTTP(s), URL {address}",
          "Username {sensorId}, password {token}. Press Test: it must say that it has arrived.",
          "Turn on the periodic report, every minute, with the total data of lines; the region people counting, if you use regions. Other contents may stay off.",
        ],
        es: [
          "En la página del sensor abra la lista de receptores (Recipient) y añada uno: protocolo HTTP(s), URL {address}",
          "Usuario {sensorId}, contraseña {token}. Pulse Test: debe decir que ha llegado.",
          "Active el informe periódico, cada minuto, con los datos totales de las líneas; y el conteo por región, si usa regiones. Los demás contenidos pueden quedar apagados.",
        ],
      },
      paste: "{address}",
    },
    {
      via: "mqtt",
      steps: {
        en: [
          "On the sensor's page open the list of recipients and add one: report protocol MQTT, host {mqttHost}, port {mqttPort}, username {sensorId}, password {token}.",
          "Topic: {topic}   QoS: QoS1",
          "Turn on the periodic report, every minute, with the total data of lines; the region people counting, if you use regions.",
        ],
        es: [
          "En la página del sensor abra la lista de receptores (Recipient) y añada uno: protocolo MQTT, host {mqttHost}, puerto {mqttPort}, usuario {sensorId}, contraseña {token}.",
          "Topic: {topic}   QoS: QoS1",
          "Active el informe periódico, cada minuto, con los datos totales de las líneas; y el conteo por región, si usa regiones.",
        ],
      },
      paste: "{topic}",
    },
  ],
  decode({ body }, { receivedAt }) {
    const message = read(report, body);
    const { start_time: from, end_time } = message.time_info;
    const at = end_time ?? receivedAt;
    const totals = message.line_total_data.map(
      ({ line, total, staff }): Reading => ({ kind: "totals", line: `${line}`, at, inTotal: without(total.in_counted, staff?.in_counted), outTotal: without(total.out_counted, staff?.out_counted) }),
    );
    // A period says the same as the totals, and is lost with a lost message. What a single trigger counts is not
    // documented: it is told again at the end of its period.
    const periods = message.line_periodic_data.map(
      ({ line, total, staff }): Reading => ({ kind: "crossings", line: `${line}`, ...interval("time_info.end_time", from ?? at, at), in: without(total.in, staff?.in), out: without(total.out, staff?.out) }),
    );
    const regions = message.region_data.region_count_data.map(
      ({ region, total, staff }): Reading => ({ kind: "level", area: `region-${region}`, at, people: without(total.current_total, staff?.current_total) }),
    );
    return [...(totals.length > 0 ? totals : periods), ...regions];
  },
  examples: [
    {
      says: "a minute of a line and a region; the period says the same as the totals once more",
      payload: {
        body: {
          device_info: { device_sn: "0000000000000001", device_name: "People Counter", running_time: 141 },
          line_periodic_data: [{ line: 1, line_name: "Line1", total: { in: 1, out: 0 }, group: { in: 0, out: 0 } }],
          line_total_data: [{ line: 1, line_name: "Line1", total: { in_counted: 27, out_counted: 26, capacity_counted: 1 }, group: { in_counted: 0, out_counted: 0 } }],
          region_data: { dwell_time_data: [{ avg_dwell_time: 308367, region: 1 }], region_count_data: [{ total: { current_total: 2 }, region: 1, region_name: "Region1" }] },
          time_info: { dst_status: false, enable_dst: true, end_time: "2026-01-15T20:00:00+08:00", start_time: "2026-01-15T19:59:00+08:00", time_zone: "UTC+8:00 China Standard Time (CT/CST)" },
        },
      },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 27, outTotal: 26 },
        { kind: "level", area: "region-1", at: Date.UTC(2026, 0, 15, 12), people: 2 },
      ],
      source: "own values; shape: akenza-io/device-type-library, types/milesight/VS125 (MIT)",
    },
    {
      says: "thirty came, of whom four are staff and three are children: the four are left out",
      payload: {
        body: {
          line_total_data: [{ line: 1, total: { in_counted: 30, out_counted: 20 }, staff: { in_counted: 4, out_counted: 3 }, children: { in_counted: 3, out_counted: 1 } }],
          region_data: { region_count_data: [{ region: 2, total: { current_total: 6 }, staff: { current_total: 1 } }] },
          time_info: { start_time: "2026-01-15T11:59:00-00:00", end_time: "2026-01-15T12:00:00-00:00" },
        },
      },
      readings: [
        { kind: "totals", line: "1", at: Date.UTC(2026, 0, 15, 12), inTotal: 26, outTotal: 17 },
        { kind: "level", area: "region-2", at: Date.UTC(2026, 0, 15, 12), people: 5 },
      ],
      source: "own values",
    },
    {
      says: "a report without totals",
      payload: { body: { line_periodic_data: [{ line: 2, total: { in: 3, out: 1 } }], time_info: { start_time: "2026-01-15T11:59:00Z", end_time: "2026-01-15T12:00:00Z" } } },
      readings: [{ kind: "crossings", line: "2", from: Date.UTC(2026, 0, 15, 11, 59), at: Date.UTC(2026, 0, 15, 12), in: 3, out: 1 }],
      source: "own values; shape: akenza-io/device-type-library, types/milesight/VS125 (MIT)",
    },
    {
      says: "a trigger as somebody crosses, which the next totals include",
      payload: { body: { line_trigger_data: [{ line: 1, total: { in: 27, out: 27 } }], time_info: { time: "2026-01-15T12:00:00Z" } } },
      readings: [],
      source: "own values; shape: akenza-io/device-type-library, types/milesight/VS125 (MIT)",
    },
  ],
} satisfies SensorAdapter;

const place = z.number().int().min(0).max(1000);
const total = z.object({ in_counted: people, out_counted: people });
const period = z.object({ in: people, out: people });
const inside = z.object({ current_total: balance });
const report = z.object({
  time_info: z.object({ start_time: isoTime.optional(), end_time: isoTime.optional() }),
  line_total_data: z.array(z.object({ line: place, total, staff: total.optional() })).max(100).default([]),
  line_periodic_data: z.array(z.object({ line: place, total: period, staff: period.optional() })).max(100).default([]),
  region_data: z.object({ region_count_data: z.array(z.object({ region: place, total: inside, staff: inside.optional() })).max(100).default([]) }).default({ region_count_data: [] }),
});

/** The total has staff and children in it. */
function without(everybody: number, staff = 0): number {
  return Math.max(0, everybody - staff);
}
