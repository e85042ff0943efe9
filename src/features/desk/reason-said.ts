import { readReasons } from "#domain/queue/reason.ts";
import type { reasonWords } from "#features/desk/reason-words.ts";
import type { Translate } from "#ui/words.ts";

/** A reason as the desk reads it: ours in its language, somebody's own words as they are. */
export function reasonSaid(written: string, t: Translate<typeof reasonWords>): string {
  return readReasons(written)
    .map((one) => ("words" in one ? one.words : t(one.code, { about: one.about })))
    .join("; ");
}
