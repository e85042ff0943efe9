import { Worker } from "node:worker_threads";
import type { DayLog } from "#domain/queue/day-script.ts";
import type { QueuePolicy } from "#domain/queue/policy.ts";
import type { Replay } from "#domain/queue/replay-policy.ts";
import { secondMs } from "#domain/time.ts";

export type ReplayTask = { log: DayLog; before: QueuePolicy; after: QueuePolicy };

const longestMs = 60 * secondMs;
let last: Promise<unknown> = Promise.resolve();

/** A day of six hundred patients takes a second or two: apart from the event loop, and one after another. */
export function replayAside(task: ReplayTask): Promise<Replay> {
  const mine = last.then(() => run(task));
  last = mine.catch(() => undefined);
  return mine;
}

function run(task: ReplayTask): Promise<Replay> {
  const worker = startWorker(task);
  return new Promise<Replay>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the replay of ${task.log.events.length} events took longer than ${longestMs} ms`)), longestMs);
    worker.once("message", (replay: Replay) => resolve(replay));
    worker.once("error", reject);
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(new Error("the replay ended without an answer"));
    });
  }).finally(() => void worker.terminate());
}

/** The bundle has the worker beside it; the sources need tsx, which threads do not inherit. */
function startWorker(task: ReplayTask): Worker {
  const limited = { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 } };
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./workers/replay.worker.mjs", import.meta.url), { ...limited, workerData: { task } });
  return new Worker(new URL("./workers/with-tsx.mjs", import.meta.url), { ...limited, workerData: { task, source: new URL("./workers/replay.worker.ts", import.meta.url).href } });
}
