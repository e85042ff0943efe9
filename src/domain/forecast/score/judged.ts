import { outcomeOf, type Outcome, type Step } from "#domain/forecast/score/outcome.ts";
import type { Said } from "#domain/forecast/score/said.ts";
import { verdictOf, type Verdict } from "#domain/forecast/score/verdict.ts";
import type { TicketId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/** What was said, and what became of it. */
export type Judged = Said & {
  /** The first word on this leg of the journey: the one forecast a wait is judged by. */
  isFirst: boolean;
  /** Another range than the one before, or the first: a promise of its own. Otherwise the same was still on show. */
  isAnew: boolean;
  outcome: Outcome;
  /** Null where nothing was promised. */
  verdict: Verdict | null;
};

/**
 * Joins what was said with how the waits went on. `said` may come in any order; what belongs to a ticket that was entered
 * in error is left out, since nobody waited.
 */
export function judge(said: readonly Said[], stepsOf: ReadonlyMap<TicketId, readonly Step[]>, now: EpochMs): Judged[] {
  const before = new Map<string, Said>();
  return said.toSorted((a, b) => a.saidAt - b.saidAt).flatMap((one): Judged[] => {
    const wait = `${one.ticketId}/${one.leg}`;
    const last = before.get(wait);
    before.set(wait, one);
    const outcome = outcomeOf(stepsOf.get(one.ticketId) ?? [], one.saidAt, now);
    if (!outcome) return [];
    return [{ ...one, isFirst: last === undefined, isAnew: last === undefined || !isSame(last, one), outcome, verdict: one.promise && verdictOf(one.promise, outcome) }];
  });
}

function isSame(a: Said, b: Said): boolean {
  return a.promise?.aboutMinutes === b.promise?.aboutMinutes && a.promise?.atMostMinutes === b.promise?.atMostMinutes;
}
