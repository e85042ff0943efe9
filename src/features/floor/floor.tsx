"use client";

import { LayoutGrid } from "lucide-react";
import type { FloorView, OutlookView } from "#contract/views.ts";
import { useView, type First } from "#client/use-view.ts";
import { Age } from "#ui/age.tsx";
import { Card } from "#ui/card.tsx";
import { Empty } from "#ui/empty.tsx";
import { useLanguage, useWords } from "#ui/language.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { classes } from "#ui/classes.ts";
import { LateClosing, useClosingSays } from "#ui/closing.tsx";
import { floorSentence } from "#features/floor/floor-sentence.ts";
import { floorWords } from "#features/floor/floor-words.ts";
import { HeadsAndTickets } from "#features/floor/heads-and-tickets.tsx";
import { SensorTable } from "#features/floor/sensor-table.tsx";
import { ServicesNow } from "#features/floor/services-now.tsx";
import { ZoneCard } from "#features/floor/zone-card.tsx";
import { zoneGroups, type ZoneKind } from "#features/floor/zone-groups.ts";

/** The clinic as it is now, the first thing that a newcomer sees. */
export function Floor({ first, outlook: firstOutlook }: { first: First<"floor">; outlook: First<"outlook"> }) {
  const t = useWords(floorWords);
  const language = useLanguage();
  const { view, lost, offset } = useView(first);
  const { view: outlook } = useView(firstOutlook);
  const closingSays = useClosingSays();
  return (
    <>
      <PageHeader
        title={t("floor")}
        detail={floorSentence(view, t, language)}
        actions={<Age at={view.asOf} offset={offset} style={lost ? "clock" : "ago"} className="text-xs text-quiet" />}
      />
      <LateClosing closing={outlook.closing} now={view.asOf} className="mb-4" />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_18.5rem]">
        <Zones view={view} outlook={outlook} />
        <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-1">
          <ServicesNow services={view.services} />
          <HeadsAndTickets heads={view.heads} />
          <Card title={t("nextHours")}>
            <p className="number text-sm">{closingSays(outlook.closing, view.asOf)}</p>
            <p className="mt-2 text-xs text-quiet">{t(outlook.lookedAt === null ? "outlookNotYet" : outlook.expectsArrivals ? "outlookHow" : "outlookNobodyComes")}</p>
          </Card>
        </div>
      </div>
      <SensorTable view={view} offset={offset} className="mt-4" />
    </>
  );
}

function Zones({ view, outlook }: { view: FloorView; outlook: OutlookView }) {
  const t = useWords(floorWords);
  if (view.zones.length === 0) return <Card><Empty icon={<LayoutGrid />} why={t("noZones")} next={t("noZonesNext")} /></Card>;
  return (
    <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
      {zoneGroups(view.zones).map(({ kind, zones }) => (
        <section key={kind} aria-labelledby={`zones-${kind}`} className={classes("flex min-w-0 flex-col gap-2", spans[Math.min(zones.length, 3)])}>
          <h2 id={`zones-${kind}`} className="text-xs font-medium text-quiet">{t(kindWords[kind])}</h2>
          <ul className="grid flex-1 grid-cols-1 gap-4 sm:grid-cols-subgrid">
            {zones.map((zone) => (
              <li key={zone.id} className="flex min-w-0">
                <ZoneCard zone={zone} sensors={view.sensors.filter((sensor) => zone.sensorIds.includes(sensor.id))} asOf={view.asOf} outlook={outlook.zones.find(({ id }) => id === zone.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const kindWords = { waiting: "kindWaiting", reception: "kindReception", treatment: "kindTreatment", corridor: "kindCorridor" } as const satisfies Record<ZoneKind, string>;

// A group is as wide as its cards, so that small groups stand side by side.
const spans: Record<number, string> = { 1: "", 2: "sm:col-span-2 sm:grid sm:grid-cols-subgrid sm:grid-rows-[auto_1fr] sm:*:col-span-full", 3: "sm:col-span-2 sm:grid sm:grid-cols-subgrid sm:grid-rows-[auto_1fr] sm:*:col-span-full lg:col-span-3" };
