"use client";

import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";
import { classes } from "#ui/classes.ts";
import { choicesOf, LanguageList } from "#ui/language-list.tsx";
import type { Language } from "#ui/languages.ts";

type LanguageSwitchProps = { offered: readonly Language[]; language: Language; onLanguage: (language: Language) => void };

/** Two fit beside the clinic's name on a phone. */
const buttonsAtMost = 2;

/** Each language by its own name, since that is the word its reader looks for. */
export function LanguageSwitch({ offered, language, onLanguage }: LanguageSwitchProps) {
  const t = useTicketWords();
  const choices = choicesOf(offered);
  if (choices.length < 2) return null;
  if (choices.length > buttonsAtMost) return <LanguageList label={t("language")} choices={choices} language={language} onLanguage={onLanguage} />;
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
