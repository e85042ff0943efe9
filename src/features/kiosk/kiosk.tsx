"use client";

import "#features/kiosk/kiosk.css";
import { useCallback, useEffect, useState } from "react";
import type { KioskView } from "#contract/kiosk.ts";
import { useWakeLock } from "#client/use-wake-lock.ts";
import { useKioskView } from "#features/kiosk/use-kiosk-view.ts";
import { Unpaired } from "#features/kiosk/unpaired.tsx";
import { Visit } from "#features/kiosk/visit.tsx";
import { LanguageProvider } from "#ui/language.tsx";
import { directionOf, spokenOf, type Language } from "#ui/languages.ts";

export type Comfort = { isLarge: boolean; isStrong: boolean };
type Reader = { visit: number; chosen: Language | null; comfort: Comfort };
const usual: Comfort = { isLarge: false, isStrong: false };

/** A check-in screen in a hall. Each patient finds it as if nobody had been there before: a new visit is a new component. */
export function Kiosk({ first }: { first: KioskView }) {
  const line = useKioskView(first);
  const offered = spokenOf(line.view.languages);
  const [{ visit, chosen, comfort }, setReader] = useState<Reader>({ visit: 1, chosen: null, comfort: usual });
  useWakeLock();
  const language = chosen && offered.includes(chosen) ? chosen : offered[0];
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);

  const forget = useCallback(() => setReader((before) => ({ visit: before.visit + 1, chosen: null, comfort: usual })), [setReader]);
  const speak = (language: Language) => setReader((before) => ({ ...before, chosen: language }));
  const ease = (wanted: Comfort) => setReader((before) => ({ ...before, comfort: wanted }));

  return (
    <LanguageProvider language={language} timeZone={line.view.clinic.timeZone} region={line.view.clinic.region}>
      <div
        lang={language}
        dir={directionOf(language)}
        data-text={comfort.isLarge ? "large" : undefined}
        data-contrast={comfort.isStrong ? "high" : undefined}
        className="kiosk flex min-h-dvh flex-col bg-surface text-base text-ink select-none"
      >
        {line.isRefused ? (
          <Unpaired />
        ) : (
          <Visit key={visit} line={line} offered={offered} isChanged={chosen !== null || comfort !== usual} onLanguage={speak} comfort={comfort} onComfort={ease} onForget={forget} />
        )}
      </div>
    </LanguageProvider>
  );
}
