import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { isoTime, name } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "opendatacam",
  vendor: "OpenDataCam",
  models: ["OpenDataCam 3"],
  source: "https://github.com/opendatacam/opendatacam",
  says: "Any camera with OpenDataCam, polled for the counter of its recording. Left to right and top to bottom is in.",
  usualEverySeconds: 300,
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "OpenDataCam answers questions and does not call by itself: let the computer that it runs on ask for its recording each minute. Put the line below into its schedule (cron), with the recording's id.",
          "Draw a counting line across the door first, and start a recording. Left to right and top to bottom is in.",
          "What is told twice is counted once: each passage has a number.",
        ],
        es: [
          "OpenDataCam responde a preguntas y no llama por sí mismo: haga que el ordenador en el que funciona pida su grabación cada minuto. Ponga la línea de abajo en su programador (cron), con el id de la grabación.",
          "Antes dibuje una línea de conteo a través de la puerta e inicie una grabación. De izquierda a derecha y de arriba abajo es entrar.",
          "Lo que se dice dos veces se cuenta una: cada paso tiene un número.",
        ],
      },
      paste: `* * * * * curl -s http://localhost:8080/recording/RECORDING_ID/counter | curl -s -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' --data-binary @- '{address}'`,
    },
  ],
  decode({ body }) {
    const recordings = read(z.union([z.array(recording), recording.transform((one) => [one])]), body);
    return recordings.flatMap(({ areas, counterHistory }) =>
      counterHistory.flat().flatMap((passage): Reading[] => {
        const isIn = passage.countingDirection?.startsWith("leftright");
        // A car in the view of a door is on the street.
        if (passage.name !== "person" || isIn === undefined) return [];
        const line = areas[passage.area]?.name ?? passage.area;
        return [{ kind: "crossings", line, from: passage.timestamp, at: passage.timestamp, in: isIn ? 1 : 0, out: isIn ? 0 : 1, seq: `${passage.id}` }];
      }),
    );
  },
  examples: [
    {
      says: "one person out, and a car",
      payload: {
        body: [
          {
            _id: "5cc3400252340f451cd7397a",
            dateStart: "2019-04-26T17:29:38.190Z",
            areas: { "94afa4f8-1d24-4011-a481-ad3036e959b4": { color: "yellow", name: "entrance" } },
            counterHistory: [
              [
                { timestamp: "2019-04-26T17:29:38.811Z", area: "94afa4f8-1d24-4011-a481-ad3036e959b4", name: "person", id: 1021, bearing: 155, countingDirection: "rightleft_bottomtop" },
                { timestamp: "2019-04-26T17:29:40.338Z", area: "94afa4f8-1d24-4011-a481-ad3036e959b4", name: "car", id: 1030, bearing: 155, countingDirection: "rightleft_bottomtop" },
              ],
            ],
          },
        ],
      },
      readings: [{ kind: "crossings", line: "entrance", from: Date.UTC(2019, 3, 26, 17, 29, 38, 811), at: Date.UTC(2019, 3, 26, 17, 29, 38, 811), in: 0, out: 1, seq: "1021" }],
      source: "after opendatacam/opendatacam, server.js (MIT)",
    },
  ],
} satisfies SensorAdapter;

const passage = z.object({ timestamp: isoTime, area: name, name: z.string(), id: z.number().int(), countingDirection: z.string().optional() });
const recording = z.object({
  areas: z.record(z.string(), z.object({ name: name.optional() })).default({}),
  counterHistory: z.array(z.union([passage, z.array(passage)])).default([]),
});
