import type { WorkerLike } from "#features/camera/detector/detector.ts";

/** The bundler finds the worker by this very expression. */
export function makeDetectorWorker(): WorkerLike {
  return new Worker(new URL("./detector.worker.ts", import.meta.url), { type: "module" });
}
