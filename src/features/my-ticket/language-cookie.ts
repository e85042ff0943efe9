import { isLanguage, languageFrom, type Language } from "#ui/languages.ts";

/** A cookie, not the browser's storage, so that the page arrives in the reader's language. */
export const languageCookie = "anteroom_language";

export function languageOf(cookie: string | undefined, acceptLanguage: string | null): Language {
  return cookie !== undefined && isLanguage(cookie) ? cookie : languageFrom(acceptLanguage);
}

export function keepLanguage(language: Language): void {
  document.cookie = `${languageCookie}=${language}; path=/; max-age=31536000; samesite=lax`;
}
