"use client";

import { ticketWords } from "#features/my-ticket/ticket-words.ts";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";
import { languages, type Language } from "#ui/languages.ts";

type LanguageSwitchProps = { language: Language; onLanguage: (language: Language) => void };

/** Each language by its own name, since that is the word its reader looks for. */
export function LanguageSwitch({ language, onLanguage }: LanguageSwitchProps) {
  const t = useWords(ticketWords);
  return (
    <div role="group" aria-label={t("language")} className="flex shrink-0">
      {languages.map(({ code, name }) => (
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
