import { minuteOfDay } from "#features/board/quiet.ts";

const minuteMs = 60_000;
/** The server paints every ten seconds; a picture that is older than a few of those is not the present any more. */
const oldAfterMs = 30_000;
const veryOldAfterMs = 2 * minuteMs;

/** How far a picture may be believed: as it is, with its time beside it, or only as what was. */
export type Staleness = "fresh" | "old" | "very-old";

export function stalenessOf(ageMs: number, isLost: boolean): Staleness {
  if (ageMs > veryOldAfterMs) return "very-old";
  return isLost || ageMs > oldAfterMs ? "old" : "fresh";
}

/** In the clinic's night, when nobody looks. */
const night = { fromMinute: 3 * 60, toMinute: 4 * 60 };
const nightlyAfterMs = 20 * 60 * minuteMs;
/** Two servers of different builds must not make a screen load itself without end. */
const notBeforeMs = 10 * minuteMs;

type Page = {
  /** The build that the page was made by, and the one that painted the newest picture. */
  build: string;
  newest: string;
  loadedAt: number;
  now: number;
  timeZone: string;
  /** Somebody is being called: they come first. */
  isBusy: boolean;
};

/** Whether the page should load itself again: for a new version of itself, and once a night, so that nothing grows for weeks. */
export function shouldReload({ build, newest, loadedAt, now, timeZone, isBusy }: Page): boolean {
  const pageAgeMs = now - loadedAt;
  if (isBusy || pageAgeMs < notBeforeMs) return false;
  if (build !== newest) return true;
  const minute = minuteOfDay(now, timeZone);
  return pageAgeMs > nightlyAfterMs && minute >= night.fromMinute && minute < night.toMinute;
}

const stepsPx = [0, 2, 4, 2, 0, -2, -4, -2];

/** A few pixels to another place each minute, so that no line burns itself into the screen; back after an hour at most. */
export function driftAt(now: number): { x: number; y: number } {
  const minute = Math.floor(now / minuteMs);
  const at = (step: number) => stepsPx[((step % stepsPx.length) + stepsPx.length) % stepsPx.length] ?? 0;
  return { x: at(minute), y: at(Math.floor(minute / stepsPx.length)) };
}
