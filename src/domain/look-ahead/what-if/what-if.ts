import { closingHourAt } from "#domain/closing-hour.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { Learned } from "#domain/look-ahead/learned.ts";
import { situationOf } from "#domain/look-ahead/situation-of.ts";
import { changed, streamsOf, withoutRoom, type Change } from "#domain/look-ahead/what-if/change.ts";
import { effectsOf, type Effects } from "#domain/look-ahead/what-if/effects.ts";
import { workingDay } from "#domain/look-ahead/working-day.ts";
import { hourMs, type EpochMs } from "#domain/time.ts";

/** Enough batches for a range of 90 %, and so many imagined days that two minutes are told from none; both as far as time allows. */
const batches = { least: 6, most: 24, paths: 32 };
/** Where nobody has said when the clinic closes; arrivals are not believed for longer. */
const usualMs = 4 * hourMs;
/** After closing nobody is looked at for longer. */
const longestAfterMs = 3 * hourMs;

/** `withoutRoom`: positions of the changes that add somebody for whom no room is left. */
export type WhatIfEffects = Effects & { withoutRoom: number[] };

/** What changes would do to a clinic as it stands, from now on. */
export function whatIf(state: ClinicState, at: EpochMs, learned: Learned, changes: readonly Change[], { seed, goOn }: { seed: number; goOn: () => boolean }): WhatIfEffects {
  const { closesAt } = lookedUntil(state, at);
  const believed = situationOf(state, at, learned);
  const before = closesAt === undefined ? believed : workingDay(believed, closesAt);
  const until = closesAt === undefined ? at + usualMs : closesAt + longestAfterMs;
  return { ...effectsOf(before, changed(before, changes), { seed, until, hasClosing: closesAt !== undefined, batches, leaveOut: streamsOf(changes), goOn }), withoutRoom: withoutRoom(before, changes) };
}

/** Changes may begin up to then. `closesAt` is absent where it is unknown, or has passed. */
export function lookedUntil({ setup }: Pick<ClinicState, "setup">, at: EpochMs): { until: EpochMs; closesAt?: EpochMs } {
  const closesAt = closingHourAt(setup, at);
  return closesAt === undefined || closesAt <= at ? { until: at + usualMs } : { until: closesAt, closesAt };
}
