import { Worker, type WorkerOptions } from "node:worker_threads";

/** Starts `<name>.worker.ts` of this folder in a thread with nothing of the process's own: no environment, and so much memory and no more. */
export function startWorker(name: string, { workerData = {}, ...options }: Pick<WorkerOptions, "stdout" | "stderr" | "resourceLimits"> & { workerData?: object } = {}): Worker {
  const limited = { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 }, ...options };
  const here = import.meta.url;
  // The sources need tsx, which threads do not inherit.
  if (here.endsWith(".ts")) return new Worker(new URL("./with-tsx.mjs", here), { ...limited, workerData: { ...workerData, source: new URL(`./${name}.worker.ts`, here).href } });
  // Bundled, this stands in the server or in one of the workers beside each other.
  return new Worker(new URL(`${/\/workers\/[^/]+$/.test(here) ? "." : "./workers"}/${name}.worker.mjs`, here), { ...limited, workerData });
}
