/**
 * The languages the house speaks. A new line here makes every table of words in the tree a type error until it
 * speaks the language too.
 */
export const languages = [
  { code: "en", name: "English", dir: "ltr" },
  { code: "es", name: "Español", dir: "ltr" },
] as const satisfies readonly { code: string; name: string; dir: "ltr" | "rtl" }[];

export type Language = (typeof languages)[number]["code"];

export const isLanguage = (code: string): code is Language => languages.some((language) => language.code === code);

export const directionOf = (code: Language): "ltr" | "rtl" =>
  languages.find((language) => language.code === code)?.dir ?? "ltr";

/** The first language of an Accept-Language header that the house speaks; English when it speaks none. */
export function languageFrom(acceptLanguage: string | null | undefined): Language {
  const wished = (acceptLanguage ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return wished.find(isLanguage) ?? "en";
}
