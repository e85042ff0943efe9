import { parentPort } from "node:worker_threads";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import type { LookAnswer, LookTask } from "#server/look-ahead-thread.ts";

parentPort?.on("message", ({ id, task }: { id: number; task: LookTask }) => {
  const { state, at, learned, seed, paths } = task;
  parentPort?.postMessage(answer(id, () => lookAheadWith(learned, { seed, paths })(state, at)));
});

function answer(id: number, look: () => Extract<LookAnswer, { waits: unknown }>["waits"]): LookAnswer {
  try {
    return { id, waits: look() };
  } catch (error) {
    return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
