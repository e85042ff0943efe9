import { whatIf } from "#domain/look-ahead/what-if/what-if.ts";
import { lookAheadWith } from "#domain/look-ahead/look-ahead-forecast.ts";
import { outlookOf } from "#domain/look-ahead/outlook.ts";
import type { AnyTask } from "#server/look-ahead-thread.ts";
import { answerTasks } from "#server/workers/answer-tasks.ts";

answerTasks(look);

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
