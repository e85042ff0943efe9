import { minutesBetween, type EpochMs } from "#domain/time.ts";

/** Whether a promise still holds: whole minutes over it, at least one once it is broken; null while it holds. */
export function minutesOver(dueAt: EpochMs | null, at: EpochMs): number | null {
  if (dueAt === null || at <= dueAt) return null;
  return Math.max(1, Math.floor(minutesBetween(dueAt, at)));
}
