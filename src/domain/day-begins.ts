import { dayMs, type EpochMs, type LocalDay } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/** The first moment of a calendar day. */
export function dayBegins(day: LocalDay, clock: WallClock): EpochMs {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Where clocks jump over midnight, the day begins an hour late.
  return clock.moments(midnight)[0] ?? clock.moments(midnight + dayMs / 24)[0] ?? midnight;
}

export function dayAfter(day: LocalDay, days = 1): LocalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
