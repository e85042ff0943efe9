/** Every word of the wish begins a word of the text, in any order; accents and capitals do not matter. */
export function beginsWords(text: string, wish: string): boolean {
  const parts = wordsOf(text);
  return wordsOf(wish).every((word) => parts.some((part) => part.startsWith(word)));
}

export function wordsOf(text: string): string[] {
  return plain(text).split(/[\s-]+/).filter(Boolean);
}

export const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
