/** For people, beside the answer: standard error, so that `--json` can be piped. */
export function note(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Ends the command with a sentence that says what to do. */
export function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** The answer: as JSON for programs, or as lines for people. */
export function answer(asJson: boolean, result: object, lines: string[]): void {
  process.stdout.write(asJson ? `${JSON.stringify(result, null, 2)}\n` : `${lines.join("\n")}\n`);
}
