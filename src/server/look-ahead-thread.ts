import { Worker } from "node:worker_threads";
import type { ClinicState } from "#domain/clinic.ts";
import type { Waits } from "#domain/forecast/forecast.ts";
import type { Learned } from "#domain/look-ahead/learned.ts";
import type { Outlook } from "#domain/look-ahead/outlook.ts";
import type { Change } from "#domain/look-ahead/what-if/change.ts";
import type { WhatIfEffects } from "#domain/look-ahead/what-if/what-if.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

export type LookTask = { state: ClinicState; at: EpochMs; learned: Learned; seed: number; paths: number };
/** `busyMs`: no batch of imagined days is begun after so long. */
export type WhatIfTask = Omit<LookTask, "paths"> & { changes: Change[]; busyMs: number };
export type AnyTask = { what: "waits"; task: LookTask } | { what: "outlook"; task: LookTask } | { what: "effects"; task: WhatIfTask };
type AnyLook = Waits | Outlook | WhatIfEffects;
export type LookAnswer = { id: number; looked: AnyLook } | { id: number; problem: string };

export type LookAheadThread = {
  look(task: LookTask): Promise<Waits>;
  /** The next hours of the whole clinic. */
  outlook(task: LookTask): Promise<Outlook>;
  /** What changes would do. */
  effects(task: WhatIfTask): Promise<WhatIfEffects>;
  close(): Promise<void>;
};

/** A look that takes longer than this has gone wrong. */
const longestMs = 20 * secondMs;

/** One thread looks ahead for all clinics of this process, one after another; it is started when the first is asked for. */
export function openLookAheadThread(): LookAheadThread {
  let worker: Worker | undefined;
  let lastId = 0;
  const asked = new Map<number, { resolve(looked: AnyLook): void; reject(error: Error): void; timer: NodeJS.Timeout }>();

  const settle = (id: number, answer: (of: { resolve(looked: AnyLook): void; reject(error: Error): void }) => void) => {
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
    started.on("message", (answer: LookAnswer) => settle(answer.id, ({ resolve, reject }) => ("looked" in answer ? resolve(answer.looked) : reject(new Error(answer.problem)))));
    started.on("error", (error) => worker === started && end(`the look-ahead's thread failed: ${error.message}`));
    started.on("exit", () => worker === started && end("the look-ahead's thread has ended"));
    return started;
  };

  const ask = <Looked extends AnyLook>(task: AnyTask): Promise<Looked> => {
    worker ??= start();
    const [id, at] = [++lastId, worker];
    return new Promise<Looked>((resolve, reject) => {
      const timer = setTimeout(() => worker === at && end(`a look ahead took longer than ${longestMs / secondMs} s`), longestMs);
      // Each kind of task is answered by its own kind of look.
      asked.set(id, { resolve: resolve as (looked: AnyLook) => void, reject, timer });
      at.ref();
      at.postMessage({ id, task });
    });
  };

  return {
    look: (task) => ask<Waits>({ what: "waits", task }),
    outlook: (task) => ask<Outlook>({ what: "outlook", task }),
    effects: (task) => ask<WhatIfEffects>({ what: "effects", task }),
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
