import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { unixTime } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "yanzi-presence",
  vendor: "Yanzi",
  models: ["Presence Mini", "Motion+"],
  source: "https://github.com/akenza-io/device-type-library/tree/main/types/yanzi/presenceMini",
  says: "Infrared motion sensor under a desk or in a room, over the vendor's gateway and cloud. It knows whether somebody has just moved, not how many.",
  usualEverySeconds: 600,
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "Ask whoever runs your Yanzi Cirrus account to forward the samples of this sensor by HTTP, as JSON with its list of values.",
          "URL: {address}",
          "Header: Authorization with the value Bearer {token}",
        ],
        es: [
          "Pida a quien administra su cuenta Yanzi Cirrus que reenvíe las muestras de este sensor por HTTP, como JSON con su lista de valores.",
          "URL: {address}",
          "Cabecera: Authorization con el valor Bearer {token}",
        ],
      },
      paste: "Authorization: Bearer {token}",
    },
  ],
  decode({ body }) {
    return read(message, body).values.flatMap(({ resourceType, sampleTime: at, timeLastMotion }): Reading[] => {
      if (resourceType !== "SampleMotion" || timeLastMotion === undefined) return [];
      return [{ kind: "presence", area: "presence", at, occupied: at - timeLastMotion <= stillThereMs }];
    });
  },
  examples: [
    {
      says: "somebody moves as it measures; the value counts every movement of its life",
      payload: { body: { values: [{ resourceType: "SampleMotion", sampleTime: 1643365120931, value: 24873, timeLastMotion: 1643365120931 }] } },
      readings: [{ kind: "presence", area: "presence", at: 1643365120931, occupied: true }],
      source: "akenza-io/device-type-library, types/yanzi/presenceMini (MIT)",
    },
    {
      says: "the last movement ten minutes ago",
      payload: { body: { values: [{ resourceType: "SampleMotion", sampleTime: 1643365720931, value: 24873, timeLastMotion: 1643365120931 }] } },
      readings: [{ kind: "presence", area: "presence", at: 1643365720931, occupied: false }],
      source: "after akenza-io/device-type-library, types/yanzi/presenceMini (MIT)",
    },
    {
      says: "temperature only",
      payload: { body: { values: [{ resourceType: "SampleTemp", sampleTime: 1643365120937, value: 292.405 }] } },
      readings: [],
      source: "akenza-io/device-type-library, types/yanzi/presenceMini (MIT)",
    },
  ],
} satisfies SensorAdapter;

/** Whoever has moved this recently is taken to be there still. */
const stillThereMs = 120_000;

const message = z.object({ values: z.array(z.object({ resourceType: z.string().max(100), sampleTime: unixTime, timeLastMotion: unixTime.optional() })).max(1000) });
