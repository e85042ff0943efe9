import type { Worker } from "node:worker_threads";
import { secondMs } from "#domain/time.ts";
import { startWorker } from "#server/workers/start-worker.ts";

/** What goes to a worker that answers many, and what comes back (`answer-tasks.ts`). */
export type Asked<Task> = { id: number; task: Task };
export type Answered = { id: number; found: unknown } | { id: number; problem: string };

export type AskedThread<Task> = { ask(task: Task): Promise<unknown>; close(): Promise<void> };

/**
 * A thread that answers one task after another, started with the first. One that fails or takes longer than `longestMs` is ended with
 * everything that it was asked, and the next task starts another. `title` says in errors whose thread it is.
 */
export function openAskedThread<Task>(name: string, { title, longestMs }: { title: string; longestMs: number }): AskedThread<Task> {
  let worker: Worker | undefined;
  let lastId = 0;
  const asked = new Map<number, { resolve(found: unknown): void; reject(error: Error): void; timer: NodeJS.Timeout }>();

  const settle = (id: number, answer: (of: { resolve(found: unknown): void; reject(error: Error): void }) => void) => {
    const of = asked.get(id);
    if (!of) return;
    clearTimeout(of.timer);
    asked.delete(id);
    // A thread without work keeps no process from ending.
    if (asked.size === 0) worker?.unref();
    answer(of);
  };
  const end = async (problem: string) => {
    const gone = worker;
    worker = undefined;
    for (const id of [...asked.keys()]) settle(id, ({ reject }) => reject(new Error(problem)));
    await gone?.terminate();
  };
  const start = () => {
    const started = startWorker(name);
    started.on("message", (answer: Answered) => settle(answer.id, ({ resolve, reject }) => ("found" in answer ? resolve(answer.found) : reject(new Error(answer.problem)))));
    started.on("error", (error) => worker === started && void end(`${title} failed: ${error.message}`));
    started.on("exit", () => worker === started && void end(`${title} has ended`));
    return started;
  };

  return {
    ask(task) {
      worker ??= start();
      const [id, at] = [++lastId, worker];
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => worker === at && void end(`${title} took longer than ${longestMs / secondMs} s`), longestMs);
        asked.set(id, { resolve, reject, timer });
        at.ref();
        at.postMessage({ id, task } satisfies Asked<Task>);
      });
    },
    close: () => end("the house closes"),
  };
}
