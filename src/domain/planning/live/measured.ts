import type { ServiceId } from "#domain/ids.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import { chance } from "#domain/planning/day/chance.ts";
import { compile } from "#domain/planning/day/compiled.ts";
import { pathOf, withLuck } from "#domain/planning/day/path.ts";
import { liveSearch, rangeOf, turnOf } from "#domain/planning/live/advise.ts";
import type { ProposedMove, Range } from "#domain/planning/live/suggestion.ts";
import { costOfPath } from "#domain/planning/worth.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** What happened after a proposal was accepted. */
export type Happened = {
  until: EpochMs;
  /** Everybody who came in these hours. */
  arrivals: { at: EpochMs; urgency: Urgency; serviceIds: ServiceId[] }[];
  /** Minutes that people really stood in line from the decision on, all lines together. */
  stoodMinutes: number;
  /** Other moves of staff and rooms in these hours: what happened is theirs as well. */
  otherChanges: number;
};

/**
 * Minutes in line, by what was and by what would have been. `without` is the look-ahead from the moment of the decision, with everybody
 * who really came and nobody moved; `withMove` is the same with the move, which tells how far the look-ahead itself is off.
 */
export type Measured = { minutes: number; patients: number; stoodMinutes: number; without: Range; withMove: Range; /** `without` less what really was. */ saved: Range; otherChanges: number };

const paths = 100;
const seed = 7;

/** Visits last as chance will have it, in both worlds alike: that is the uncertainty of the ranges. Who leaves the line unserved is not foreseen. */
export function measure(situation: Situation, moves: ProposedMove[], happened: Happened): Measured {
  const minutes = (happened.until - situation.at) / minuteMs;
  const compiled = compile({ ...situation, arrivals: [], appointments: [] });
  const position = new Map(situation.services.map((service, s) => [service.id, s]));
  const came = happened.arrivals
    .map(({ at, urgency, serviceIds }) => ({ at: (at - situation.at) / minuteMs, urgency: urgency - 1, way: serviceIds.flatMap((id) => position.get(id) ?? []) }))
    .filter((one) => one.way.length > 0 && one.at > 0 && one.at < minutes)
    .sort((a, b) => a.at - b.at);
  const turns = moves.flatMap((move) => turnOf(situation, move));
  const window = { horizonMinutes: minutes, overTarget: liveSearch.overTarget };
  const worlds = Array.from({ length: paths }, (_, number) => {
    const path = pathOf(compiled, seed, number, minutes);
    const next = chance(seed, number, 6);
    const real = { ...path, arrivals: [...path.arrivals, ...came.map((one) => withLuck(one, next))].sort((a, b) => a.at - b.at) };
    return { stay: costOfPath(compiled, real, [], window).inLineMinutes, go: costOfPath(compiled, real, turns, window).inLineMinutes };
  });
  const without = rangeOf(worlds.map(({ stay }) => stay));
  const { stoodMinutes } = happened;
  return {
    minutes,
    patients: came.length + situation.waiting.length,
    stoodMinutes,
    without,
    withMove: rangeOf(worlds.map(({ go }) => go)),
    saved: { likely: without.likely - stoodMinutes, low: without.low - stoodMinutes, high: without.high - stoodMinutes },
    otherChanges: happened.otherChanges,
  };
}
