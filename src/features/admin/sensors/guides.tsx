"use client";

import type { ConnectGuide } from "#contract/sensors.ts";
import { useLanguage, useWords } from "#ui/language.tsx";
import { Tabs } from "#ui/tabs.tsx";
import { Copyable } from "#features/admin/copyable.tsx";
import { sensorsWords } from "#features/admin/sensors/sensors-words.ts";

/** The steps on the vendor's own page, for each way that the sensor has. */
export function Guides({ guides }: { guides: readonly ConnectGuide[] }) {
  const t = useWords(sensorsWords);
  const names = { http: t("viaHttp"), mqtt: t("viaMqtt"), lorawan: t("viaLorawan"), "camera-page": t("viaCameraPage") };
  const [first, ...others] = guides;
  if (!first) return null;
  if (others.length === 0) return <Guide guide={first} />;
  return <Tabs label={t("ways")} tabs={guides.map((guide, i) => ({ value: String(i), label: names[guide.via], panel: <Guide guide={guide} /> }))} />;
}

function Guide({ guide }: { guide: ConnectGuide }) {
  const t = useWords(sensorsWords);
  const language = useLanguage();
  return (
    <div className="flex flex-col gap-4">
      <ol className="flex list-decimal flex-col gap-1.5 ps-5 text-sm marker:text-quiet">
        {(language === "es" ? guide.steps.es : guide.steps.en).map((step, i) => <li key={i} className="ps-1 wrap-anywhere">{step}</li>)}
      </ol>
      {guide.paste && <Copyable label={t("paste")} text={guide.paste} />}
    </div>
  );
}
