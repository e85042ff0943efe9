import { languageFrom, type Language } from "#ui/languages.ts";

/** A cookie, not the browser's storage, so that the page arrives in the reader's language. */
export const languageCookie = "anteroom_language";

/** What the reader chose, else what their phone asks for, else the clinic's own: of the languages that the clinic offers. */
export function languageOf(cookie: string | undefined, acceptLanguage: string | null, offered: readonly [Language, ...Language[]]): Language {
  return offered.find((language) => language === cookie) ?? languageFrom(acceptLanguage, offered);
}

export function keepLanguage(language: Language): void {
  document.cookie = `${languageCookie}=${language}; path=/; max-age=31536000; samesite=lax`;
}
