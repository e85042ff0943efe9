import { createHash } from "node:crypto";

/**
 * A number for one of our ids, for programs that know ids as whole numbers only. It follows from the id, so nothing need be kept; 48
 * bits, so that a clinic's day will not see one twice.
 */
export function wholeNumberId(id: string): number {
  return createHash("sha256").update(id).digest().readUIntBE(0, 6);
}

/** The one that a number, as text or as number, means; also by its own id. */
export function byWholeNumber<Thing extends { id: string }>(things: Thing[], number: string | number | undefined): Thing | undefined {
  return things.find((thing) => String(wholeNumberId(thing.id)) === String(number) || thing.id === number);
}
