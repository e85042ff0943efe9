import { advise, worthOf } from "#domain/planning/live/advise.ts";
import { measure } from "#domain/planning/live/measured.ts";
import type { PlannerTask } from "#server/planning/planner-thread.ts";
import { openSolver } from "#server/planning/solver.ts";
import { answerTasks } from "#server/workers/answer-tasks.ts";

const solver = openSolver();

answerTasks(answer);

function answer(task: PlannerTask): unknown {
  switch (task.type) {
    case "advise":
      return advise(task.of, solver.solve);
    case "worth":
      return worthOf(task.situation, task.moves);
    case "measure":
      return measure(task.situation, task.moves, task.happened);
  }
}
