import { parentPort } from "node:worker_threads";
import { advise, worthOf } from "#domain/planning/live/advise.ts";
import { measure } from "#domain/planning/live/measured.ts";
import type { PlannerAnswer, PlannerTask } from "#server/planning/planner-thread.ts";
import { openSolver } from "#server/planning/solver.ts";

const solver = openSolver();

parentPort?.on("message", ({ id, task }: { id: number; task: PlannerTask }) => {
  answer(task)
    .then((found) => parentPort?.postMessage({ id, found } satisfies PlannerAnswer))
    .catch((error: unknown) => parentPort?.postMessage({ id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies PlannerAnswer));
});

async function answer(task: PlannerTask): Promise<unknown> {
  switch (task.type) {
    case "advise":
      return advise(task.of, solver.solve);
    case "worth":
      return worthOf(task.situation, task.moves);
    case "measure":
      return measure(task.situation, task.moves, task.happened);
  }
}
