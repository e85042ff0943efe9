"use client";

import { Languages } from "lucide-react";
import { joinWords } from "#features/join/join-words.ts";
import { useWords } from "#ui/language.tsx";
import { languages, type Language } from "#ui/languages.ts";

type LanguageListProps = { offered: readonly Language[]; language: Language; onLanguage: (language: Language) => void };

/** The telephone's own list. The sign is for those who cannot read the word beside it. */
export function LanguageList({ offered, language, onLanguage }: LanguageListProps) {
  const t = useWords(joinWords);
  const choices = offered.flatMap((code) => languages.filter((one) => one.code === code));
  if (choices.length < 2) return null;
  return (
    <span className="relative flex max-w-full min-w-0 items-center">
      <Languages aria-hidden="true" className="pointer-events-none absolute start-3 size-5" />
      <select
        aria-label={t("language")}
        value={language}
        onChange={(chosen) => onLanguage(choices.find(({ code }) => code === chosen.target.value)?.code ?? language)}
        className="min-h-11 max-w-full min-w-0 rounded-md border border-edge bg-surface ps-10 pe-2 text-base text-ink"
      >
        {choices.map(({ code, name, dir }) => <option key={code} value={code} lang={code} dir={dir}>{name}</option>)}
      </select>
    </span>
  );
}
