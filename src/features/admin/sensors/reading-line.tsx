"use client";

import type { TestAnswer } from "#contract/sensors.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

export type ShownReading = TestAnswer["readings"][number];

const shownAtOnce = 12;

/** What was read from a message, in words. */
export function ReadingLines({ readings }: { readings: readonly ShownReading[] }) {
  const t = useWords(sensorsWords);
  if (readings.length === 0) return <p className="text-sm text-quiet">{t("nothingRead")}</p>;
  const left = readings.length - shownAtOnce;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {readings.slice(0, shownAtOnce).map((reading, i) => <li key={i}><ReadingLine reading={reading} /></li>)}
      {left > 0 && <li className="text-quiet">{t("andMore", { count: left })}</li>}
    </ul>
  );
}

function ReadingLine({ reading }: { reading: ShownReading }) {
  const t = useWords(sensorsWords);
  const formats = useFormats();
  const { kind, at, line, area, from } = reading;
  const number = (value: unknown) => (typeof value === "number" ? formats.number(value) : t("unknownTotal"));
  const where = typeof line === "string" ? t("lineOf", { line }) : typeof area === "string" ? t("areaOf", { area }) : null;
  const says = () => {
    switch (kind) {
      case "totals":
        return t("totals", { in: number(reading.inTotal), out: number(reading.outTotal) });
      case "crossings":
        return t("crossed", { in: number(reading.in), out: number(reading.out) });
      case "level":
        return t("people", { count: Number(reading.people) });
      case "presence":
        return t(reading.occupied ? "somebody" : "nobody");
      default:
        return healthSays();
    }
  };
  const healthSays = () => {
    const { batteryPercent, troubles } = reading;
    const battery = typeof batteryPercent === "number" ? [t("batteryAt", { percent: formats.percent(batteryPercent / 100) })] : [];
    const told = Array.isArray(troubles) ? (troubles.length > 0 ? troubles.map(String) : [t("well")]) : [];
    return [...battery, ...told].join(", ");
  };
  const when = typeof from === "number" && from < at ? t("between", { from: formats.clockSeconds(from), to: formats.clockSeconds(at) }) : formats.clockSeconds(at);
  return (
    <>
      {where && <span className="font-medium">{where}: </span>}
      <span className="number">{says()}</span> <span className="number text-quiet">{formats.date(at)}, {when}</span>
    </>
  );
}
