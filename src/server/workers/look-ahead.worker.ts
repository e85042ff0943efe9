import { parentPort } from "node:worker_threads";
import { whatIf } from "#domain/look-ahead/what-if/what-if.ts";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import { outlookOf } from "#domain/look-ahead/outlook.ts";
import type { AnyTask, LookAnswer } from "#server/look-ahead-thread.ts";

parentPort?.on("message", ({ id, task }: { id: number; task: AnyTask }) => parentPort?.postMessage(answer(id, task)));

function answer(id: number, task: AnyTask): LookAnswer {
  try {
    return { id, looked: look(task) };
  } catch (error) {
    return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function look({ what, task }: AnyTask) {
  const { state, at, learned, seed } = task;
  switch (what) {
    case "waits":
      return lookAheadWith(learned, { seed, paths: task.paths })(state, at);
    case "outlook":
      return outlookOf(state, at, learned, { seed, paths: task.paths });
    case "effects": {
      const began = performance.now();
      return whatIf(state, at, learned, task.changes, { seed, goOn: () => performance.now() - began < task.busyMs });
    }
  }
}
