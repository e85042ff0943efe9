import { Worker } from "node:worker_threads";
import type { ClinicState } from "#domain/clinic.ts";
import type { Waits } from "#domain/forecast/forecast.ts";
import type { Learned } from "#domain/look-ahead/learned.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

export type LookTask = { state: ClinicState; at: EpochMs; learned: Learned; seed: number; paths: number };
export type LookAnswer = { id: number; waits: Waits } | { id: number; problem: string };

export type LookAheadThread = { look(task: LookTask): Promise<Waits>; close(): Promise<void> };

/** A look that takes longer than this has gone wrong. */
const longestMs = 20 * secondMs;

/** One thread looks ahead for all clinics of this process, one after another; it is started when the first is asked for. */
export function openLookAheadThread(): LookAheadThread {
  let worker: Worker | undefined;
  let lastId = 0;
  const asked = new Map<number, { resolve(waits: Waits): void; reject(error: Error): void; timer: NodeJS.Timeout }>();

  const settle = (id: number, answer: (of: { resolve(waits: Waits): void; reject(error: Error): void }) => void) => {
    const of = asked.get(id);
    if (!of) return;
    clearTimeout(of.timer);
    asked.delete(id);
    // A thread without work keeps no process from ending.
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
    started.on("message", (answer: LookAnswer) => settle(answer.id, ({ resolve, reject }) => ("waits" in answer ? resolve(answer.waits) : reject(new Error(answer.problem)))));
    started.on("error", (error) => worker === started && end(`the look-ahead's thread failed: ${error.message}`));
    started.on("exit", () => worker === started && end("the look-ahead's thread has ended"));
    return started;
  };

  return {
    look(task) {
      worker ??= start();
      const [id, at] = [++lastId, worker];
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => worker === at && end(`a look ahead took longer than ${longestMs / secondMs} s`), longestMs);
        asked.set(id, { resolve, reject, timer });
        at.ref();
        at.postMessage({ id, task });
      });
    },
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
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./workers/look-ahead.worker.mjs", import.meta.url), limited);
  return new Worker(new URL("./workers/with-tsx.mjs", import.meta.url), { ...limited, workerData: { source: new URL("./workers/look-ahead.worker.ts", import.meta.url).href } });
}
