import { languageFrom, type Language } from "#ui/languages.ts";

/** A cookie, not the browser's storage, so that the page arrives in the reader's language. */
export const languageCookie = "anteroom_language";

/** What the reader chose, else what their phone asks for, else the clinic's own: of the languages that the clinic offers. */
export function languageOf(cookie: string | undefined, acceptLanguage: string | null, offered: readonly [Language, ...Language[]]): Language {
  return offered.find((language) => language === cookie) ?? languageFrom(acceptLanguage, offered);
}

/** The same, where only the browser can say it. */
export function languageHere(offered: readonly [Language, ...Language[]]): Language {
  if (typeof document === "undefined") return offered[0];
  const cookie = new RegExp(`(?:^|; )${languageCookie}=([a-z]+)`).exec(document.cookie)?.[1];
  return languageOf(cookie, navigator.languages.join(","), offered);
}

export function keepLanguage(language: Language): void {
  document.cookie = `${languageCookie}=${language}; path=/; max-age=31536000; samesite=lax`;
}
