/**
 * A sentence with its values, in the part of ICU's message format that the house writes: `{name}`, `{count, number}`,
 * `{count, plural, =0 {…} one {# …} other {…}}` and `{kind, select, …}`. The library for the whole format is a tenth of what a
 * patient's old phone may load; `every-sentence.test.ts` holds every sentence of the house against it.
 */
export function fill(sentence: string, values: Record<string, string | number>, locale: string): string {
  const parts = parsed.get(sentence) ?? parse(sentence);
  parsed.set(sentence, parts);
  return written(parts, values, locale, undefined);
}

type Choice = { name: string; kind: "plural" | "select"; options: Record<string, Part[]> };
type Part = string | { name: string; kind: "plain" | "number" } | Choice | { kind: "#" };

const parsed = new Map<string, Part[]>();

function written(parts: Part[], values: Record<string, string | number>, locale: string, counted: number | undefined): string {
  return parts.map((part) => (typeof part === "string" ? part : writtenPart(part, values, locale, counted))).join("");
}

function writtenPart(part: Exclude<Part, string>, values: Record<string, string | number>, locale: string, counted: number | undefined): string {
  if (part.kind === "#") return numberIn(locale, counted ?? 0);
  const value = values[part.name];
  if (value === undefined) throw new Error(`there is no value for {${part.name}}`);
  if (part.kind === "plain") return String(value);
  if (part.kind === "number") return numberIn(locale, Number(value));
  const { name, kind, options } = part as Choice;
  const option = (kind === "plural" ? (options[`=${value}`] ?? options[new Intl.PluralRules(locale).select(Number(value))]) : options[value]) ?? options.other;
  if (!option) throw new Error(`{${name}} has no words for ${value}`);
  return written(option, values, locale, kind === "plural" ? Number(value) : counted);
}

function numberIn(locale: string, value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

function parse(sentence: string): Part[] {
  let at = 0;
  const wrong = (what: string) => new Error(`${what} at ${at} of: ${sentence}`);

  /** Until the end, or the brace that closes what was opened. */
  function parts(inPlural: boolean): Part[] {
    const found: Part[] = [];
    let text = "";
    for (; at < sentence.length && sentence[at] !== "}"; ) {
      const sign = sentence[at] as string;
      if (sign === "{") {
        found.push(text, argument(inPlural));
        text = "";
      } else if (sign === "#" && inPlural) {
        found.push(text, { kind: "#" });
        text = "";
        at++;
      } else if (sign === "'") {
        if (/[{}#|]/.test(sentence[at + 1] ?? "")) throw wrong("a quoted sign is not of our part of the format");
        text += sign;
        at += sentence[at + 1] === "'" ? 2 : 1;
      } else {
        text += sign;
        at++;
      }
    }
    return [...found, text].filter((part) => part !== "");
  }

  function argument(inPlural: boolean): Part {
    at++;
    const [, name, kind] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(sentence.slice(at)) ?? [];
    if (name === undefined) throw wrong("a name is missing");
    at += (/^\s*\w+\s*(?:,\s*\w+\s*)?/.exec(sentence.slice(at)) as RegExpExecArray)[0].length;
    const options: Record<string, Part[]> = {};
    if (kind === "plural" || kind === "select") {
      if (sentence[at++] !== ",") throw wrong("a comma is missing");
      for (let option; (option = /^\s*(=?\w+)\s*\{/.exec(sentence.slice(at))); ) {
        at += option[0].length;
        options[option[1] as string] = parts(kind === "plural" || inPlural);
        close();
      }
      at += (/^\s*/.exec(sentence.slice(at)) as RegExpExecArray)[0].length;
    } else if (kind !== undefined && kind !== "number") throw wrong(`"${kind}" is not of our part of the format`);
    close();
    return kind === "plural" || kind === "select" ? { name, kind, options } : { name, kind: kind === "number" ? "number" : "plain" };
  }

  function close(): void {
    if (sentence[at++] !== "}") throw wrong("a closing brace is missing");
  }

  const all = parts(false);
  if (at < sentence.length) throw wrong("a brace too many");
  return all;
}
