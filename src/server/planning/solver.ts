import type { Worker } from "node:worker_threads";
import type { MixedInteger, Solve, Solved, SolveLimits } from "#domain/planning/mixed-integer.ts";
import { startWorker } from "#server/workers/start-worker.ts";

export type SolverTask = { id: number; programme: MixedInteger; limits: SolveLimits };

/** A solver in a thread of its own, one programme after another. */
export type Solver = { solve: Solve; close(): Promise<void> };

/** The solver looks at the clock between its steps, and a step may be long: after this it is cut off. */
const graceMs = 1_000;
/** Loading the WebAssembly on a busy machine. */
const startMs = 20_000;

/** Starts with the first programme; a thread that had to be cut off is replaced by the next one. */
export function openSolver(): Solver {
  let thread: Promise<Worker> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let ids = 0;

  async function run(programme: MixedInteger, limits: SolveLimits): Promise<Solved> {
    const began = performance.now();
    const nothing = (why: string): Solved => ({ status: "nothing-found", why, milliseconds: performance.now() - began });
    let worker: Worker;
    try {
      worker = await (thread ??= start());
    } catch (error) {
      thread = undefined;
      return nothing(`the solver does not start: ${error instanceof Error ? error.message : String(error)}`);
    }
    const id = ++ids;
    const solved = await answerOf(worker, limits.milliseconds + graceMs, (message: { id: number; solved: Solved }) => (message.id === id ? message.solved : undefined), () =>
      worker.postMessage({ id, programme, limits } satisfies SolverTask),
    ).catch((error: unknown) => {
      thread = undefined;
      void worker.terminate();
      return nothing(error instanceof Error ? error.message : String(error));
    });
    return solved;
  }

  return {
    solve(programme, limits) {
      const mine = last.then(() => run(programme, limits));
      last = mine;
      return mine;
    },
    async close() {
      await last;
      const worker = await thread?.catch(() => undefined);
      thread = undefined;
      await worker?.terminate();
    },
  };
}

async function start(): Promise<Worker> {
  const worker = startWorker("solver");
  // A solver that nobody waits for does not keep a command line open.
  await answerOf(worker, startMs, (message: unknown) => message === "ready" || undefined, () => undefined);
  worker.unref();
  return worker;
}

/** The first message that `pick` accepts. Rejects when the thread ends, fails or is silent for too long. */
function answerOf<Message, Answer>(worker: Worker, withinMs: number, pick: (message: Message) => Answer | undefined, ask: () => void): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error(`the solver did not answer within ${(withinMs / 1000).toFixed(1)} s and was cut off`))), withinMs);
    const onMessage = (message: Message) => {
      const answer = pick(message);
      if (answer !== undefined) end(() => resolve(answer));
    };
    const onError = (error: unknown) => end(() => reject(error instanceof Error ? error : new Error(String(error))));
    const onExit = () => end(() => reject(new Error("the solver ended without an answer")));
    const end = (settle: () => void) => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      settle();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    ask();
  });
}
