import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { interval, isBelievable } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

const drawn = z.string().regex(/^[a-z0-9-]{1,40}$/, "may hold small letters, digits and - only");
const few = z.number().int().min(0).max(10_000);
const moment = z.number().int().refine(isBelievable, "expected milliseconds of Unix time between the years 2000 and 2100");

const message = z.object({
  camera: z.literal("anteroom"),
  session: z.uuid(),
  intervals: z
    .array(
      z.object({
        seq: z.number().int().min(0),
        from: moment,
        at: moment,
        lines: z.array(z.object({ line: drawn, in: few, out: few })).max(8),
        areas: z.array(z.object({ area: drawn, people: few })).max(8),
        health: z.object({ detectionsPerSecond: z.number().min(0).max(1_000), troubles: z.array(z.string().max(200)).max(8) }),
      }),
    )
    .min(1)
    .max(500),
});

/** Our own camera page is a sensor like any other: whatever it has not seen acknowledged it sends again. */
export const adapter = {
  id: "anteroom-camera",
  vendor: "Anteroom",
  models: ["Camera page, with the camera of a tablet or computer, or a network camera"],
  source: "src/contract/camera.ts",
  says: "A browser that finds people in a camera's picture and counts them over lines and in areas. The picture never leaves it; numbers do, every few seconds.",
  decode({ body }): Reading[] {
    const { session, intervals } = read(message, body);
    const counts = intervals.flatMap(({ seq: number, lines, areas, ...times }, i): Reading[] => {
      const seq = `${session}/${number}`;
      const { from, at } = interval(`intervals[${i}].from`, times.from, times.at);
      return [...lines.map((counted): Reading => ({ kind: "crossings", ...counted, from, at, seq })), ...areas.map((seen): Reading => ({ kind: "level", ...seen, at, seq }))];
    });
    const newest = intervals.reduce((a, b) => (b.at > a.at ? b : a));
    return [...counts, { kind: "health", at: newest.at, troubles: newest.health.troubles, seq: `${session}/${newest.seq}` }];
  },
  connect: [
    {
      via: "camera-page",
      steps: {
        en: [
          "On the tablet or computer that sees the camera, open this address in its browser: {address}",
          "Allow the camera when the browser asks, or choose a network camera by its address.",
          "Draw a line across each door and say which door it is; draw an area around each zone whose people are to be counted.",
          "Save, and leave the page open and in front. The device must not fall asleep.",
        ],
        es: [
          "En la tableta u ordenador que ve la cámara, abra esta dirección en el navegador: {address}",
          "Permita el uso de la cámara cuando el navegador lo pida, o elija una cámara de red por su dirección.",
          "Trace una línea sobre cada puerta e indique qué puerta es; trace un área alrededor de cada zona cuyas personas haya que contar.",
          "Guarde y deje la página abierta y delante. El dispositivo no debe entrar en reposo.",
        ],
      },
    },
  ],
  usualEverySeconds: 30,
  examples: [
    {
      says: "two intervals: somebody comes in, then somebody leaves while three sit in the waiting room and the picture is dark",
      payload: {
        body: {
          camera: "anteroom",
          session: "5f0c3c5e-7d0f-4c55-9c1c-0d9f6a2b7e11",
          intervals: [
            { seq: 7, from: 1768478380000, at: 1768478390000, lines: [{ line: "entrance", in: 1, out: 0 }], areas: [{ area: "chairs", people: 4 }], health: { detectionsPerSecond: 4.9, troubles: [] } },
            { seq: 8, from: 1768478390000, at: 1768478400000, lines: [{ line: "entrance", in: 0, out: 1 }], areas: [{ area: "chairs", people: 3 }], health: { detectionsPerSecond: 4.8, troubles: ["The picture is almost black."] } },
          ],
        },
      },
      readings: [
        { kind: "crossings", line: "entrance", from: 1768478380000, at: 1768478390000, in: 1, out: 0, seq: "5f0c3c5e-7d0f-4c55-9c1c-0d9f6a2b7e11/7" },
        { kind: "level", area: "chairs", at: 1768478390000, people: 4, seq: "5f0c3c5e-7d0f-4c55-9c1c-0d9f6a2b7e11/7" },
        { kind: "crossings", line: "entrance", from: 1768478390000, at: 1768478400000, in: 0, out: 1, seq: "5f0c3c5e-7d0f-4c55-9c1c-0d9f6a2b7e11/8" },
        { kind: "level", area: "chairs", at: 1768478400000, people: 3, seq: "5f0c3c5e-7d0f-4c55-9c1c-0d9f6a2b7e11/8" },
        { kind: "health", at: 1768478400000, troubles: ["The picture is almost black."], seq: "5f0c3c5e-7d0f-4c55-9c1c-0d9f6a2b7e11/8" },
      ],
      source: "own values; shape: src/contract/camera.ts",
    },
    {
      says: "an interval that ran while the network was gone, sent after a newer one: its trouble is old news",
      payload: {
        body: {
          camera: "anteroom",
          session: "5f0c3c5e-7d0f-4c55-9c1c-0d9f6a2b7e11",
          intervals: [
            { seq: 12, from: 1768478460000, at: 1768478470000, lines: [], areas: [], health: { detectionsPerSecond: 5, troubles: [] } },
            { seq: 11, from: 1768478450000, at: 1768478460000, lines: [{ line: "entrance", in: 0, out: 2 }], areas: [], health: { detectionsPerSecond: 5, troubles: ["The camera was blocked."] } },
          ],
        },
      },
      readings: [
        { kind: "crossings", line: "entrance", from: 1768478450000, at: 1768478460000, in: 0, out: 2, seq: "5f0c3c5e-7d0f-4c55-9c1c-0d9f6a2b7e11/11" },
        { kind: "health", at: 1768478470000, troubles: [], seq: "5f0c3c5e-7d0f-4c55-9c1c-0d9f6a2b7e11/12" },
      ],
      source: "own values; shape: src/contract/camera.ts",
    },
  ],
} satisfies SensorAdapter;
