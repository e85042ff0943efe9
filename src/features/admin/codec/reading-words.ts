import type { CodecTried } from "#contract/codecs.ts";
import type { Reading } from "#domain/occupancy/reading.ts";
import { codecWords } from "#features/admin/codec/codec-words.ts";
import type { Formats } from "#ui/formats.ts";
import type { Translate } from "#ui/words.ts";

/** What would be counted, each reading a sentence: "12 in, 9 out in total on line 1". */
export function readingWords(readings: CodecTried["readings"], t: Translate<typeof codecWords>, formats: Formats): string[] {
  const number = (n: number) => formats.number(n);
  // The contract shows readings as the domain has them.
  return (readings as Reading[]).flatMap((reading): string[] => {
    switch (reading.kind) {
      case "totals": {
        const { line, inTotal, outTotal } = reading;
        if (inTotal === undefined) return [t("totalOut", { out: number(outTotal ?? 0), line })];
        return [outTotal === undefined ? t("totalIn", { in: number(inTotal), line }) : t("totals", { in: number(inTotal), out: number(outTotal), line })];
      }
      case "crossings":
        return [t("crossed", { in: number(reading.in), out: number(reading.out), line: reading.line })];
      case "level":
        return [t("people", { people: reading.people, area: reading.area })];
      case "presence":
        return [t(reading.occupied ? "somebody" : "nobody", { area: reading.area })];
      case "thermal":
      case "beams":
        // No mapping makes these: a radio message has no room for pictures.
        return [];
      case "health": {
        const { batteryPercent: percent, batteryVolts: volts, troubles } = reading;
        return [
          ...(percent === undefined ? [] : [t("batteryPercent", { percent: formats.number(percent, 1) })]),
          ...(volts === undefined ? [] : [t("batteryVolts", { volts: formats.number(volts, 2) })]),
          ...(troubles === undefined ? [] : [troubles.length > 0 ? t("troubles", { troubles: troubles.join(", ") }) : t("allWell")]),
        ];
      }
    }
  });
}
