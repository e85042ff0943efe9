"use client";

import "#features/join/poster.css";
import { useEffect, useState } from "react";
import type { DoorAddress } from "#contract/join.ts";
import { getJson } from "#client/http.ts";
import { joinWords } from "#features/join/join-words.ts";
import { posterWords } from "#features/join/poster-words.ts";
import { Button } from "#ui/button.tsx";
import { classes } from "#ui/classes.ts";
import { LanguageProvider, useFormats, useWords } from "#ui/language.tsx";
import { directionOf, type Language } from "#ui/languages.ts";
import { QrCode } from "#ui/qr-code.tsx";

const askEveryMs = 60_000;

/** Today's code for the door: to print in the morning, or to leave on a screen, where it changes by itself at midnight. */
export function Poster({ slug, offered }: { slug: string; offered: readonly Language[] }) {
  const t = useWords(posterWords);
  const [door, setDoor] = useState<DoorAddress | "refused" | null>(null);
  useEffect(() => {
    let isGone = false;
    const ask = () =>
      getJson<DoorAddress>(`/api/join/${encodeURIComponent(slug)}/door`).then(
        (found) => void (isGone || setDoor(found)),
        // A screen that is cut off keeps its code: it is good until midnight.
        () => void (isGone || setDoor((before) => before ?? "refused")),
      );
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [slug]);
  if (door === null) return <main className="min-h-dvh" />;
  if (door === "refused") return <main className="mx-auto max-w-md p-8"><h1 className="text-lg font-medium">{t("refused")}</h1></main>;
  const address = `${door.publicUrl ?? window.location.origin}${door.path}`;
  return (
    <main data-theme="light" className="poster flex min-h-dvh flex-col items-center gap-6 px-8 py-6 text-center">
      <div className="no-print flex w-full flex-wrap items-center justify-between gap-4 text-start text-base">
        <p className="min-w-0 flex-1">{door.atDoor ? t("help") : t("off")}</p>
        <Button onClick={() => window.print()}>{t("print")}</Button>
      </div>
      <h1 className="text-xl text-quiet"><bdi>{door.clinic.name}</bdi></h1>
      <QrCode text={address} label={t("code")} className="w-full max-w-[min(28rem,55vh)]" />
      <div className={classes("grid w-full gap-x-8 gap-y-5", offered.length > 2 && "grid-cols-2")}>
        {offered.map((language) => (
          <LanguageProvider key={language} language={language} timeZone={door.clinic.timeZone} region={door.clinic.region}>
            <Said language={language} day={door.day} isLarge={offered.length <= 2} />
          </LanguageProvider>
        ))}
      </div>
    </main>
  );
}

function Said({ language, day, isLarge }: { language: Language; day: string; isLarge: boolean }) {
  const t = useWords(joinWords);
  const formats = useFormats();
  return (
    <div lang={language} dir={directionOf(language)}>
      <p className={classes("font-semibold text-balance", isLarge ? "text-2xl" : "text-lg")}>{t("posterTitle")}</p>
      <p className={isLarge ? "text-lg" : "text-base"}>{t("posterHow")}</p>
      {/* Noon of the day in UTC is that day in nearly every place, and the words name no hour. */}
      <p className="number text-base text-quiet">{t("posterDay", { day: formats.dateLong(Date.parse(`${day}T12:00:00Z`)) })}</p>
    </div>
  );
}
