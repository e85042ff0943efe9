"use client";

import type { OutlookView } from "#contract/views.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { nextHoursWords } from "#features/desk/next-hours-words.ts";
import { Badge } from "#ui/badge.tsx";
import { Card } from "#ui/card.tsx";
import { BandChart } from "#ui/chart/band-chart.tsx";
import { useClosingSays } from "#ui/closing.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** One scale for all lines, so that they can be compared; a short one must not look long. */
const leastTop = 6;
const hourMs = 3_600_000;

/** How many will wait for each service, and when the last patient leaves. */
export function NextHours({ outlook }: { outlook: OutlookView }) {
  const t = useWords(nextHoursWords);
  const formats = useFormats();
  const closingSays = useClosingSays();
  const { view } = useDesk();
  const { services, lookedAt, expectsArrivals, closing } = outlook;
  const top = Math.max(leastTop, ...services.flatMap(({ bands }) => bands.map((band) => band.high))) * 1.05;
  const last = Math.max(...services.flatMap(({ bands }) => bands.map((band) => band.at)));
  return (
    <Card title={t("title")} className="mt-4">
      {lookedAt === null ? (
        <p className="text-sm text-quiet">{t("notYet")}</p>
      ) : (
        <>
          {closing.known || closing.because !== "not-yet" ? <p className="number mb-3 text-sm">{closingSays(closing, view.asOf)}</p> : null}
          <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-4">
            {services.map((service) => <ServiceHours key={service.id} service={service} top={top} waiting={view.services.find(({ id }) => id === service.id)?.waiting ?? 0} />)}
          </ul>
          <p className="number mt-3 text-xs text-quiet">{expectsArrivals ? t("how", { time: formats.clock(last) }) : t("nobodyComes")}</p>
        </>
      )}
    </Card>
  );
}

function ServiceHours({ service, top, waiting }: { service: OutlookView["services"][number]; top: number; waiting: number }) {
  const t = useWords(nextHoursWords);
  const formats = useFormats();
  const { bands, name, prefix } = service;
  const inAnHour = bands.find((band) => band.at >= (bands[0]?.at ?? 0) + hourMs) ?? bands.at(-1);
  return (
    <li className="flex min-w-0 flex-col gap-1">
      <p className="flex items-baseline gap-2">
        <Badge>{prefix}</Badge>
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{name}</span>
        <span className="number text-xs text-quiet">{t("now", { count: waiting })}</span>
      </p>
      <BandChart caption={t("table", { service: name })} points={bands} top={top} />
      {inAnHour && <p className="number text-xs text-quiet">{t("at", { time: formats.clock(inAnHour.at), likely: formats.number(inAnHour.likely), low: formats.number(inAnHour.low), high: formats.number(inAnHour.high) })}</p>}
    </li>
  );
}
