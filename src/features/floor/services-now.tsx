"use client";

import type { FloorView } from "#contract/views.ts";
import { Badge } from "#ui/badge.tsx";
import { Card } from "#ui/card.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Range } from "#ui/range.tsx";
import { floorWords } from "#features/floor/floor-words.ts";

type Service = FloorView["services"][number];

/** How long somebody who came now would wait, for each service, as a span to plan by. */
export function ServicesNow({ services }: { services: readonly Service[] }) {
  const t = useWords(floorWords);
  const most = Math.max(20, ...services.map(({ ifYouCameNow }) => (ifYouCameNow.known ? ifYouCameNow.p90 : 0)));
  return (
    <Card title={t("ifYouCameNow")} flush>
      {services.length === 0 && <p className="px-4 pb-4 text-sm text-quiet">{t("noServices")}</p>}
      <ul>
        {services.map((service) => (
          <li key={service.id} className="border-t border-hairline px-4 py-2.5">
            <div className="flex items-baseline gap-2">
              <Badge>{service.prefix}</Badge>
              <span className="min-w-0 flex-1 truncate text-sm font-medium">{service.name}</span>
              <span className="number text-xs text-quiet">{t("waiting", { count: service.waiting })}</span>
            </div>
            <WaitNow wait={service.ifYouCameNow} most={most} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function WaitNow({ wait, most }: { wait: Service["ifYouCameNow"]; most: number }) {
  const t = useWords(floorWords);
  const formats = useFormats();
  if (!wait.known) return <p className="mt-1 text-sm text-quiet">{t(wait.because === "closed" ? "closed" : "nobodyServes")}</p>;
  const [about, atMost] = [formats.number(wait.aboutMinutes), formats.number(wait.atMostMinutes)];
  return (
    <>
      <p className="number mt-1 text-sm">{wait.aboutMinutes === 0 ? t("aboutNoWait", { most: atMost }) : t("about", { about, most: atMost })}</p>
      <Range low={wait.p10} likely={wait.p50} high={wait.p90} most={most} className="mt-1" />
    </>
  );
}
