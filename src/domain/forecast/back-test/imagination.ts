import { nameOf, type LearnedLine } from "#domain/forecast/back-test/learned-line.ts";
import type { Line, Patient } from "#domain/forecast/back-test/line.ts";
import { quantileOfSorted } from "#domain/forecast/boosted/quantile-trees.ts";
import { levels, type LevelQuantiles } from "#domain/forecast/levels.ts";
import type { Answer } from "#domain/look-ahead/answer.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import type { EpochMs } from "#domain/time.ts";

/** Remaining waits from the look-ahead with what has been learned. `undefined` when nobody is there to serve. */
export function imagination(line: Line, learned: LearnedLine): (patient: Patient, at: EpochMs) => LevelQuantiles | undefined {
  // Who asks at a full quarter of an hour asks for everybody who waits.
  let last: { at: EpochMs; waiting: number; starts: number; answer: Answer } | undefined;
  return (patient, at) => {
    if (!last || last.at !== at || last.waiting !== line.waiting.length || last.starts !== line.starts.length) {
      const situation = learned.situation(at);
      if (situation.staff.length === 0) return undefined;
      const paths = Math.round(Math.min(mostPaths, Math.max(leastPaths, work / (1 + line.waiting.length))));
      // Whoever arrives asks for themselves; the others are asked for together.
      const waitsOf = patient.arrivedAt === at ? [nameOf(patient)] : ("everybody" as const);
      const answer = lookAhead(situation, { waitsOf, atMostMinutes: longestMinutes }, { seed: 1, paths });
      last = { at, waiting: waitsOf === "everybody" ? line.waiting.length : -1, starts: line.starts.length, answer };
    }
    const own = last.answer.waits.find((wait) => wait.id === nameOf(patient));
    return own ? quantilesOf(own.startMinutes) : undefined;
  };
}

/** Paths in which the patient leaves say nothing of the wait of whoever stays. */
function quantilesOf(minutes: Float64Array): LevelQuantiles | undefined {
  const stayed = minutes.filter((m) => !Number.isNaN(m)).map((m) => Math.min(m, longestMinutes)).sort();
  return stayed.length === 0 ? undefined : Float64Array.from(levels, (level) => quantileOfSorted(stayed, level));
}

const mostPaths = 400;
const leastPaths = 100;
const work = 6_000;
const longestMinutes = 8 * 60;
