import { z } from "zod";
import type { CrossingsReading, Reading } from "#domain/occupancy/reading.ts";
import type { DecodeContext, SensorAdapter } from "#sensors/adapter.ts";
import { balance, interval, isoTime, name, people, time, unixTime } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { isObject, read } from "#sensors/read.ts";

/**
 * A Xovis sensor can tell of the same person three times: as the geometry's line crossing and as the logic's count
 * (both live), and in the logic's minute records. No message says which others are pushed, so the administrator
 * chooses one: a logics push, a live push of category COUNT, or a live push of category SCENE.
 */
export const adapter = {
  id: "xovis",
  vendor: "Xovis",
  models: ["PC2S", "PC2SE", "PC3SE", "PF3M and others with firmware 3, 4 or 5"],
  source: "Xovis sensor API (OpenAPI 5.6); akenza-io/device-type-library, types/xovis",
  says: "Stereo camera with lines, zones and queues, over HTTP or MQTT. Push either logics (records of a minute) or live events, not both: each counts everybody.",
  usualEverySeconds: 60,
  privateFields: ["gender", "face_mask", "view_direction", "person_height", "age"],
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Firmware 5: on the sensor's page, in the settings of data push, add a connection HTTP with the URL {address} and the header Authorization: Bearer {token}",
          "Add an agent for that connection: either Logics, format JSON, every minute with a granularity of a minute; or Live data with events. Not both: each counts everybody.",
          "Set the agent's retry to interval instead of drop: nothing is lost when the network is down, and nothing counts twice. Add a second agent Status, to be told when the sensor is not well.",
          "Staff: with the Staff Exclusion extension, turn on the leaving out of staff in each line and zone. In live data Anteroom leaves out who wears the tag by itself.",
        ],
        es: [
          "Firmware 5: en la página del sensor, en los ajustes de data push, añada una conexión HTTP con la URL {address} y la cabecera Authorization: Bearer {token}",
          "Añada un agente para esa conexión: o bien Logics, formato JSON, cada minuto con granularidad de un minuto; o bien Live data con eventos. No ambos: cada uno cuenta a todos.",
          "Ponga el reintento del agente en intervalo en vez de descartar: nada se pierde si cae la red, y nada se cuenta dos veces. Añada un segundo agente Status, para saber si el sensor no está bien.",
          "Personal: con la extensión Staff Exclusion, active la exclusión del personal en cada línea y zona. En los datos en vivo, Anteroom excluye por sí mismo a quien lleva la etiqueta.",
        ],
      },
      paste: "Authorization: Bearer {token}",
    },
    {
      via: "http",
      steps: {
        en: [
          "Firmware 3 and 4: on the sensor's page, Config > Data push, add an agent with the data type Line count (or Zone), interval one minute, granularity one minute.",
          "Protocol HTTP(S), format JSON, URL {address}/{token}",
        ],
        es: [
          "Firmware 3 y 4: en la página del sensor, Config > Data push, añada un agente con el tipo de datos Line count (o Zone), intervalo un minuto, granularidad un minuto.",
          "Protocolo HTTP(S), formato JSON, URL {address}/{token}",
        ],
      },
      paste: "{address}/{token}",
    },
    {
      via: "mqtt",
      steps: {
        en: [
          "Firmware 5: in the settings of data push add a connection MQTT: host {mqttHost}, port {mqttPort}, user {sensorId}, password {token}, QoS 1.",
          "Topic: {topic}",
          "Add an agent for that connection: either Logics, format JSON, every minute; or Live data with events. Not both.",
        ],
        es: [
          "Firmware 5: en los ajustes de data push añada una conexión MQTT: host {mqttHost}, puerto {mqttPort}, usuario {sensorId}, contraseña {token}, QoS 1.",
          "Tema: {topic}",
          "Añada un agente para esa conexión: o bien Logics, formato JSON, cada minuto; o bien Live data con eventos. No ambos.",
        ],
      },
      paste: "{topic}",
    },
  ],
  decode({ body }, context) {
    if (!isObject(body)) throw new PayloadError("(whole payload)", "expected a JSON object");
    if ("live_data" in body) return readLive(body);
    if ("logics_data" in body) return readLogics(body);
    if ("status_data" in body) return readStatus(body, context);
    if ("values" in body) return readEvents(body);
    if ("content" in body) return readIntervals(body);
    // A connection test comes with the sensor's name and no data.
    if ("connection_test" in body || "sensor_info" in body || "sensor-info" in body) return [];
    throw new PayloadError("(whole payload)", "expected live_data, logics_data, status_data, values or content");
  },
  examples: [
    {
      says: "live: one person crosses a line backward; two seconds later the group of one that the sensor made of them does",
      payload: {
        body: {
          live_data: {
            package_info: { version: "5.0", id: 2, agent_id: 1005 },
            frames: [
              {
                framenumber: 4344822,
                time: 1645797259355,
                tracked_objects: [{ track_id: 527, type: "PERSON", position: [0.072379, 0.077282, 1.71439], attributes: {} }],
                events: [{ category: "SCENE", type: "LINE_CROSS_BACKWARD", attributes: { track_id: 527, sequence_number: 0, geometry_id: 2, geometry_type: "LINE", geometry_name: "Line 0" } }],
              },
              {
                framenumber: 4344846,
                time: 1645797261275,
                tracked_objects: [{ track_id: 518, type: "GROUP", position: [0.072379, 0.077282, 1.71439], attributes: {} }],
                events: [{ category: "SCENE", type: "LINE_CROSS_BACKWARD", attributes: { track_id: 518, sequence_number: 0, geometry_id: 2, geometry_type: "LINE", geometry_name: "Line 0" } }],
              },
            ],
          },
        },
      },
      readings: [{ kind: "crossings", line: "Line 0", from: 1645797259355, at: 1645797259355, in: 0, out: 1, seq: "4344822/527/0" }],
      source: "akenza-io/device-type-library, types/xovis/PC2SV5 (MIT), shortened",
    },
    {
      says: "live: a patient comes in, and with them somebody who wears the tag of staff",
      payload: {
        body: {
          live_data: {
            frames: [
              {
                framenumber: 12,
                time: 1768478400000,
                tracked_objects: [
                  { track_id: 1, type: "PERSON", attributes: { gender: "FEMALE", tag: "NO_TAG", face_mask: "NO_MASK" } },
                  { track_id: 2, type: "PERSON", attributes: { gender: "MALE", tag: "TAG", face_mask: "NO_MASK" } },
                ],
                events: [
                  { category: "SCENE", type: "LINE_CROSS_FORWARD", attributes: { track_id: 1, sequence_number: 0, geometry_name: "Door" } },
                  { category: "SCENE", type: "LINE_CROSS_FORWARD", attributes: { track_id: 2, sequence_number: 1, geometry_name: "Door" } },
                ],
              },
            ],
          },
        },
      },
      readings: [{ kind: "crossings", line: "Door", from: Date.UTC(2026, 0, 15, 12), at: Date.UTC(2026, 0, 15, 12), in: 1, out: 0, seq: "12/1/0" }],
      source: "own values; attributes: akenza-io/device-type-library, types/xovis/PC2SV5 (MIT)",
    },
    {
      says: "live: a counter of a logic went up to 1471",
      payload: {
        body: {
          live_data: {
            package_info: { version: "5.0", id: 97, agent_id: 1022 },
            sensor_info: { serial_number: "80:1F:12:D5:30:DC", type: "SINGLE_SENSOR" },
            frames: [
              {
                framenumber: 251830,
                time: 1673875622987,
                tracked_objects: [{ track_id: 111, type: "PERSON", position: [-0.620745, -0.685637, 1.656886], attributes: { person_height: 1.646858 } }],
                events: [{ category: "COUNT", type: "COUNT_INCREMENT", attributes: { track_id: 111, logic_id: 4, logic_name: "Line-based logic 2", counter_id: 6, counter_name: "fw", counter_value: 1471 } }],
              },
            ],
          },
        },
      },
      readings: [{ kind: "totals", line: "Line-based logic 2", at: 1673875622987, inTotal: 1471 }],
      source: "akenza-io/device-type-library, types/xovis/PC2SV5 (MIT)",
    },
    {
      says: "logics: a minute at a line, and the number in a zone at its end",
      payload: {
        body: {
          logics_data: {
            package_info: { version: "5.0", id: 28, agent_id: 1008 },
            logics: [
              { id: 1, name: "Zone 0", info: "XLT_4X_ZONE_COUNT", records: [{ from: 1645792860000, to: 1645792920000, counts: [{ id: 1, name: "balance", value: 4 }] }] },
              { id: 2, name: "Line 0", info: "XLT_4X_LINE_IN_OUT_COUNT", records: [{ from: 1645792860000, to: 1645792920000, counts: [{ id: 2, name: "fw", value: 1 }, { id: 3, name: "bw", value: 0 }] }] },
            ],
          },
        },
      },
      readings: [
        { kind: "level", area: "Zone 0", at: 1645792920000, people: 4 },
        { kind: "crossings", line: "Line 0", from: 1645792860000, at: 1645792920000, in: 1, out: 0 },
      ],
      source: "akenza-io/device-type-library, types/xovis/PC2SV5 (MIT), shortened, with another balance",
    },
    {
      says: "logics: a minute that the sensor did not see, which says nothing, not zero",
      payload: {
        body: { logics_data: { logics: [{ id: 7, name: "Waiting", info: "XLT_ZONE_OCCUPANCY_COUNT", records: [{ from: "2026-01-15T11:58:00Z", to: "2026-01-15T11:59:00Z", samples: 0, samples_expected: 1, counts: [{ name: "balance", value: 0 }] }] }] } },
      },
      readings: [],
      source: "own values",
    },
    {
      says: "logics: the length of a queue",
      payload: {
        body: { logics_data: { logics: [{ id: 1000, name: "Queue statistics 1", info: "XLT_QUEUE_STATISTICS", records: [{ from: 1720000500, to: 1720000560, counts: [{ name: "queue-length", value: 3 }, { name: "outflow", value: 8 }, { name: "queueing-time", value: 124.4, unit: "seconds" }] }] }] } },
      },
      readings: [{ kind: "level", area: "Queue statistics 1", at: 1720000560000, people: 3 }],
      source: "after akenza-io/device-type-library, types/xovis/PC2SV5 (MIT), with times in seconds",
    },
    {
      says: "status: too dark to count",
      payload: {
        body: {
          status_data: {
            package_info: { version: "5.0", id: 1, agent_id: 1006 },
            states: {
              device: { state: { state: "OK" } },
              time: { state: { details: { time: "2026-01-15T12:59:58+01:00", tz_offset_sec: 3600 }, state: "OK" } },
              singlesensor: { status: { illumination: "INSUFFICIENT" } },
            },
          },
        },
      },
      readings: [{ kind: "health", at: Date.UTC(2026, 0, 15, 11, 59, 58), troubles: ["illumination is INSUFFICIENT"] }],
      source: "after akenza-io/device-type-library, types/xovis/PC2SV5 (MIT)",
    },
    {
      says: "firmware 3 and 4, events: the line's crossing and its count are one person",
      payload: {
        body: {
          values: [
            { timestamp: 1632385264305, type: "LineCrossing", serial: "80:1F:12:D5:30:DC", direction: "forward", object: { id: 3006 }, countItem: { id: 0, name: "Line 0" }, objectType: "PERSON" },
            { timestamp: 1632385264305, type: "LineCount", serial: "80:1F:12:D5:30:DC", direction: "forward", object: { id: 3006 }, countItem: { id: 0, name: "Line 0" }, objectType: "PERSON" },
          ],
        },
      },
      readings: [{ kind: "crossings", line: "Line 0", from: 1632385264305, at: 1632385264305, in: 1, out: 0, seq: "3006" }],
      source: "akenza-io/device-type-library, types/xovis/PC2S (MIT), shortened",
    },
    {
      says: "firmware 3 and 4, a minute's record",
      payload: {
        body: {
          "sensor-time": { timezone: "Europe/Zurich", time: "2021-09-23T10:21:06+02:00" },
          content: {
            element: [
              {
                "element-id": 0,
                "element-name": "Line 0",
                "data-type": "LINE",
                measurement: [{ from: "2021-09-23T10:20:00+02:00", to: "2021-09-23T10:21:00+02:00", value: [{ value: 1, label: "fw" }, { value: 0, label: "bw" }] }],
              },
            ],
          },
        },
      },
      readings: [{ kind: "crossings", line: "Line 0", from: Date.UTC(2021, 8, 23, 8, 20), at: Date.UTC(2021, 8, 23, 8, 21), in: 1, out: 0 }],
      source: "akenza-io/device-type-library, types/xovis/PC2S (MIT), shortened",
    },
    {
      says: "a connection test",
      payload: { body: { sensor_info: { serial_number: "80:1F:12:00:00:01", type: "SINGLE_SENSOR" } } },
      readings: [],
      source: "own values",
    },
  ],
} satisfies SensorAdapter;

const live = z.object({
  live_data: z.object({
    frames: z
      .array(
        z.object({
          framenumber: z.number().optional(),
          time,
          tracked_objects: z.array(z.object({ track_id: z.number(), type: z.string(), attributes: z.object({ tag: z.string().optional().catch(undefined) }).optional().catch(undefined) })).default([]),
          events: z
            .array(
              z.object({
                type: z.string(),
                attributes: z.looseObject({ track_id: z.number().optional(), sequence_number: z.number().optional(), geometry_id: z.number().optional(), geometry_name: name.optional() }).default({}),
              }),
            )
            .default([]),
        }),
      )
      .default([]),
  }),
});

const counterEvent = z.object({ logic_id: z.number().optional(), logic_name: name.optional(), counter_name: z.string(), counter_value: z.number() });

type Frame = z.output<typeof live>["live_data"]["frames"][number];
type Event = Frame["events"][number];

function readLive(body: unknown): Reading[] {
  return read(live, body).live_data.frames.flatMap((frame, f) => frame.events.flatMap((event, e) => readLiveEvent(frame, event, `live_data.frames[${f}].events[${e}]`)));
}

function readLiveEvent(frame: Frame, event: Event, path: string): Reading[] {
  const { track_id, sequence_number, geometry_name, geometry_id } = event.attributes;
  const track = frame.tracked_objects.find((object) => object.track_id === track_id);
  // The sensor also tracks groups, of one person or more, whose members have crossed as persons already. A track that
  // is not listed counts: an agent may be set to send events alone.
  if (track && track.type !== "PERSON") return [];
  // Counters of logics leave staff out where they are set to; a crossing tells who wears the tag.
  const isStaff = track?.attributes?.tag === "TAG";
  switch (event.type) {
    case "LINE_CROSS_FORWARD":
    case "LINE_CROSS_BACKWARD": {
      const line = geometry_name ?? geometry_id?.toString();
      if (line === undefined) throw new PayloadError(`${path}.attributes.geometry_name`, "is missing");
      if (isStaff) return [];
      return [{ ...crossing(line, frame.time, event.type === "LINE_CROSS_FORWARD"), seq: `${frame.framenumber ?? ""}/${track_id ?? ""}/${sequence_number ?? ""}` }];
    }
    case "COUNT_INCREMENT":
    case "COUNT_DECREMENT":
      return readCounter(frame.time, event, path);
    default:
      return [];
  }
}

function readCounter(at: number, event: Event, path: string): Reading[] {
  const { counter_name: counter, counter_value: value, logic_name, logic_id } = read(counterEvent, event.attributes, `${path}.attributes`);
  const logic = logic_name ?? logic_id?.toString() ?? "logic";
  if (counter === "fw") return [{ kind: "totals", line: logic, at, inTotal: read(people, value, `${path}.attributes.counter_value`) }];
  if (counter === "bw") return [{ kind: "totals", line: logic, at, outTotal: read(people, value, `${path}.attributes.counter_value`) }];
  // How many there are; the others count by sex, age or mask, which is nobody's business here.
  if (counter === "balance" || counter === "occupancy") return [{ kind: "level", area: logic, at, people: read(balance, value, `${path}.attributes.counter_value`) }];
  return [];
}

const count = z.object({ name: z.string(), value: z.number() });
const logics = z.object({
  logics_data: z.object({
    logics: z
      .array(z.object({ id: z.number().optional(), name: name.optional(), records: z.array(z.object({ from: time, to: time, samples: z.number().optional(), counts: z.array(count).default([]) })).default([]) }))
      .default([]),
  }),
});

function readLogics(body: unknown): Reading[] {
  return read(logics, body).logics_data.logics.flatMap((logic, l) =>
    logic.records.flatMap((record, r) => {
      const path = `logics_data.logics[${l}].records[${r}]`;
      if (record.samples === 0) return [];
      return readRecord(path, logic.name ?? logic.id?.toString() ?? "logic", record.from, record.to, record.counts);
    }),
  );
}

/** What a line or zone counted in an interval. Numbers of people are as they were at its end. */
function readRecord(path: string, where: string, from: number, to: number, counts: { name: string; value: number }[]): Reading[] {
  const within = interval(`${path}.to`, from, to);
  const value = (named: string) => counts.find((c) => c.name === named)?.value;
  const fw = value("fw");
  const bw = value("bw");
  const inside = value("balance") ?? value("occupancy") ?? value("queue-length");
  const readings: Reading[] = [];
  if (fw !== undefined || bw !== undefined)
    readings.push({ kind: "crossings", line: where, ...within, in: read(people, fw ?? 0, `${path} fw`), out: read(people, bw ?? 0, `${path} bw`) });
  if (inside !== undefined) readings.push({ kind: "level", area: where, at: within.at, people: read(balance, inside, `${path} balance`) });
  return readings;
}

const state = z.object({ state: z.object({ state: z.string().max(100) }).optional() }).optional();
const status = z.object({
  status_data: z.object({
    states: z.object({
      device: state,
      network: state,
      time: z.object({ state: z.object({ state: z.string().max(100), details: z.object({ time: isoTime.optional() }).optional() }).optional() }).optional(),
      singlesensor: z.object({ status: z.object({ illumination: z.string().max(100).optional() }).optional() }).optional(),
    }),
  }),
});

/** Only what makes counts doubtful is a trouble: a waiting update is none. */
function readStatus(body: unknown, { receivedAt }: DecodeContext): Reading[] {
  const { device, network, time: clock, singlesensor } = read(status, body).status_data.states;
  const illumination = singlesensor?.status?.illumination;
  const states = { device: device?.state?.state, network: network?.state?.state, clock: clock?.state?.state };
  const troubles = Object.entries(states).flatMap(([part, says]) => (says === undefined || says === "OK" ? [] : [`${part} is ${says}`]));
  if (illumination !== undefined && illumination !== "SUFFICIENT") troubles.push(`illumination is ${illumination}`);
  return [{ kind: "health", at: clock?.state?.details?.time ?? receivedAt, troubles }];
}

const events = z.object({
  values: z.array(
    z.object({
      timestamp: unixTime,
      type: z.string(),
      direction: z.string().optional(),
      object: z.object({ id: z.number().optional() }).optional(),
      countItem: z.object({ id: z.number().optional(), name: name.optional() }).optional(),
      objectType: z.string().optional(),
    }),
  ),
});

/** A line reports each passage twice, as LineCrossing when it is touched and as LineCount when it counts. */
function readEvents(body: unknown): Reading[] {
  return read(events, body).values.flatMap((event, i): Reading[] => {
    if (event.type !== "LineCount" || (event.objectType !== undefined && event.objectType !== "PERSON")) return [];
    if (event.direction !== "forward" && event.direction !== "backward") throw new PayloadError(`values[${i}].direction`, 'expected "forward" or "backward"');
    const line = event.countItem?.name ?? event.countItem?.id?.toString() ?? "line";
    return [{ ...crossing(line, event.timestamp, event.direction === "forward"), seq: event.object?.id?.toString() }];
  });
}

const intervals = z.object({
  content: z.object({
    element: z
      .array(
        z.object({
          "element-id": z.number().optional(),
          "element-name": name.optional(),
          measurement: z.array(z.object({ from: isoTime, to: isoTime, value: z.array(z.object({ label: z.string(), value: z.number() })) })).default([]),
        }),
      )
      .default([]),
  }),
});

function readIntervals(body: unknown): Reading[] {
  return read(intervals, body).content.element.flatMap((element, e) => {
    const where = element["element-name"] ?? element["element-id"]?.toString() ?? "line";
    return element.measurement.flatMap(({ from, to, value }, m) =>
      readRecord(`content.element[${e}].measurement[${m}]`, where, from, to, value.map((v) => ({ name: v.label, value: v.value }))),
    );
  });
}

function crossing(line: string, at: number, forward: boolean): CrossingsReading {
  return { kind: "crossings", line, from: at, at, in: forward ? 1 : 0, out: forward ? 0 : 1 };
}
