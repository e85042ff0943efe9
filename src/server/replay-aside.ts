import type { DayLog } from "#domain/queue/day-script.ts";
import type { QueuePolicy } from "#domain/queue/policy.ts";
import type { Replay } from "#domain/queue/replay-policy.ts";
import { secondMs } from "#domain/time.ts";
import { askOnce } from "#server/workers/ask-once.ts";

export type ReplayTask = { log: DayLog; before: QueuePolicy; after: QueuePolicy };

const longestMs = 60 * secondMs;
let last: Promise<unknown> = Promise.resolve();

/** A day of six hundred patients takes a second or two: apart from the event loop, and one after another. */
export function replayAside(task: ReplayTask): Promise<Replay> {
  const mine = last.then(() => askOnce<Replay>("replay", task, { title: `the replay of ${task.log.events.length} events`, longestMs }));
  last = mine.catch(() => undefined);
  return mine;
}
