import { Worker } from "node:worker_threads";
import type { CalibrationState } from "#domain/forecast/calibrate/calibration.ts";
import type { Lessons } from "#domain/forecast/learn-clinic/lessons.ts";
import type { PastDay } from "#domain/forecast/learn-clinic/past-day.ts";
import type { Judged } from "#domain/forecast/score/judged.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { secondMs } from "#domain/time.ts";

export type LearnTask = { setup: ClinicSetup; days: PastDay[]; /** What was said since the calibration was written down, and what became of it. */ judged: Judged[]; calibration: CalibrationState };
export type Taught = { lessons: Lessons; calibration: CalibrationState };

const longestMs = 120 * secondMs;
let last: Promise<unknown> = Promise.resolve();

/** A quarter of a year of a busy clinic takes some seconds: apart from the event loop, one clinic after another. */
export function learnAside(task: LearnTask): Promise<Taught> {
  const mine = last.then(() => run(task));
  last = mine.catch(() => undefined);
  return mine;
}

function run(task: LearnTask): Promise<Taught> {
  const worker = startWorker(task);
  return new Promise<Taught>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`learning from ${task.days.length} days took longer than ${longestMs / secondMs} s`)), longestMs);
    worker.once("message", (taught: Taught) => resolve(taught));
    worker.once("error", reject);
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(new Error("the learning ended without an answer"));
    });
  }).finally(() => void worker.terminate());
}

/** The bundle has the worker beside it; the sources need tsx, which threads do not inherit. */
function startWorker(task: LearnTask): Worker {
  const limited = { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 } };
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./workers/learn.worker.mjs", import.meta.url), { ...limited, workerData: { task } });
  return new Worker(new URL("./workers/with-tsx.mjs", import.meta.url), { ...limited, workerData: { task, source: new URL("./workers/learn.worker.ts", import.meta.url).href } });
}
