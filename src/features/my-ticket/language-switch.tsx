"use client";

import { Languages } from "lucide-react";
import { useTicketWords } from "#features/my-ticket/use-ticket-words.ts";
import { classes } from "#ui/classes.ts";
import { languages, type Language } from "#ui/languages.ts";

type LanguageSwitchProps = { offered: readonly Language[]; language: Language; onLanguage: (language: Language) => void };

/** Two fit beside the clinic's name on a phone. */
const buttonsAtMost = 2;

/** Each language by its own name, since that is the word its reader looks for. */
export function LanguageSwitch({ offered, language, onLanguage }: LanguageSwitchProps) {
  const t = useTicketWords();
  const choices = offered.flatMap((code) => languages.filter((one) => one.code === code));
  if (choices.length < 2) return null;
  if (choices.length > buttonsAtMost) return <LanguageList choices={choices} language={language} onLanguage={onLanguage} />;
  return (
    <div role="group" aria-label={t("language")} className="flex shrink-0">
      {choices.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          onClick={() => onLanguage(code)}
          className={classes("min-h-11 rounded-md px-3 text-base", code === language ? "bg-pressed font-semibold text-ink" : "text-quiet")}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

type LanguageListProps = Omit<LanguageSwitchProps, "offered"> & { choices: (typeof languages)[number][] };

/** The phone's own list: large, scrolling, and no script of ours. The sign is for those who cannot read the word beside it. */
function LanguageList({ choices, language, onLanguage }: LanguageListProps) {
  const t = useTicketWords();
  return (
    <span className="relative flex shrink-0 items-center">
      <Languages aria-hidden="true" className="pointer-events-none absolute start-3 size-5" />
      <select
        aria-label={t("language")}
        value={language}
        onChange={(chosen) => onLanguage(choices.find(({ code }) => code === chosen.target.value)?.code ?? language)}
        className="min-h-11 rounded-md border border-edge bg-surface ps-10 pe-2 text-base text-ink"
      >
        {choices.map(({ code, name, dir }) => <option key={code} value={code} lang={code} dir={dir}>{name}</option>)}
      </select>
    </span>
  );
}
