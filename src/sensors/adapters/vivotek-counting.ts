import { z } from "zod";
import type { Reading } from "#domain/occupancy/reading.ts";
import type { SensorAdapter } from "#sensors/adapter.ts";
import { interval, isoTime, name, peopleText } from "#sensors/fields.ts";
import { read } from "#sensors/read.ts";

export const adapter = {
  id: "vivotek-counting",
  vendor: "Vivotek",
  models: ["SC8131", "SC8132", "SC8133 and others with report push"],
  source: "Vivotek SC8131 user's manual, 3-6 Report Push",
  says: "Stereo camera above a door that posts what crossed each counting rule in every interval. Place each rule by its name.",
  usualEverySeconds: 60,
  connect: [
    {
      via: "http",
      steps: {
        en: [
          "On the camera's page open Report Push and click Add. Type HTTP; address {address}/{token}",
          "Delivery schedule and aggregation level: 1 min. Report type: Counting. Format: JSON.",
          "Leave Lite off: an interval with nobody is news too. Save.",
        ],
        es: [
          "En la página de la cámara abra Report Push y pulse Add. Tipo HTTP; dirección {address}/{token}",
          "Delivery schedule y Aggregation level: 1 min. Report Type: Counting. Format: JSON.",
          "Deje Lite apagado: un intervalo sin nadie también es noticia. Guarde.",
        ],
      },
      paste: "{address}/{token}",
    },
  ],
  decode({ body }) {
    return read(report, body).Data.flatMap(({ RuleType, CountingInfo }, r): Reading[] => {
      if (RuleType !== "Counting") return [];
      return CountingInfo.map((rule, i) => {
        const path = `Data[${r}].CountingInfo[${i}]`;
        return { kind: "crossings", line: rule.RuleName, ...interval(`${path}.EndTime`, rule.StartTime, rule.EndTime), in: rule.In, out: rule.Out };
      });
    });
  },
  examples: [
    {
      says: "a minute of two rules",
      payload: {
        body: {
          Source: { UtcTime: "2026-01-15T12:00:01Z", GroupID: "0", DeviceID: "0", ModelName: "SC8131", MacAddress: "00:00:5e:00:53:01", TimeZone: "+1", DST: "0" },
          Data: [
            {
              RuleType: "Counting",
              CountingInfo: [
                { RuleName: "Main door", In: 3, Out: 1, StartTime: "2026-01-15T11:59:00Z", EndTime: "2026-01-15T12:00:00Z" },
                { RuleName: "Side door", In: "0", Out: "2", StartTime: "2026-01-15T11:59:00Z", EndTime: "2026-01-15T12:00:00Z" },
              ],
            },
            { RuleType: "Queue" },
          ],
        },
      },
      readings: [
        { kind: "crossings", line: "Main door", from: Date.UTC(2026, 0, 15, 11, 59), at: Date.UTC(2026, 0, 15, 12), in: 3, out: 1 },
        { kind: "crossings", line: "Side door", from: Date.UTC(2026, 0, 15, 11, 59), at: Date.UTC(2026, 0, 15, 12), in: 0, out: 2 },
      ],
      source: "own values; shape: Vivotek SC8131 user's manual, page 90",
    },
  ],
} satisfies SensorAdapter;

const rule = z.object({ RuleName: name, In: peopleText, Out: peopleText, StartTime: isoTime, EndTime: isoTime });
const report = z.object({ Data: z.array(z.object({ RuleType: z.string().max(100), CountingInfo: z.array(rule).max(1000).default([]) })).max(100) });
