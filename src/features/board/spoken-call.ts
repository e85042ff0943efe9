import { placeWords, type Place } from "#features/board/place-words.ts";

/** "B417" as people say it over a loudspeaker: letter first, then digit by digit. */
export const spelled = (number: string): string => [...number.replace(/[\s-]/g, "")].join(" ");

/** A piece of a recording (public/voices): a letter, a digit, a kind of room, or a phrase. */
export type Clip = Place | "number" | "goTo" | "look" | (string & {});

/**
 * What recordings say for a call: number and room; where the room's name is not among the recorded words, that the screen
 * says it. `undefined` for a number with other signs than letters and digits.
 */
export function clipsFor(call: { number: string; room: string }): Clip[] | undefined {
  const number = signs(call.number);
  if (!number) return undefined;
  const room = roomClips(call.room);
  return ["number", ...number, ...(room ? ["goTo", ...room] : ["look"])];
}

const byName: readonly (readonly [string, Place])[] = Object.entries(placeWords)
  .flatMap(([place, words]) => Object.values(words).flat().map((word) => [folded(word), place as Place] as const))
  // "Treatment room" before "room".
  .sort(([a], [b]) => b.length - a.length);

function roomClips(name: string): Clip[] | undefined {
  const wanted = folded(name);
  // On its own, or before what follows; where words are not parted by spaces, before a digit.
  const found = byName.find(([word]) => wanted === word || wanted.startsWith(`${word} `) || (wanted.startsWith(word) && /^\p{N}/u.test(wanted.slice(word.length))));
  const rest = found ? wanted.slice(found[0].length) : wanted;
  if (rest.trim() === "") return found && [found[1]];
  const which = signs(rest);
  return which && [...(found ? [found[1]] : []), ...which];
}

/** Few, and with a digit where there are several: a name is not spelled out as if it were a number. */
function signs(text: string): string[] | undefined {
  const each = [...text.toUpperCase().replace(/[\s.-]/g, "")];
  return each.length > 0 && each.length <= 5 && each.every((sign) => /^[A-Z0-9]$/.test(sign)) && (each.length <= 2 || each.some((sign) => /\d/.test(sign))) ? each : undefined;
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[’']/g, "'").replace(/\s+/g, " ").trim();
}
