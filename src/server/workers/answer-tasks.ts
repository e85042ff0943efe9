import { parentPort } from "node:worker_threads";
import type { Answered, Asked } from "#server/workers/asked-thread.ts";

/** The worker's side of an asked thread: every task is answered, with what went wrong where it must be. */
export function answerTasks<Task>(answer: (task: Task) => unknown): void {
  parentPort?.on("message", ({ id, task }: Asked<Task>) => {
    void found(answer, task).then((of) => parentPort?.postMessage({ id, ...of } satisfies Answered));
  });
}

async function found<Task>(answer: (task: Task) => unknown, task: Task): Promise<{ found: unknown } | { problem: string }> {
  try {
    return { found: await answer(task) };
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
