/** Text as PostgreSQL can hold it: zero characters, and halves of one that has been cut in two, become a question mark. */
export function storableText(text: string): string {
  return text.replace(unstorable, "\uFFFD");
}

export function isStorable(text: string): boolean {
  return text.search(unstorable) < 0;
}

const unstorable = /\u{0}|\p{Surrogate}/gu;
