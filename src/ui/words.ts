import { createTranslator, type ICUArgs } from "use-intl/core";
import type { Language } from "#ui/languages.ts";

/** A literal union keeps the sentence itself in the type, so that its `{count}` can be checked where it is used. */
type Message = "" | (string & {});

/** The words of one part of a screen, beside it: one table a language, ICU sentences. */
export type Words = Record<Language, Record<string, Message>>;

/** Every key of any language, demanded of each: a missing translation is a type error. */
export type Complete<W extends Words> = Record<Language, Record<KeysOf<W>, Message>>;
type KeysOf<W extends Words> = { [L in Language]: keyof W[L] & string }[Language];

/** `t("key", { count })`: keys and arguments are those of the English sentences. */
export type Translate<W extends Words> = <Key extends keyof W["en"] & string>(key: Key, ...values: Values<W["en"][Key]>) => string;

type Values<Sentence extends string> = keyof ArgumentsOf<Sentence> extends never ? [] : [values: ArgumentsOf<Sentence>];

// A key that may be one of several asks for the arguments of all of them.
type ArgumentsOf<Sentence extends string> = (
  Sentence extends string ? (values: ICUArgs<Sentence, Arguments>) => void : never
) extends (values: infer All) => void ? All : never;

type Arguments = { ICUArgument: string | number; ICUNumberArgument: number; ICUDateArgument: Date };

/** The words in one language; for servers and tests. Screens use `useWords` (#ui/language.tsx). */
export function translate<const W extends Words>(words: W & Complete<W>, language: Language, timeZone = "UTC"): Translate<W> {
  return createTranslator<Record<string, string>>({ locale: language, messages: words[language], timeZone }) as Translate<W>;
}
