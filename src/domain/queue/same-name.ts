/** Whether two names are the same but for case, accents, signs and the order of their words: "Ruiz, Ana" is "ana ruíz". */
export function isSameName(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  return one.length > 0 && one.toSorted().join(" ") === other.toSorted().join(" ");
}

/** Whether two names may be of one person: each word of the shorter one begins a word of the longer. "Ana Ruiz" and "Ana María Ruiz". */
export function isSimilarName(a: string, b: string): boolean {
  const [shorter = [], longer = []] = [wordsOf(a), wordsOf(b)].toSorted((x, y) => x.length - y.length);
  return shorter.length > 0 && shorter.every((word) => longer.some((other) => other.startsWith(word) || word.startsWith(other)));
}

/** Whether one word of the name begins with these letters, its first three at most: "zwy" is Quirina Zwyssig's, "ng" is An Ng's. */
export function beginsAWord(name: string, letters: string): boolean {
  const [asked, ...more] = wordsOf(letters);
  if (asked === undefined || more.length > 0) return false;
  return wordsOf(name).some((word) => [...word].slice(0, 3).join("") === asked);
}

function wordsOf(name: string): string[] {
  const plain = name.normalize("NFKD").replace(/\p{Diacritic}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== "");
}
