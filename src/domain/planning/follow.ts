import type { Solve } from "#domain/planning/mixed-integer.ts";
import type { PlanningMoment } from "#domain/planning/moment.ts";
import { programme } from "#domain/planning/programme.ts";
import { asFarAsKept, difference, nothingFound, propose, savingOf, shortages, usualSearch, type PlanFound, type SearchOptions } from "#domain/planning/propose.ts";
import { whoTurns } from "#domain/planning/who-turns.ts";
import { lookAhead } from "#domain/planning/worth.ts";

/**
 * The programme's own plan, for whoever plans anew every quarter of an hour and may move people without asking each time. The look-ahead
 * says what the plan saves, and refuses nothing: it plays a plan as if nothing were ever changed again, and so thinks too little of moves
 * that are taken back soon (on eight days of the surge clinic a third of the saving was lost to its refusals). Without a solver it is
 * `propose`.
 */
export async function follow(moment: PlanningMoment, solve: Solve, options: SearchOptions = usualSearch): Promise<PlanFound> {
  const model = programme(moment, { weights: options.weights });
  const solved = await solve(model.programme, options.solver);
  if (solved.status !== "solved") return { ...(await propose(moment, undefined, options)), solved };
  const turns = asFarAsKept(moment, whoTurns(model, solved.values, moment));
  const shortOf = shortages(moment, model.left(solved.values));
  if (turns.length === 0) return { ...nothingFound, solved, shortOf, considered: 1 };
  const saving = savingOf(difference(lookAhead(moment.situation, options), turns, 0, options.paths.judge));
  return { turns, saving, solved, from: "programme", considered: 1, shortOf };
}
