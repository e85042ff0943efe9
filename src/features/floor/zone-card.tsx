"use client";

import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { Meter } from "#ui/meter.tsx";
import { Status, type StatusLevel } from "#ui/status.tsx";
import { floorWords } from "#features/floor/floor-words.ts";
import type { Sensor } from "#features/floor/sensor-order.ts";
import type { Zone } from "#features/floor/zone-groups.ts";
import type { OutlookView } from "#contract/views.ts";
import { ZoneOutlook } from "#features/floor/zone-outlook.tsx";
import { ZoneTrail } from "#features/floor/zone-trail.tsx";
import { zoneWord } from "#features/floor/zone-word.ts";

type ZoneCardProps = { zone: Zone; /** Those that watch it. */ sensors: readonly Sensor[]; asOf: number; outlook?: OutlookView["zones"][number] | undefined };

/** One zone: how many, how sure, how full, where it came from. */
export function ZoneCard({ zone, sensors, asOf, outlook }: ZoneCardProps) {
  const t = useWords(floorWords);
  const formats = useFormats();
  const { name, people, capacity, level } = zone;
  const isOff = level === "off";
  return (
    <article aria-label={name} className={classes("flex min-w-0 flex-1 flex-col gap-3 rounded-lg border bg-surface p-4 transition-colors", edges[level])}>
      <header className="flex flex-col items-start gap-0.5">
        <h3 className="text-sm font-semibold">{name}</h3>
        <p className="number flex flex-wrap items-baseline gap-x-1.5 text-xs text-quiet">
          <Status level={level} word={zoneWord(zone.word, t)} size="sm" />
          {zone.crowdedSince !== null && !isOff && <span>{t("crowdedSince", { time: formats.clock(zone.crowdedSince) })}</span>}
        </p>
      </header>

      <p className="number flex min-h-11 items-baseline gap-x-2.5">
        {people === null ? (
          <>
            <span aria-hidden="true" className="min-w-[1.2em] text-2xl font-semibold text-quiet">–</span>
            <span className="text-sm text-quiet">{t("roomFor", { capacity: formats.number(capacity) })}</span>
          </>
        ) : (
          <>
            <span className={classes("min-w-[1.2em] text-2xl font-semibold", isOff && "text-quiet")}>{formats.number(people.likely)}</span>
            <span className="flex flex-col text-sm leading-4.5 text-quiet">
              <span className={isOff ? undefined : "text-ink"}>{isOff ? t("lastKnown") : <HowSure {...people} />}</span>
              <span>{t("roomFor", { capacity: formats.number(capacity) })}</span>
            </span>
          </>
        )}
      </p>

      <Meter label={t("peopleIn", { zone: name })} people={people?.likely ?? null} low={people?.low} high={people?.high} capacity={capacity} marks={[...new Set([zone.watchPeople, zone.fullPeople])]} level={level} />
      <p className="number -mt-1.5 text-xs text-quiet">{t("thresholds", { watch: formats.number(zone.watchPeople), full: formats.number(zone.fullPeople) })}</p>
      <ZoneTrail zone={zone} asOf={asOf} />
      {outlook && <ZoneOutlook zone={outlook} />}
      <Today zone={zone} />
      <SensorNote sensors={sensors} />
    </article>
  );
}

const edges: Record<StatusLevel, string> = { ok: "border-hairline", watch: "border-watch", late: "border-late shadow-[inset_0_3px_0_var(--late)]", off: "border-hairline border-dashed" };

function HowSure({ low, high }: { low: number; high: number }) {
  const t = useWords(floorWords);
  const formats = useFormats();
  return low === high ? t("certain") : t("likely", { low: formats.number(low), high: formats.number(high) });
}

function Today({ zone }: { zone: Zone }) {
  const t = useWords(floorWords);
  const formats = useFormats();
  // A zone that nobody has heard has no zero to show.
  if (zone.people === null && zone.enteredToday + zone.leftToday === 0) return null;
  return <p className="number text-xs text-quiet">{t("today", { entered: formats.number(zone.enteredToday), left: formats.number(zone.leftToday) })}</p>;
}

/** Says so where a zone is known by fewer eyes than it has. */
function SensorNote({ sensors }: { sensors: readonly Sensor[] }) {
  const t = useWords(floorWords);
  const off = sensors.filter((sensor) => sensor.silence !== "speaking").length;
  if (off === 0) return null;
  return (
    <a href="#sensors" className="target -my-1 mt-auto inline-flex items-center self-start text-xs text-quiet underline-offset-4 hover:underline">
      <Status level="off" size="sm" word={t("sensorsMissing", { missing: off, count: sensors.length })} />
    </a>
  );
}
