"use client";

import { Languages } from "lucide-react";
import { languages, type Language } from "#ui/languages.ts";

export type LanguageChoice = (typeof languages)[number];

/** Those of the languages that are offered, in the order in which they are offered. */
export function choicesOf(offered: readonly Language[]): LanguageChoice[] {
  return offered.flatMap((code) => languages.filter((one) => one.code === code));
}

type LanguageListProps = { label: string; choices: readonly LanguageChoice[]; language: Language; onLanguage: (language: Language) => void };

/** The phone's own list: large, scrolling, and no script of ours. The sign is for those who cannot read the word beside it. */
export function LanguageList({ label, choices, language, onLanguage }: LanguageListProps) {
  return (
    <span className="relative flex max-w-full min-w-0 items-center">
      <Languages aria-hidden="true" className="pointer-events-none absolute start-3 size-5" />
      <select
        aria-label={label}
        value={language}
        onChange={(chosen) => onLanguage(choices.find(({ code }) => code === chosen.target.value)?.code ?? language)}
        className="min-h-11 max-w-full min-w-0 rounded-md border border-edge bg-surface ps-10 pe-2 text-base text-ink"
      >
        {choices.map(({ code, name, dir }) => <option key={code} value={code} lang={code} dir={dir}>{name}</option>)}
      </select>
    </span>
  );
}
