import { z } from "zod";
import type { BeamEvent, Reading } from "#domain/occupancy/reading.ts";
import type { DecodeContext, SensorAdapter } from "#sensors/adapter.ts";
import { isBelievable, name, people, time } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { isObject, read } from "#sensors/read.ts";

export const adapter = {
  id: "break-beam",
  vendor: "Break-beam",
  models: ["two infra-red beams across a door", "one infra-red beam across a door"],
  source: "own format",
  says: "Infra-red beams across a door, on a microcontroller. Two beams tell the direction: who breaks A and then B comes in. One beam does not: every second passage is taken for somebody leaving, which is good for how many came, not for how many are inside. People side by side are one shadow.",
  usualEverySeconds: 60,
  decode({ body }, context) {
    const { line, battery, seq, ...message } = read(schema, isObject(body) && "beam" in body ? { ...body, events: [body] } : body);
    const sent = message.at ?? context.receivedAt;
    const readings = message.passages !== undefined ? [passed(message.passages, message.rollsOverAt, line, sent, seq)] : crossed(message.events ?? [], line, sent, seq, message.at !== undefined, context);
    return battery === undefined ? readings : [...readings, { kind: "health", at: sent, batteryPercent: battery, seq }];
  },
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Fix both beams across the door at the height of the hip, 10 to 30 cm apart, A on the outside and B on the inside.",
          "Set the board's clock (SNTP). Send each change of a beam with POST to {address}, at once or gathered over a few seconds, and once a minute an empty list, so that a beam that something stands in is noticed.",
          'Send the header "Authorization: Bearer {token}".',
          'With a single beam send the number of times that it was ever broken instead: {"passages": 257}.',
        ],
        es: [
          "Fije los dos haces a través de la puerta a la altura de la cadera, con 10 a 30 cm entre ellos: A por fuera y B por dentro.",
          "Ponga en hora la placa (SNTP). Envíe cada cambio de un haz con POST a {address}, al momento o reunidos durante unos segundos, y una vez por minuto una lista vacía, para que se note si algo tapa un haz.",
          'Envíe la cabecera "Authorization: Bearer {token}".',
          'Con un solo haz envíe en su lugar cuántas veces se ha interrumpido en total: {"passages": 257}.',
        ],
      },
      paste: `curl -X POST '{address}' -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' \\
  -d '{"line": "door", "at": 1768478402, "events": [{"beam": "A", "broken": true, "at": 1768478400.1}, {"beam": "B", "broken": true, "at": 1768478400.3}, {"beam": "A", "broken": false, "at": 1768478400.6}, {"beam": "B", "broken": false, "at": 1768478400.8}]}'`,
    },
    {
      via: "mqtt",
      steps: {
        en: [
          'Connect to {mqttHost}, port {mqttPort}, with the user name "{sensorId}" and the password "{token}".',
          "Publish each change of a beam to {topic}, with quality of service 1 and not retained.",
        ],
        es: [
          'Conéctese a {mqttHost}, puerto {mqttPort}, con el usuario "{sensorId}" y la contraseña "{token}".',
          "Publique cada cambio de un haz en {topic}, con calidad de servicio 1 y sin retener.",
        ],
      },
      paste: `{"beam": "A", "broken": true, "at": 1768478400.1}`,
    },
  ],
  examples: [
    {
      says: "one person comes in through two beams",
      payload: {
        body: {
          line: "main",
          at: "2026-01-15T12:00:02Z",
          events: [
            { beam: "A", broken: true, at: 1768478400.1 },
            { beam: "B", broken: true, at: 1768478400.3 },
            { beam: "A", broken: false, at: 1768478400.6 },
            { beam: "B", broken: false, at: 1768478400.8 },
          ],
        },
      },
      readings: [
        {
          kind: "beams",
          line: "main",
          at: Date.UTC(2026, 0, 15, 12, 0, 2),
          events: [
            { beam: "A", broken: true, at: Date.UTC(2026, 0, 15, 12, 0, 0, 100) },
            { beam: "B", broken: true, at: Date.UTC(2026, 0, 15, 12, 0, 0, 300) },
            { beam: "A", broken: false, at: Date.UTC(2026, 0, 15, 12, 0, 0, 600) },
            { beam: "B", broken: false, at: Date.UTC(2026, 0, 15, 12, 0, 0, 800) },
          ],
        },
      ],
      source: "own values",
    },
    {
      says: "one change by itself, as a board without a clock sends it",
      payload: { body: { beam: "B", broken: true } },
      readings: [{ kind: "beams", line: "door", at: Date.UTC(2026, 0, 15, 12), events: [{ beam: "B", broken: true, at: Date.UTC(2026, 0, 15, 12) }] }],
      source: "own values",
    },
    {
      says: "257 passages of a single beam, which are 129 in and 128 out, and its battery",
      payload: { body: { passages: 257, rollsOverAt: 65_536, battery: 71, at: "2026-01-15T12:00:00Z" } },
      readings: [
        { kind: "totals", line: "door", at: Date.UTC(2026, 0, 15, 12), inTotal: 129, outTotal: 128, modulus: 32_768 },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12), batteryPercent: 71 },
      ],
      source: "own values",
    },
  ],
} satisfies SensorAdapter;

const eventsMost = 1_000;
const spanMost = 60 * 60_000;

const beam = z.enum(["A", "B"]);
const schema = z
  .object({
    line: name.default("door"),
    /** Of the message. */
    at: time.optional(),
    seq: z.union([z.number().int(), z.string().max(100)]).transform(String).optional(),
    battery: z.number().min(0).max(100).optional(),
    events: z.array(z.object({ beam, broken: z.boolean(), at: time.optional() })).max(eventsMost).optional(),
    passages: people.optional(),
    rollsOverAt: z.literal([2 ** 16, 2 ** 32]).optional(),
  })
  .refine((message) => message.events !== undefined || message.passages !== undefined || message.battery !== undefined, { path: ["events"], message: 'is missing: expected "events" of two beams, or the "passages" of one' });

function crossed(events: { beam: BeamEvent["beam"]; broken: boolean; at?: number }[], line: string, sent: number, seq: string | undefined, hasClock: boolean, { receivedAt }: DecodeContext): Reading[] {
  const undated = events.findIndex((event) => event.at === undefined);
  if (undated !== -1 && events.length > 1) throw new PayloadError(`events[${undated}].at`, "is missing: of several events each has its own");
  const dated = events.map((event): BeamEvent => ({ ...event, at: event.at ?? sent }));
  // A message is never older than what it tells; without a time of its own it is as old as its newest event.
  const newest = dated.length > 0 ? Math.max(...dated.map((event) => event.at)) : receivedAt;
  const at = hasClock ? Math.max(sent, newest) : newest;
  const stray = dated.findIndex((event) => at - event.at > spanMost || !isBelievable(event.at));
  if (stray !== -1) throw new PayloadError(`events[${stray}].at`, "is more than an hour before the newest");
  return [{ kind: "beams", line, at, events: dated, ...(seq !== undefined && { seq }) }];
}

/** Who went in must come out: of an odd number of passages one more came than went. */
function passed(passages: number, rollsOverAt: number | undefined, line: string, at: number, seq: string | undefined): Reading {
  return { kind: "totals", line, at, inTotal: Math.ceil(passages / 2), outTotal: Math.floor(passages / 2), ...(rollsOverAt && { modulus: rollsOverAt / 2 }), seq };
}
