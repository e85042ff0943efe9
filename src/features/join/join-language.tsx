"use client";

import { joinWords } from "#features/join/join-words.ts";
import { useWords } from "#ui/language.tsx";
import { choicesOf, LanguageList } from "#ui/language-list.tsx";
import type { Language } from "#ui/languages.ts";

type JoinLanguageProps = { offered: readonly Language[]; language: Language; onLanguage: (language: Language) => void };

export function JoinLanguage({ offered, language, onLanguage }: JoinLanguageProps) {
  const t = useWords(joinWords);
  const choices = choicesOf(offered);
  return choices.length < 2 ? null : <LanguageList label={t("language")} choices={choices} language={language} onLanguage={onLanguage} />;
}
