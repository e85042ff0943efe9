import { errorsOf, pinballOf, type Errors, type Pair } from "#domain/forecast/score/errors.ts";
import type { Judged } from "#domain/forecast/score/judged.ts";
import { statedLevels, type StatedLevel } from "#domain/forecast/score/said.ts";
import { wilson, type Share } from "#domain/forecast/score/wilson.ts";

/** How good forecasts were, the middle one as a point and the others by what they claim. */
export type Score = Errors & {
  /** Mean pinball loss, minutes, of those levels that were stated. */
  pinball: { level: StatedLevel; minutes: number }[];
  /** Waits within the middle 80 % and 90 % of what was thought possible. */
  within80?: Share;
  within90?: Share;
};

/** Of those that ended with a call and had a number; `undefined` when there are none. */
export function scoreOf(judged: readonly Judged[]): Score | undefined {
  const errors = errorsOf(pairsAt(judged, "p50"));
  if (!errors) return undefined;
  const [within80, within90] = [within(judged, "p10", "p90"), within(judged, "p05", "p95")];
  return {
    ...errors,
    pinball: statedLevels.flatMap(({ name, claims }) => {
      const minutes = pinballOf(pairsAt(judged, name), claims);
      return minutes === undefined ? [] : [{ level: name, minutes }];
    }),
    ...(within80 && { within80 }),
    ...(within90 && { within90 }),
  };
}

/** For each stated quantile, the share of waits at or below it: what it is worth, beside what it claims. */
export function reliability(judged: readonly Judged[]): { level: StatedLevel; claims: number; found: Share }[] {
  return statedLevels.flatMap(({ name, claims }) => {
    const pairs = pairsAt(judged, name);
    const found = wilson(pairs.filter(({ said, waited }) => waited <= said).length, pairs.length);
    return found ? [{ level: name, claims, found }] : [];
  });
}

export function pairsAt(judged: readonly Judged[], level: StatedLevel): Pair[] {
  return judged.flatMap(({ quantiles, outcome }) => {
    const said = quantiles[level];
    return said === undefined || outcome.kind !== "called" ? [] : [{ said, waited: outcome.minutes }];
  });
}

function within(judged: readonly Judged[], low: StatedLevel, high: StatedLevel): Share | undefined {
  const held = judged.flatMap(({ quantiles, outcome }) => {
    const [from, to] = [quantiles[low], quantiles[high]];
    return from === undefined || to === undefined || outcome.kind !== "called" ? [] : [outcome.minutes >= from && outcome.minutes <= to];
  });
  return wilson(held.filter(Boolean).length, held.length);
}
