import { levelColumns, levels, type LevelQuantiles } from "#domain/forecast/levels.ts";
import type { Judged } from "#domain/forecast/score/judged.ts";
import type { StatedLevel, StatedQuantiles } from "#domain/forecast/score/said.ts";
import type { ServiceId } from "#domain/ids.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** A forecast whose outcome may be learned from, and from when on. */
export type Heard = { learnedAt: EpochMs; serviceId: ServiceId; raw: LevelQuantiles; actualMinutes: number; pending: number };

/**
 * Outcomes in the order in which they are to be learned. Short waits end first: learned as they end, they would teach all morning long
 * that waits are short. So each waits for those that were asked for before it, who hold the others up no longer than was thought likely.
 * What is not over yet is left out; looked at later again, the list is the same as far as it went.
 */
export function inOrderOfAsking(judged: readonly Judged[]): Heard[] {
  const asked = judged.filter(({ method }) => method.startsWith("look-ahead")).toSorted((a, b) => a.saidAt - b.saidAt || (a.ticketId < b.ticketId ? -1 : 1));
  const over = (one: Judged) => (one.outcome.kind === "waiting" ? Infinity : one.saidAt + (one.outcome.minutes ?? 0) * minuteMs);
  const ends = asked.map(over).sort((a, b) => a - b);
  let heldUntil = -Infinity;
  const heard = asked.flatMap((one, i): Heard[] => {
    const raw = levelsOf(one.raw ?? one.quantiles);
    const endedAt = over(one);
    heldUntil = Math.max(heldUntil, Math.min(endedAt, one.saidAt + holdMs(raw)));
    if (!raw || one.outcome.kind !== "called") return [];
    const learnedAt = Math.max(heldUntil, endedAt);
    return [{ learnedAt, serviceId: one.serviceId, raw, actualMinutes: one.outcome.minutes, pending: Math.max(0, i + 1 - countUntil(ends, one.saidAt)) }];
  });
  return heard.sort((a, b) => a.learnedAt - b.learnedAt);
}

const longestHoldMs = 3 * hourMs;

function holdMs(raw: LevelQuantiles | undefined): number {
  return raw ? Math.min(longestHoldMs, (raw[levels.indexOf(0.8)] as number) * minuteMs) : 0;
}

/** `undefined` where a method did not state all of them. */
export function levelsOf(stated: StatedQuantiles): LevelQuantiles | undefined {
  const all = levelColumns.map((level: StatedLevel) => stated[level]);
  return all.every((minutes) => minutes !== undefined && Number.isFinite(minutes)) ? Float64Array.from(all as number[]) : undefined;
}

function countUntil(sorted: readonly number[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
