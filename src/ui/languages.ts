/**
 * The languages that patients may read, each by its own name. A new line here makes every table of public words in the
 * tree a type error until it speaks the language too.
 */
export const languages = [
  { code: "en", name: "English", dir: "ltr" },
  { code: "es", name: "Español", dir: "ltr" },
  { code: "fr", name: "Français", dir: "ltr" },
  { code: "de", name: "Deutsch", dir: "ltr" },
  { code: "pt", name: "Português", dir: "ltr" },
  { code: "ar", name: "العربية", dir: "rtl" },
  { code: "hi", name: "हिन्दी", dir: "ltr" },
  { code: "zh", name: "简体中文", dir: "ltr" },
] as const satisfies readonly { code: string; name: string; dir: "ltr" | "rtl" }[];

export type Language = (typeof languages)[number]["code"];

/** Those that staff screens speak as well. */
export const staffLanguages = ["en", "es"] as const satisfies readonly Language[];
export type StaffLanguage = (typeof staffLanguages)[number];

const [first, ...others] = languages;
/** For a page that cannot know whose clinic it belongs to. */
export const allLanguages: readonly [Language, ...Language[]] = [first.code, ...others.map((language) => language.code)];

export const isLanguage = (code: string): code is Language => languages.some((language) => language.code === code);

export const directionOf = (code: Language): "ltr" | "rtl" =>
  languages.find((language) => language.code === code)?.dir ?? "ltr";

/** Those of a clinic's languages that the house speaks, in the clinic's order; English when there is none. */
export function spokenOf(clinics: readonly string[]): readonly [Language, ...Language[]] {
  const [own, ...more] = [...new Set(clinics.map((code) => code.split("-", 1)[0]?.toLowerCase() ?? ""))].filter(isLanguage);
  return own ? [own, ...more] : ["en"];
}

/** The first wish of an Accept-Language header that is among the languages offered; the first offered when none is. */
export function languageFrom<Offered extends Language>(acceptLanguage: string | null | undefined, offered: readonly [Offered, ...Offered[]]): Offered {
  const wished = (acceptLanguage ?? "").split(",").map((part) => part.trim().split(/[-;]/, 1)[0]?.toLowerCase());
  for (const wish of wished) {
    const found = offered.find((code) => code === wish);
    if (found) return found;
  }
  return offered[0];
}

/**
 * What Intl calls a language as it is written in a region ("US"). Always with the digits of the ticket's number: boards
 * call and print B417, and a reader who looks for 417 must not meet ٤١٧ beside it.
 */
export const localeOf = (language: Language, region?: string): string => `${language}${region ? `-${region}` : ""}-u-nu-latn`;
