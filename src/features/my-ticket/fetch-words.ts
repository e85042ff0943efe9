import type { TicketTable } from "#features/my-ticket/words/table.ts";
import type { Language } from "#ui/languages.ts";

/** The words of another language than the one that the page came in. */
export async function fetchWords(language: Language): Promise<TicketTable> {
  return (await files[language]()).words;
}

const files: Record<Language, () => Promise<{ words: TicketTable }>> = {
  en: () => import("#features/my-ticket/words/en.ts"),
  es: () => import("#features/my-ticket/words/es.ts"),
  fr: () => import("#features/my-ticket/words/fr.ts"),
  de: () => import("#features/my-ticket/words/de.ts"),
  pt: () => import("#features/my-ticket/words/pt.ts"),
  ar: () => import("#features/my-ticket/words/ar.ts"),
  hi: () => import("#features/my-ticket/words/hi.ts"),
  zh: () => import("#features/my-ticket/words/zh.ts"),
};
