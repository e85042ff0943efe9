import type { CameraMessage } from "#contract/camera.ts";
import type { Interval } from "#features/camera/counting/interval-maker.ts";
import type { EpochMs, LocalDay } from "#domain/time.ts";

/** An interval that has not been acknowledged yet, under the number that tells a repeat from news. */
export type KeptInterval = { key: number; session: string; interval: CameraMessage["intervals"][number] };

export type LineCounts = Record<string, { in: number; out: number }>;

/** Where counts wait until the server has them. */
export type IntervalStore = {
  /** Whether it outlives the page. */
  isLasting: boolean;
  /** Numbers the interval, keeps it and adds it to the day, all or nothing. Gives the day's counts so far. */
  keep(interval: Interval, day: LocalDay): Promise<LineCounts>;
  /** The oldest, all of one session, in order. */
  oldest(most: number): Promise<KeptInterval[]>;
  remove(keys: readonly number[]): Promise<void>;
  /** Kept for whoever looks into it, never sent again. */
  setAside(keys: readonly number[]): Promise<void>;
  /** How many were older and are gone. */
  dropBefore(at: EpochMs): Promise<number>;
  waiting(): Promise<number>;
  dayCounts(day: LocalDay): Promise<LineCounts>;
};

export function addCounts(counts: LineCounts, lines: Interval["lines"]): LineCounts {
  const after = { ...counts };
  for (const { line, in: entered, out } of lines) {
    const before = after[line] ?? { in: 0, out: 0 };
    after[line] = { in: before.in + entered, out: before.out + out };
  }
  return after;
}

/** 128 random bits as a UUID. `crypto.randomUUID` would be shorter, but a clinic's own network often has no https. */
export function newSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export function ofOneSession(kept: readonly KeptInterval[]): KeptInterval[] {
  return kept.filter(({ session }) => session === kept[0]?.session);
}
