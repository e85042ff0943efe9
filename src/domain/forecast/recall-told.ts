import type { Said } from "#domain/forecast/score/said.ts";
import { withoutRepeatedPace, keptChanges, type Told } from "#domain/forecast/told.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** What a patient was told, but for how the ticket stood when the wait was last said anew, which the log knows. */
export type Recalled = Omit<Told, "standing"> & { anewAt: EpochMs };

/** What the words on one wait, oldest first, have come to: the patient's page shows it as it did before. `undefined` where nothing was said. */
export function recallTold(words: readonly Said[]): Recalled | undefined {
  let told: Recalled | undefined;
  for (const word of words) told = after(told, word);
  return told;
}

function after(before: Recalled | undefined, { leg, promise, reasons, saidAt }: Said): Recalled {
  const by = promise && saidAt + promise.atMostMinutes * minuteMs;
  const isFirst = !before || before.promise === null || before.saidBy === null;
  const anew = reasons.length > 0 || isFirst;
  const changes = reasons.reduce<Told["changes"]>((all, change) => [...withoutRepeatedPace(all, change.code), { at: saidAt, ...change }], before?.changes ?? []).slice(-keptChanges);
  const longerByMinutes = anew ? grownBy(before, promise) : before.longerByMinutes;
  return {
    leg,
    promise,
    saidBy: isFirst ? (by ?? before?.saidBy ?? null) : keptBy(before.saidBy, by, reasons.map(({ code }) => code)),
    changes,
    anewAt: anew ? saidAt : before.anewAt,
    ...(longerByMinutes === undefined ? {} : { longerByMinutes }),
  };
}

/** As in `tell`: visits that take longer are no reason to forget what was said, and a range that comes down is kept all the more. */
function keptBy(saidBy: EpochMs | null, by: EpochMs | null, codes: string[]): EpochMs | null {
  if (by === null || saidBy === null) return saidBy;
  if (codes.length === 0) return Math.min(saidBy, by);
  return codes.every((code) => code === "slower") ? saidBy : by;
}

function grownBy(before: Recalled | undefined, promise: Told["promise"]): number | undefined {
  const grown = before?.promise && promise ? promise.atMostMinutes - before.promise.atMostMinutes : 0;
  return grown > 0 ? grown : undefined;
}
