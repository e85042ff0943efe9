import type { Translate } from "#ui/words.ts";
import type { FloorWords } from "#features/floor/floor-words.ts";

const known = {
  Full: "zoneFull",
  "Filling up": "zoneFilling",
  "Room to spare": "zoneRoom",
  "No signal": "zoneNoSignal",
  "Not heard yet": "zoneNotHeard",
  "No sensor": "zoneNoSensor",
} as const;

/** The view speaks English; a word that this screen knows is said in the reader's language, a new one as it came. */
export function zoneWord(word: string, t: Translate<FloorWords>): string {
  return word in known ? t(known[word as keyof typeof known]) : word;
}
