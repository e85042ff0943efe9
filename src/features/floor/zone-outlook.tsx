"use client";

import type { OutlookView } from "#contract/views.ts";
import { BandChart } from "#ui/chart/band-chart.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { floorWords } from "#features/floor/floor-words.ts";

/** A nearly empty zone must not look like a mountain range. */
const leastTop = 6;
const hourMs = 3_600_000;

/** The zone's next hours, beside its last two. */
export function ZoneOutlook({ zone }: { zone: OutlookView["zones"][number] }) {
  const t = useWords(floorWords);
  const formats = useFormats();
  const { bands, because, name, capacity } = zone;
  if (bands.length < 2) return <p className="text-xs text-quiet">{t(because === "not-counted" ? "outlookNotCounted" : because === "not-by-ticket" ? "outlookNotByTicket" : "outlookNotYet")}</p>;
  const [first, last] = [bands[0], bands.at(-1)] as [(typeof bands)[number], (typeof bands)[number]];
  const most = Math.max(...bands.map((band) => band.high));
  const inAnHour = bands.find((band) => band.at >= first.at + hourMs) ?? last;
  const overfull = bands.find((band) => band.likely > capacity);
  return (
    <div className="flex flex-col gap-1">
      <BandChart caption={t("outlookTable", { zone: name })} points={bands} top={Math.max(leastTop, most * 1.05, most > 0.7 * capacity ? capacity * 1.05 : 0)} threshold={capacity} />
      <p aria-hidden="true" className="number flex justify-between text-xs text-quiet"><span>{t("outlookFrom")}</span><span>{formats.clock(last.at)}</span></p>
      <p className="number text-xs">
        {t("outlookAt", { time: formats.clock(inAnHour.at), likely: formats.number(inAnHour.likely), low: formats.number(inAnHour.low), high: formats.number(inAnHour.high) })}
        {overfull && ` ${t("outlookOverfull", { time: formats.clock(overfull.at), capacity: formats.number(capacity) })}`}
      </p>
    </div>
  );
}
