import { spokenOf, type Language } from "#ui/languages.ts";

/** One line on the screen for a while. */
export type Slide = { messageId: number; language: Language; words: string };

/** The clinic's messages, cut into lines that fit: each message in each of its languages, one after another. */
export function slidesOf(messages: readonly { id: number; says: Record<string, string> }[], languages: readonly Language[], lettersFit: number): Slide[] {
  return messages.flatMap(({ id, says }) =>
    languages.flatMap((language) => {
      // "pt-BR" is read as Portuguese.
      const code = Object.keys(says).find((own) => own === language) ?? Object.keys(says).find((own) => spokenOf([own])[0] === language && own.toLowerCase().startsWith(language));
      return linesOf((code && says[code]) || "", lettersFit).map((words) => ({ messageId: id, language, words }));
    }),
  );
}

/** Cut between words; a script without spaces is cut between its signs, which are as wide as two letters. */
function linesOf(text: string, lettersFit: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\s)|(?<=\p{Script=Han})/u)) {
    if (line !== "" && widthOf(line + word.trimEnd()) > lettersFit) {
      lines.push(line.trim());
      line = "";
    }
    line += word;
  }
  return line.trim() === "" ? lines : [...lines, line.trim()];
}

const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (/\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(sign) ? 2 : 1), 0);
