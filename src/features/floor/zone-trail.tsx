"use client";

import { hourMs } from "#domain/time.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { floorWords } from "#features/floor/floor-words.ts";
import { Sparkline } from "#ui/chart/sparkline.tsx";
import type { Zone } from "#features/floor/zone-groups.ts";

const trailMs = 2 * hourMs;
/** A nearly empty zone must not look like a mountain range. */
const leastTop = 6;

/** The zone's last two hours. */
export function ZoneTrail({ zone, asOf }: { zone: Zone; asOf: number }) {
  const t = useWords(floorWords);
  const formats = useFormats();
  const points = zone.trail.filter((point) => point.at > asOf - trailMs).map(({ at, likely }) => ({ at, value: likely }));
  const counts = points.map((point) => point.value);
  if (counts.length === 0) return <div className="flex h-13 items-end text-xs text-quiet">{t("noTrail")}</div>;
  const most = Math.max(...counts);
  return (
    <div className="flex flex-col gap-1">
      <Sparkline
        label={t("trail", { zone: zone.name, most: formats.number(most), least: formats.number(Math.min(...counts)) })}
        points={points}
        scale={{ from: asOf - trailMs, to: asOf, bottom: 0, top: Math.max(leastTop, most * 1.1) }}
        threshold={zone.fullPeople}
      />
      <p aria-hidden="true" className="number flex justify-between text-xs text-quiet"><span>{t("lastHours")}</span><span>{t("peak", { count: formats.number(most) })}</span></p>
    </div>
  );
}
