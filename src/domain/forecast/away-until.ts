import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** From the street back to the waiting room. */
const wayBackMinutes = 5;
/** Leaving for less is not worth the stairs. */
const leastMinutes = 10;

/**
 * Until when a waiting patient can be away and, nine times in ten, is back before the call: on the full five minutes, and
 * `undefined` when that is too soon to go at all.
 */
export function awayUntil(forecast: WaitForecast | undefined, at: EpochMs): EpochMs | undefined {
  if (!forecast?.known) return undefined;
  const step = 5 * minuteMs;
  const until = Math.floor((at + (forecast.p10 - wayBackMinutes) * minuteMs) / step) * step;
  return until - at >= leastMinutes * minuteMs ? until : undefined;
}
