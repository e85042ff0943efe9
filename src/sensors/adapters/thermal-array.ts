import { z } from "zod";
import type { ThermalReading } from "#domain/occupancy/reading.ts";
import type { DecodeContext, SensorAdapter } from "#sensors/adapter.ts";
import { isBelievable, name, time } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";
import { isObject, read } from "#sensors/read.ts";

/** A quiet picture of 8 x 8 in quarters of a degree, row by row: as numbers, and as the bytes of the registers in base64 (or hexadecimal). */
const pasted = Array.from({ length: 64 }, (_, i) => 84 + ((i * 7) % 4));

export const adapter = {
  id: "thermal-array",
  vendor: "Infra-red array",
  models: ["Panasonic Grid-EYE AMG8833 (8 x 8)", "Melexis MLX90640 (32 x 24)", "any array of up to 1024 pixels"],
  source: "own format; bytes: Panasonic AMG88 specification, pixel registers; Melexis MLX90640 datasheet",
  says: 'Bare infra-red array on a microcontroller, over a door or a room, 2 to 16 pictures a second. People are found here; pictures are never stored. "axis" says how people walk through the picture: "x" if from side to side (to the right is in), "y" if from top to bottom (down is in). With "area" it tells how many are in view instead of who crosses "line".',
  usualEverySeconds: 10,
  privateFields: ["px"],
  decode({ body }, context) {
    const { frames, battery, ...message } = read(schema, isObject(body) && "frames" in body ? body : { ...(isObject(body) ? body : {}), frames: [body] });
    const size = sizeOf(message, frames[0]?.px);
    const newestMs = Math.max(...frames.map((frame) => frame.ms ?? 0));
    const pictures = frames.map((frame, i) => ({ at: timeOf(frame, i, frames.length, newestMs, context), celsius: celsiusOf(frame.px, message.unit, size, i) }));
    const at = Math.max(...pictures.map((picture) => picture.at));
    const stray = pictures.findIndex((picture) => at - picture.at > spanMost);
    if (stray !== -1) throw new PayloadError(`frames[${stray}].t`, "is more than ten minutes before the newest frame");
    const { axis, area, line = area === undefined ? "door" : undefined, seq } = message;
    const reading: ThermalReading = { kind: "thermal", ...(line !== undefined && { line }), ...(area !== undefined && { area }), at, ...size, axis, frames: pictures, ...(seq !== undefined && { seq: `${seq}` }) };
    return [reading, ...(battery === undefined ? [] : [{ kind: "health" as const, at, batteryPercent: battery }])];
  },
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Fix the array above the door, looking straight down, so that the line of the door runs through the middle of the picture.",
          "Set the board's clock (SNTP). Read 8 to 10 pictures a second and send them once a second or so, as JSON, with POST to {address}.",
          'Send the header "Authorization: Bearer {token}".',
          'Say with "axis" how people walk through the picture: "x" from side to side, "y" from top to bottom. If those who come in are counted as going out, switch "reversed" on where this sensor is placed.',
          'For the number of people in a room send "area" instead of "line", and place the sensor in that room.',
          "A board without a clock sends its milliseconds since it was switched on as \"ms\" in each frame, and must not send a message again: nothing then tells a repeat from news.",
        ],
        es: [
          "Fije el sensor sobre la puerta, mirando recto hacia abajo, de modo que la línea de la puerta pase por el centro de la imagen.",
          "Ponga en hora la placa (SNTP). Lea de 8 a 10 imágenes por segundo y envíelas más o menos cada segundo, en JSON, con POST a {address}.",
          'Envíe la cabecera "Authorization: Bearer {token}".',
          'Indique con "axis" cómo cruzan las personas la imagen: "x" de lado a lado, "y" de arriba abajo. Si quienes entran cuentan como salidas, active "invertido" en la ubicación de este sensor.',
          'Para el número de personas en una sala envíe "area" en lugar de "line" y coloque el sensor en esa sala.',
          'Una placa sin reloj envía en cada imagen, como "ms", los milisegundos desde que se encendió, y no debe repetir ningún mensaje: nada distinguiría entonces una repetición de algo nuevo.',
        ],
      },
      paste: `curl -X POST '{address}' -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' \\
  -d '{"w": 8, "h": 8, "unit": "C/4", "axis": "x", "line": "door", "frames": [{"t": 1768478400.1, "px": [${pasted.join(", ")}]}, {"t": 1768478400.2, "px": "${Buffer.from(Int16Array.from(pasted).buffer).toString("base64")}"}]}'`,
    },
    {
      via: "mqtt",
      steps: {
        en: [
          "Fix the array above the door, looking straight down, so that the line of the door runs through the middle of the picture.",
          'Connect to {mqttHost}, port {mqttPort}, with the user name "{sensorId}" and the password "{token}".',
          "Publish the pictures of about a second at a time to {topic}, with quality of service 1 and not retained. The message is the same as over HTTP.",
        ],
        es: [
          "Fije el sensor sobre la puerta, mirando recto hacia abajo, de modo que la línea de la puerta pase por el centro de la imagen.",
          'Conéctese a {mqttHost}, puerto {mqttPort}, con el usuario "{sensorId}" y la contraseña "{token}".',
          "Publique cada segundo, más o menos, las imágenes de ese segundo en {topic}, con calidad de servicio 1 y sin retener. El mensaje es el mismo que por HTTP.",
        ],
      },
      paste: `{"w": 8, "h": 8, "unit": "C", "axis": "y", "line": "door", "t": 1768478400.1, "px": [${pasted.map((quarters) => quarters / 4).join(", ")}]}`,
    },
  ],
  examples: [
    {
      says: "one picture of 8 x 8 in degrees, with a dead pixel",
      payload: { body: { t: "2026-01-15T12:00:00.100Z", w: 8, h: 8, unit: "C", px: [null, ...alike(63, 21.5)] } },
      readings: [{ kind: "thermal", line: "door", at: Date.UTC(2026, 0, 15, 12, 0, 0, 100), width: 8, height: 8, axis: "x", frames: [{ at: Date.UTC(2026, 0, 15, 12, 0, 0, 100), celsius: [null, ...alike(63, 21.5)] }] }],
      source: "own values",
    },
    {
      says: "two pictures of a second in quarters of a degree, one of them as the registers hold it: 25 degrees and -0.25",
      payload: {
        body: { w: 8, h: 8, unit: "C/4", axis: "y", line: "main", seq: 7, battery: 80, frames: [{ t: 1768478400.1, px: alike(64, 86) }, { t: 1768478400.2, px: `6400${"ff0f".repeat(63)}` }] },
      },
      readings: [
        {
          kind: "thermal",
          line: "main",
          at: Date.UTC(2026, 0, 15, 12, 0, 0, 200),
          width: 8,
          height: 8,
          axis: "y",
          frames: [
            { at: Date.UTC(2026, 0, 15, 12, 0, 0, 100), celsius: alike(64, 21.5) },
            { at: Date.UTC(2026, 0, 15, 12, 0, 0, 200), celsius: [25, ...alike(63, -0.25)] },
          ],
          seq: "7",
        },
        { kind: "health", at: Date.UTC(2026, 0, 15, 12, 0, 0, 200), batteryPercent: 80 },
      ],
      source: "own values; bytes: Panasonic AMG88 specification, 12 bits two's complement, 0.25 degrees each",
    },
    {
      says: "a 32 x 24 array in the ceiling of a room, from a board without a clock: the newest picture is now",
      payload: { body: { area: "room", frames: [{ ms: 81_000, px: alike(768, 22.25) }, { ms: 81_500, px: alike(768, 22.3) }] } },
      readings: [
        {
          kind: "thermal",
          area: "room",
          at: Date.UTC(2026, 0, 15, 12),
          width: 32,
          height: 24,
          axis: "x",
          frames: [
            { at: Date.UTC(2026, 0, 15, 12) - 500, celsius: alike(768, 22.25) },
            { at: Date.UTC(2026, 0, 15, 12), celsius: alike(768, 22.3) },
          ],
        },
      ],
      source: "own values",
    },
  ],
} satisfies SensorAdapter;

/** Fifteen seconds of the quickest array. */
const framesMost = 240;
const pixelsMost = 1024;
const spanMost = 10 * 60_000;
const millisecondsMost = 2 ** 53;

type Pixels = (number | null)[] | string;

const side = z.number().int().min(4).max(64);
const schema = z.object({
  w: side.optional(),
  h: side.optional(),
  unit: z.enum(["C", "C/4"]).default("C"),
  axis: z.enum(["x", "y"]).default("x"),
  line: name.optional(),
  area: name.optional(),
  seq: z.union([z.number().int(), z.string().max(100)]).optional(),
  battery: z.number().min(0).max(100).optional(),
  frames: z
    .array(
      z.object({
        t: time.optional(),
        ms: z.number().min(0).max(millisecondsMost).optional(),
        px: z.union([z.array(z.number().nullable()).max(pixelsMost), z.string().max(4 * pixelsMost)]),
      }),
    )
    .min(1)
    .max(framesMost),
});

type Size = { width: number; height: number };

function sizeOf({ w, h, unit }: { w?: number; h?: number; unit: "C" | "C/4" }, px: Pixels = []): Size {
  const pixels = typeof px === "string" ? bytesOf(px, unit, "frames[0].px").length / 2 : px.length;
  // The two arrays that everybody has need not say how large they are.
  const usual = pixels === 64 ? { width: 8, height: 8 } : pixels === 768 ? { width: 32, height: 24 } : undefined;
  const size = w !== undefined && h !== undefined ? { width: w, height: h } : usual;
  if (!size) throw new PayloadError(w === undefined ? "w" : "h", "is missing: only arrays of 64 and of 768 pixels are known without it");
  if (size.width * size.height > pixelsMost) throw new PayloadError("w", `expected no more than ${pixelsMost} pixels, got ${size.width} x ${size.height}`);
  return size;
}

function timeOf(frame: { t?: number; ms?: number }, i: number, frames: number, newestMs: number, { receivedAt }: DecodeContext): number {
  if (frame.t !== undefined) return frame.t;
  if (frame.ms === undefined && frames > 1) throw new PayloadError(`frames[${i}].t`, 'is missing: of several frames each has its "t", or its "ms" since the board was switched on');
  const at = Math.round(receivedAt - (newestMs - (frame.ms ?? newestMs)));
  if (!isBelievable(at)) throw new PayloadError(`frames[${i}].ms`, "lies too far before the newest frame");
  return at;
}

function celsiusOf(px: Pixels, unit: "C" | "C/4", { width, height }: Size, i: number): (number | null)[] {
  const field = `frames[${i}].px`;
  const values = typeof px === "string" ? [...registers(bytesOf(px, unit, field))] : px;
  if (values.length !== width * height) throw new PayloadError(field, `expected ${width} x ${height} = ${width * height} pixels, got ${values.length}`);
  return unit === "C" ? values : values.map((value) => value && value / 4);
}

function bytesOf(text: string, unit: "C" | "C/4", field: string): Uint8Array {
  if (unit !== "C/4") throw new PayloadError("unit", 'expected "C/4": bytes are quarters of a degree');
  if (/^([0-9a-f]{4})+$/i.test(text)) return Uint8Array.from(Buffer.from(text, "hex"));
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw new PayloadError(field, "expected base64 or hexadecimal");
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  if (bytes.length % 2 !== 0) throw new PayloadError(field, "expected two bytes a pixel");
  return bytes;
}

/** Two bytes a pixel, the lower first; the sign is the twelfth bit, whether or not a driver has carried it further. */
function registers(bytes: Uint8Array): number[] {
  const values: number[] = [];
  for (let i = 0; i + 1 < bytes.length; i += 2) values.push((((((bytes[i + 1] as number) << 8) | (bytes[i] as number)) << 20) >> 20));
  return values;
}

function alike(pixels: number, value: number): number[] {
  return Array.from({ length: pixels }, () => value);
}
