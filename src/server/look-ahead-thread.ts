import type { ClinicState } from "#domain/clinic.ts";
import type { Waits } from "#domain/forecast/forecast.ts";
import type { Learned } from "#domain/look-ahead/learned.ts";
import type { Outlook } from "#domain/look-ahead/outlook.ts";
import type { Change } from "#domain/look-ahead/what-if/change.ts";
import type { WhatIfEffects } from "#domain/look-ahead/what-if/what-if.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";
import { openAskedThread } from "#server/workers/asked-thread.ts";

export type LookTask = { state: ClinicState; at: EpochMs; learned: Learned; seed: number; paths: number };
/** `busyMs`: no batch of imagined days is begun after so long. */
export type WhatIfTask = Omit<LookTask, "paths"> & { changes: Change[]; busyMs: number };
export type AnyTask = { what: "waits"; task: LookTask } | { what: "outlook"; task: LookTask } | { what: "effects"; task: WhatIfTask };
export type LookAheadThread = {
  look(task: LookTask): Promise<Waits>;
  /** The next hours of the whole clinic. */
  outlook(task: LookTask): Promise<Outlook>;
  /** What changes would do. */
  effects(task: WhatIfTask): Promise<WhatIfEffects>;
  close(): Promise<void>;
};

/** A look that takes longer than this has gone wrong. */
const longestMs = 20 * secondMs;

/** One thread looks ahead for all clinics of this process, one after another; it is started when the first is asked for. */
export function openLookAheadThread(): LookAheadThread {
  const thread = openAskedThread<AnyTask>("look-ahead", { title: "the look-ahead's thread", longestMs });
  // Each kind of task is answered by its own kind of look.
  return {
    look: (task) => thread.ask({ what: "waits", task }) as Promise<Waits>,
    outlook: (task) => thread.ask({ what: "outlook", task }) as Promise<Outlook>,
    effects: (task) => thread.ask({ what: "effects", task }) as Promise<WhatIfEffects>,
    close: thread.close,
  };
}
