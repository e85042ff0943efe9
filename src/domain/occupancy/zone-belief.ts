import type { EpochMs } from "#domain/time.ts";

/** What is believed of one zone: people present as a mean with a variance. Not clipped at zero; only pictures are. */
export type ZoneBelief = {
  people: number;
  variance: number;
  /** Latest count that spoke of this zone; `undefined` until one has. */
  heardAt?: EpochMs;
  enteredToday: number;
  leftToday: number;
};

/** Nobody has counted here yet: anything up to the capacity is possible. */
export function unknownZone(capacity: number): ZoneBelief {
  return { people: 0, variance: (capacity / 2) ** 2, enteredToday: 0, leftToday: 0 };
}

/** Night has fallen and the house is empty: the one moment when a door counter can be set right. */
export function emptyZone(): ZoneBelief {
  return { people: 0, variance: 0.25, enteredToday: 0, leftToday: 0 };
}

/**
 * A door counter misses or doubles a few people in a hundred (vendors claim 95-99 %, field studies 92-98 %), so each
 * person who crosses adds this much variance.
 */
const variancePerCrossing = 0.05;

export function afterCrossing(belief: ZoneBelief, entered: number, left: number, at: EpochMs): ZoneBelief {
  return {
    people: belief.people + entered - left,
    variance: belief.variance + variancePerCrossing * (Math.abs(entered) + Math.abs(left)),
    heardAt: Math.max(at, belief.heardAt ?? at),
    enteredToday: belief.enteredToday + entered,
    leftToday: belief.leftToday + left,
  };
}

/** An absolute count sees people hide one another: one head, or a tenth of them, is its usual error. */
export function afterLevel(belief: ZoneBelief, people: number, at: EpochMs): ZoneBelief {
  const noise = Math.max(1, 0.1 * people) ** 2;
  const gain = belief.variance / (belief.variance + noise);
  return {
    ...belief,
    people: belief.people + gain * (people - belief.people),
    // A camera that always misses the corner seat is not averaged away by looking again.
    variance: Math.max((1 - gain) * belief.variance, noise / 4),
    heardAt: Math.max(at, belief.heardAt ?? at),
  };
}

/** Somebody is there, or nobody: presence cannot count, but it can contradict. */
export function afterPresence(belief: ZoneBelief, occupied: boolean, at: EpochMs): ZoneBelief {
  const contradicted = occupied ? belief.people < 0.5 : belief.people > 0.5;
  if (!contradicted) return { ...belief, heardAt: Math.max(at, belief.heardAt ?? at) };
  return { ...afterLevel(belief, occupied ? 1 : 0, at) };
}
