import { fail } from "#cli/say.ts";

/** A whole number of the command line, or the end of the command with a sentence. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) fail(`${option} is "${text}", and must be a whole number from ${least} to ${most}.`);
  return value;
}
