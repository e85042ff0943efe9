import { Worker } from "node:worker_threads";
import type { Situation } from "#domain/look-ahead/situation.ts";
import type { AdviceTask } from "#domain/planning/live/advise.ts";
import type { Happened, Measured } from "#domain/planning/live/measured.ts";
import type { Advice, MoveWorth, ProposedMove } from "#domain/planning/live/suggestion.ts";
import { secondMs } from "#domain/time.ts";

export type PlannerTask =
  | { type: "advise"; of: AdviceTask }
  | { type: "worth"; situation: Situation; moves: ProposedMove[] }
  | { type: "measure"; situation: Situation; moves: ProposedMove[]; happened: Happened };
export type PlannerAnswer = { id: number; found: unknown } | { id: number; problem: string };

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
  let worker: Worker | undefined;
  let lastId = 0;
  const asked = new Map<number, { resolve(found: unknown): void; reject(error: Error): void; timer: NodeJS.Timeout }>();

  const settle = (id: number, answer: (of: { resolve(found: unknown): void; reject(error: Error): void }) => void) => {
    const of = asked.get(id);
    if (!of) return;
    clearTimeout(of.timer);
    asked.delete(id);
    if (asked.size === 0) worker?.unref();
    answer(of);
  };
  const end = (problem: string) => {
    const gone = worker;
    worker = undefined;
    for (const id of [...asked.keys()]) settle(id, ({ reject }) => reject(new Error(problem)));
    void gone?.terminate();
  };
  const start = () => {
    const started = startWorker();
    started.on("message", (answer: PlannerAnswer) => settle(answer.id, ({ resolve, reject }) => ("found" in answer ? resolve(answer.found) : reject(new Error(answer.problem)))));
    started.on("error", (error) => worker === started && end(`the planner's thread failed: ${error.message}`));
    started.on("exit", () => worker === started && end("the planner's thread has ended"));
    return started;
  };
  const ask = (task: PlannerTask): Promise<never> => {
    worker ??= start();
    const [id, at] = [++lastId, worker];
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => worker === at && end(`planning took longer than ${longestMs / secondMs} s`), longestMs);
      asked.set(id, { resolve: resolve as (found: unknown) => void, reject, timer });
      at.ref();
      at.postMessage({ id, task });
    });
  };

  return {
    advise: (of) => ask({ type: "advise", of }),
    worth: (situation, moves) => ask({ type: "worth", situation, moves }),
    measure: (situation, moves, happened) => ask({ type: "measure", situation, moves, happened }),
    async close() {
      const gone = worker;
      worker = undefined;
      for (const id of [...asked.keys()]) settle(id, ({ reject }) => reject(new Error("the house closes")));
      await gone?.terminate();
    },
  };
}

/** The bundle has the worker beside it; the sources need tsx, which threads do not inherit. */
function startWorker(): Worker {
  const limited = { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 } };
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./workers/planner.worker.mjs", import.meta.url), limited);
  return new Worker(new URL("../workers/with-tsx.mjs", import.meta.url), { ...limited, workerData: { source: new URL("../workers/planner.worker.ts", import.meta.url).href } });
}
