import { secondMs } from "#domain/time.ts";

/** A picture that a screen is showing now. */
export type Shown = { asOf: number; /** Since it came. */ ageMs: number; /** The latest attempt to renew it by plain HTTP. */ hasFailed: boolean };

/** Pictures come every 10 s even when nothing happens; after four that did not, something is wrong with the line. */
export const staleAfterMs = 40 * secondMs;

/**
 * The line to the server as the connection bar takes it. A screen whose socket is down asks by plain HTTP and is only
 * slower; it is lost when that fails too, or when pictures stop coming: then the moment of its picture. A screen
 * without a picture can only say that the socket is down: `true`.
 */
export function lineOf(shown: readonly Shown[], isConnected: boolean): boolean | number {
  if (shown.length === 0) return !isConnected;
  return shown.find(({ ageMs, hasFailed }) => ageMs > staleAfterMs || (hasFailed && !isConnected))?.asOf ?? false;
}
