import { empirical, normal, type Law } from "#domain/look-ahead/law.ts";

/** Whether people who are booked come, and how punctually. */
export type Coming = {
  /** Minutes after the appointment; negative is early. */
  came: (minutesLate: number) => void;
  stayedAway: () => void;
  endDay: () => void;
  noShowProbability: () => number;
  punctuality: () => Law;
};

/**
 * No-shows by a Beta law that begins at 12 % as if twenty had been seen; punctuality as it was among the last 500, once
 * there are thirty. Before, seven minutes early give or take twelve (reference: forecasting, 1.4).
 */
export function coming(): Coming {
  let [present, absent] = [0, 0];
  const late: number[] = [];
  let next = 0;
  let law: Law = normal(-7, 12);
  return {
    came: (minutesLate) => {
      present++;
      late[next] = minutesLate;
      next = (next + 1) % kept;
    },
    stayedAway: () => void absent++,
    endDay: () => {
      present *= dayKept;
      absent *= dayKept;
      if (late.length >= few) law = empirical(quantilesOf(Float64Array.from(late).sort()));
    },
    noShowProbability: () => (absent + priorShare * priorSeen) / (present + absent + priorSeen),
    punctuality: () => law,
  };
}

const kept = 500;
const few = 30;
const steps = 40;
const priorShare = 0.12;
const priorSeen = 20;
const dayKept = 0.98;

function quantilesOf(sorted: Float64Array): number[] {
  return Array.from({ length: steps + 1 }, (_, k) => {
    const at = (k / steps) * (sorted.length - 1);
    const below = sorted[Math.floor(at)] as number;
    return below + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] as number) - below);
  });
}
