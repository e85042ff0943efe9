import type { Outcome } from "#domain/forecast/score/outcome.ts";
import type { Promise } from "#domain/forecast/promise.ts";

/** What became of a promise; "left" and "withdrawn" ended before anybody can know. */
export type Verdict = "kept" | "broken" | "left" | "withdrawn" | "waiting";

/**
 * A promise is broken as soon as somebody has waited longer than "at most", whether they were called later, gave up
 * after that, or still wait. Who left before is neither kept nor broken, and is counted apart.
 */
export function verdictOf(promise: Promise, outcome: Outcome): Verdict {
  if (outcome.minutes !== null && outcome.minutes > promise.atMostMinutes) return "broken";
  return outcome.kind === "called" ? "kept" : outcome.kind;
}
