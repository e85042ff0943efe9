import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createTranslator } from "use-intl/core";
import { fill } from "#ui/sentence.ts";
import { isLanguage, languages, localeOf, staffLanguages, type Language } from "#ui/languages.ts";
import { translate, type Words } from "#ui/words.ts";

/** What patients see: every table of words in these folders is a public one. */
const patientsFolders = ["features/board", "features/my-ticket", "features/kiosk"];

/** Words that are the same in English and in another language: the sentence in English, and where. */
const alikeInFact: Record<string, Language[]> = { "in min": ["de"] };

const counts = [0, 1, 2, 3, 5, 11, 21, 100, 102];

describe("every sentence of the house", async () => {
  const tables = await allTables();
  const publicTables = tables.filter((table) => languages.some(({ code }) => !isStaff(code) && code in table.words) || patientsFolders.some((folder) => table.file.includes(`${folder}/`)));

  it("is found", () => {
    expect(tables.length).toBeGreaterThan(10);
    expect(publicTables.map((table) => table.file)).toEqual(expect.arrayContaining(["features/board/board-words.ts", "features/my-ticket/ticket-words.ts", "ui/age-words.ts"]));
  });

  it("exists in every language in which it may be asked for, and is not empty", () => {
    for (const table of tables) {
      const wanted = publicTables.includes(table) ? languages.map(({ code }) => code) : staffLanguages;
      for (const language of wanted) {
        expect(Object.keys(table.words[language] ?? {}).sort(), `${table.file} in ${language}`).toEqual(Object.keys(table.words.en).sort());
        for (const [key, sentence] of Object.entries(table.words[language] ?? {})) expect(sentence.trim(), `${table.file}, ${language}.${key}`).not.toBe("");
      }
    }
  });

  it("can be said, whatever the numbers", () => {
    // What cannot be formatted is told to the console, and the name of its key shown instead.
    const complaints = vi.spyOn(console, "error").mockReturnValue();
    for (const { file, words, language, key, sentence } of sentencesOf(tables)) {
      const say = translate(words as Words, language) as (key: string, values: object) => string;
      for (const values of valuesFor(words.en[key] ?? sentence, sentence)) {
        const said = say(key, values);
        const about = `${file}, ${language}.${key} with ${JSON.stringify(values)}`;
        expect(complaints.mock.calls, about).toEqual([]);
        expect(said, about).not.toMatch(/[{}]|undefined|NaN/);
      }
    }
    complaints.mockRestore();
  });

  it("is said as the library of the whole message format says it", () => {
    for (const { file, words, language, key, sentence } of sentencesOf(tables)) {
      const reference = createTranslator<Record<string, string>>({ locale: localeOf(language), messages: { sentence }, timeZone: "UTC" });
      for (const values of valuesFor(words.en[key] ?? sentence, sentence)) expect(fill(sentence, values as Record<string, string | number>, localeOf(language)), `${file}, ${language}.${key}`).toBe(reference("sentence", values as Record<string, string | number>));
    }
  });

  it("asks in each language for what it asks for in English", () => {
    for (const { file, words, language, key, sentence } of sentencesOf(tables)) {
      const names = (text: string) => [...new Set(argumentsOf(text).map((argument) => argument.name))].sort();
      expect(names(sentence), `${file}, ${language}.${key}`).toEqual(names(words.en[key] ?? ""));
    }
  });

  it("asks in English for a number where another language has plurals, so that the compiler asks for one", () => {
    for (const { file, words, language, key, sentence } of sentencesOf(publicTables)) {
      for (const { name, kind } of argumentsOf(sentence)) {
        if (kind !== "plural") continue;
        const english = argumentsOf(words.en[key] ?? "").filter((argument) => argument.name === name);
        expect(english.map((argument) => argument.kind), `${file}, ${language}.${key}: write {${name}, number} in English`).not.toContain("plain");
      }
    }
  });

  it("has every plural that its language has: six in Arabic, one in Chinese", () => {
    for (const { file, language, key, sentence } of sentencesOf(tables)) {
      const rules = new Intl.PluralRules(localeOf(language));
      for (const { kind, options } of argumentsOf(sentence)) {
        if (kind !== "plural") continue;
        const missing = Array.from({ length: 200 }, (_, n) => n).filter((n) => !options.includes(`=${n}`) && !options.includes(rules.select(n)));
        expect(missing.slice(0, 3), `${file}, ${language}.${key} has no words for`).toEqual([]);
        expect(options, `${file}, ${language}.${key}`).toContain("other");
      }
    }
  });

  it("is not left in English where patients read another language", () => {
    const left = [...sentencesOf(publicTables)]
      .filter(({ words, language, key, sentence }) => language !== "en" && sentence === words.en[key] && !alikeInFact[sentence]?.includes(language))
      .map(({ file, language, key, sentence }) => `${file}, ${language}.${key}: ${sentence}`);
    expect(left).toEqual([]);
  });

  it("travels to a patient's phone in one language only: the page takes its words from useTicketWords", () => {
    const folder = join(import.meta.dirname, "features", "my-ticket");
    // The first is drawn by the server, the second fetched when it is needed.
    const excepted = ["unknown-ticket.tsx", "broken-ticket.tsx"];
    const carriers = readdirSync(folder).filter((name) => /\.tsx?$/.test(name) && !excepted.includes(name) && /^import \{[^}]*\bticketWords\b/m.test(readFileSync(join(folder, name), "utf8")));
    expect(carriers).toEqual([]);
  });

  it("keeps a French colon on the line of its word", () => {
    for (const { file, language, key, sentence } of sentencesOf(publicTables)) if (language === "fr") expect(sentence, `${file}, fr.${key}`).not.toMatch(/ [:;?!»]/);
  });

  it("is written in the script of its language", () => {
    const script: Partial<Record<Language, RegExp>> = { ar: /\p{Script=Arabic}/u, hi: /\p{Script=Devanagari}/u, zh: /\p{Script=Han}/u };
    for (const { file, language, key, sentence } of sentencesOf(publicTables)) {
      if (/\p{L}/u.test(sentence.replace(/\{[^{}]*\}/g, ""))) expect(sentence, `${file}, ${language}.${key}`).toMatch(script[language] ?? /./u);
    }
  });
});

type Table = { file: string; words: Words & Partial<Record<Language, Record<string, string>>> };

async function allTables(): Promise<Table[]> {
  const source = import.meta.dirname;
  const files = ["features", "ui"].flatMap((floor) => readdirSync(join(source, floor), { recursive: true, encoding: "utf8" }).filter((name) => /(^|\/)[\w-]*words\.ts$/.test(name)).map((name) => `${floor}/${name}`));
  const modules = await Promise.all(files.map(async (file) => ({ file, module: (await import(join(source, file))) as Record<string, unknown> })));
  return modules.flatMap(({ file, module }) => Object.values(module).filter(isTable).map((words) => ({ file, words })));
}

const isTable = (value: unknown): value is Table["words"] => typeof value === "object" && value !== null && "en" in value && typeof value.en === "object";
const isStaff = (code: Language) => staffLanguages.some((language) => language === code);

function* sentencesOf(tables: Table[]) {
  for (const { file, words } of tables)
    for (const [language, table] of Object.entries(words))
      if (isLanguage(language)) for (const [key, sentence] of Object.entries(table)) yield { file, words, language, key, sentence };
}

type Argument = { name: string; kind: string; options: string[] };

/** The arguments of an ICU sentence. Braces take turns: the first opens an argument, one inside it a sentence again. */
function argumentsOf(sentence: string): Argument[] {
  const found: Argument[] = [];
  const open: ({ from: number; argument: Argument } | "sentence")[] = [];
  let from = 0;
  for (const [at, letter] of [...sentence].entries()) {
    const inside = open.at(-1);
    if (letter === "{") {
      if (inside === undefined || inside === "sentence") {
        const [, name = "", kind = "plain"] = /^\s*(\w+)\s*(?:,\s*(\w+))?/.exec([...sentence].slice(at + 1).join("")) ?? [];
        const argument = { name, kind, options: [] };
        found.push(argument);
        open.push({ from: at, argument });
      } else {
        const option = /(\S+)\s*$/.exec([...sentence].slice(from, at).join(""))?.[1];
        if (option) inside.argument.options.push(option);
        open.push("sentence");
      }
    } else if (letter === "}") open.pop();
    if (letter === "{" || letter === "}") from = at + 1;
  }
  return found;
}

/** Values to try a sentence with: the options of a choice one after another, and numbers of every plural. */
function valuesFor(...sentences: string[]): Record<string, string | number>[] {
  const all = sentences.flatMap(argumentsOf);
  const tries = Math.max(counts.length, ...all.map((argument) => argument.options.length));
  return Array.from({ length: tries }, (_, i) =>
    Object.fromEntries(
      all.map(({ name }) => {
        const kinds = all.filter((argument) => argument.name === name);
        const choice = kinds.find((argument) => argument.kind === "select");
        if (choice) return [name, choice.options[i % choice.options.length] ?? "other"];
        return [name, kinds.some((argument) => argument.kind !== "plain") ? (counts[i % counts.length] ?? 0) : "B417"];
      }),
    ),
  );
}
