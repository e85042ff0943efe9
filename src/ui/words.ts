import { createTranslator, type ICUArgs } from "use-intl/core";
import { directionOf, localeOf, type Language, type StaffLanguage } from "#ui/languages.ts";

/** A literal union keeps the sentence itself in the type, so that its `{count}` can be checked where it is used. */
type Message = "" | (string & {});
type Table = Record<string, Message>;

/** The words of one part of a staff screen, beside it: one table a language, ICU sentences. */
export type Words = Record<StaffLanguage, Table>;

/** The words of what patients read: a language that is missing is a type error. */
export type PublicWords = Record<Language, Table>;

/** Every key of any of its languages, demanded of each: a missing translation is a type error. */
export type Complete<W extends Words> = { [L in keyof W & Language]: Record<KeysOf<W>, Message> };
type KeysOf<W extends Words> = { [L in keyof W & Language]: keyof W[L] & string }[keyof W & Language];

/** `t("key", { count })`: keys and arguments are those of the English sentences. */
export type Translate<W extends Words> = <Key extends keyof W["en"] & string>(key: Key, ...values: Values<W["en"][Key]>) => string;

type Values<Sentence extends string> = keyof ArgumentsOf<Sentence> extends never ? [] : [values: ArgumentsOf<Sentence>];

// A key that may be one of several asks for the arguments of all of them.
type ArgumentsOf<Sentence extends string> = (
  Sentence extends string ? (values: ICUArgs<Sentence, Arguments>) => void : never
) extends (values: infer All) => void ? All : never;

type Arguments = { ICUArgument: string | number; ICUNumberArgument: number; ICUDateArgument: Date };

/**
 * The words in one language, in English where the table has not got it; for servers and tests. Screens use `useWords`
 * (#ui/language.tsx).
 */
export function translate<const W extends Words>(words: W & Complete<W>, language: Language, timeZone = "UTC"): Translate<W> {
  const table = (words as Partial<PublicWords>)[language];
  return table ? translateFrom<W>(table, language, timeZone) : translateFrom<W>(words.en, "en", timeZone);
}

/** The same from the messages of one language, for a page that carries no other. */
export function translateFrom<W extends Words>(messages: Table, language: Language, timeZone = "UTC"): Translate<W> {
  const say = createTranslator<Table>({ locale: localeOf(language), messages, timeZone });
  if (directionOf(language) === "ltr") return say as Translate<W>;
  const sayIsolated = (key: string, values?: Record<string, string | number>) => say(key, values && isolated(messages[key] ?? "", values));
  return sayIsolated as Translate<W>;
}

/**
 * A room's name or a ticket's number keeps its own direction inside a sentence from right to left, and its place: without
 * the marks "B417، Room 1" would be one run, and be read with the room first.
 */
function isolated(sentence: string, values: Record<string, string | number>): Record<string, string | number> {
  const entries = Object.entries(values).map(([name, value]) => {
    const isPrinted = typeof value === "string" && sentence.includes(`{${name}}`);
    return [name, isPrinted ? `\u2068${value}\u2069` : value];
  });
  return Object.fromEntries(entries);
}
