import type { Situation } from "#domain/look-ahead/situation.ts";
import type { AdviceTask } from "#domain/planning/live/advise.ts";
import type { Happened, Measured } from "#domain/planning/live/measured.ts";
import type { Advice, MoveWorth, ProposedMove } from "#domain/planning/live/suggestion.ts";
import { secondMs } from "#domain/time.ts";
import { openAskedThread } from "#server/workers/asked-thread.ts";

export type PlannerTask =
  | { type: "advise"; of: AdviceTask }
  | { type: "worth"; situation: Situation; moves: ProposedMove[] }
  | { type: "measure"; situation: Situation; moves: ProposedMove[]; happened: Happened };

export type PlannerThread = {
  advise(of: AdviceTask): Promise<Advice>;
  worth(situation: Situation, moves: ProposedMove[]): Promise<MoveWorth>;
  measure(situation: Situation, moves: ProposedMove[], happened: Happened): Promise<Measured>;
  close(): Promise<void>;
};

/** Advice on 200 rooms takes ten seconds at most; whatever takes much longer has gone wrong. */
const longestMs = 40 * secondMs;

/** One thread plans for all clinics of this process, one after another, with the solver in a thread beside it; both start when first asked. */
export function openPlannerThread(): PlannerThread {
  const thread = openAskedThread<PlannerTask>("planner", { title: "the planner's thread", longestMs });
  // Each kind of task has its own kind of answer.
  return {
    advise: (of) => thread.ask({ type: "advise", of }) as Promise<Advice>,
    worth: (situation, moves) => thread.ask({ type: "worth", situation, moves }) as Promise<MoveWorth>,
    measure: (situation, moves, happened) => thread.ask({ type: "measure", situation, moves, happened }) as Promise<Measured>,
    close: thread.close,
  };
}
