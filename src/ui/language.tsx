"use client";

import { createContext, useContext, useMemo, type ReactNode } from "react";
import { DirectionProvider } from "@base-ui/react/direction-provider";
import { formatsFor, type Formats } from "#ui/formats.ts";
import { directionOf, type Language } from "#ui/languages.ts";
import { translate, type Complete, type Translate, type Words } from "#ui/words.ts";

type Spoken = { language: Language; timeZone: string; formats: Formats };

const plain: Spoken = { language: "en", timeZone: "UTC", formats: formatsFor("en", "UTC") };
const LanguageContext = createContext<Spoken>(plain);

type LanguageProviderProps = { language: Language; timeZone: string; /** The clinic's country, for its clock and dates. */ region?: string; children: ReactNode };

/** Everything below speaks `language` and tells the time of `timeZone` (the clinic's, not the browser's). */
export function LanguageProvider({ language, timeZone, region, children }: LanguageProviderProps) {
  const spoken = useMemo(() => ({ language, timeZone, formats: formatsFor(language, timeZone, region) }), [language, timeZone, region]);
  return (
    <LanguageContext value={spoken}>
      <DirectionProvider direction={directionOf(language)}>{children}</DirectionProvider>
    </LanguageContext>
  );
}

export const useLanguage = (): Language => useContext(LanguageContext).language;

export const useFormats = (): Formats => useContext(LanguageContext).formats;

/** `words` must be a constant beside its component, so that the translator is made once. */
export function useWords<const W extends Words>(words: W & Complete<W>): Translate<W> {
  const { language, timeZone } = useContext(LanguageContext);
  return useMemo(() => translate<W>(words, language, timeZone), [words, language, timeZone]);
}
