import type { Solve } from "#domain/planning/mixed-integer.ts";
import type { PlanningMoment } from "#domain/planning/moment.ts";
import { programme } from "#domain/planning/programme.ts";
import { asFarAsKept, difference, nothingFound, propose, savingOf, shortages, usualSearch, type PlanFound, type SearchOptions } from "#domain/planning/propose.ts";
import { whoTurns } from "#domain/planning/who-turns.ts";
import { lookAhead } from "#domain/planning/worth.ts";

/** So many standard errors below nothing is a plan refuted. */
const refuted = 1.64;

/**
 * The programme's own plan, for whoever plans anew every quarter of an hour and may move people without asking each time. The look-ahead
 * plays every plan as if nothing were ever changed again, and so thinks too little of moves that are taken back soon: here it only
 * refuses what it sees to be clearly worse, or to cost the most urgent. Without a solver it is `propose`.
 */
export async function follow(moment: PlanningMoment, solve: Solve, options: SearchOptions = usualSearch): Promise<PlanFound> {
  const model = programme(moment, { weights: options.weights });
  const solved = await solve(model.programme, options.solver);
  if (solved.status !== "solved") return { ...(await propose(moment, undefined, options)), solved };
  const turns = asFarAsKept(moment, whoTurns(model, solved.values, moment));
  const shortOf = shortages(moment, model.left(solved.values));
  if (turns.length === 0) return { ...nothingFound, solved, shortOf, considered: 1 };
  const seen = difference(lookAhead(moment.situation, options), turns, 0, options.paths.judge);
  const gains = seen.weighted.map((gain, i) => gain + options.urgentMiss * Math.min(0, seen.urgentOnTime[i] as number));
  const { mean, standardError } = spreadOf(gains);
  const isRefuted = mean < -refuted * standardError || spreadOf(seen.urgentOnTime).mean < -options.urgentSlack;
  return isRefuted ? { ...nothingFound, solved, shortOf, considered: 1 } : { turns, saving: savingOf(seen), solved, from: "programme", considered: 1, shortOf };
}

function spreadOf(values: number[]): { mean: number; standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, standardError: Math.sqrt(variance / values.length) };
}
