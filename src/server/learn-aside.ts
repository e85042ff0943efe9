import type { CalibrationState } from "#domain/forecast/calibrate/calibration.ts";
import type { Lessons } from "#domain/forecast/learn-clinic/lessons.ts";
import type { PastDay } from "#domain/forecast/learn-clinic/past-day.ts";
import type { Judged } from "#domain/forecast/score/judged.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { secondMs } from "#domain/time.ts";
import { askOnce } from "#server/workers/ask-once.ts";

export type LearnTask = { setup: ClinicSetup; days: PastDay[]; /** What was said since the calibration was written down, and what became of it. */ judged: Judged[]; calibration: CalibrationState };
export type Taught = { lessons: Lessons; calibration: CalibrationState };

const longestMs = 120 * secondMs;
let last: Promise<unknown> = Promise.resolve();

/** A quarter of a year of a busy clinic takes some seconds: apart from the event loop, one clinic after another. */
export function learnAside(task: LearnTask): Promise<Taught> {
  const mine = last.then(() => askOnce<Taught>("learn", task, { title: `learning from ${task.days.length} days`, longestMs }));
  last = mine.catch(() => undefined);
  return mine;
}
