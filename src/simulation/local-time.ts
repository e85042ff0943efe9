import { localDay, type EpochMs, type LocalDay, hourMs, minuteMs, dayMs } from "#domain/time.ts";

const quarterMs = 15 * minuteMs;
const hours = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Hours since local midnight on the wall clock, 0 to 23.75 in steps of a quarter. */
export function localHour(at: EpochMs, timeZone: string): number {
  // Every zone's offset is a whole number of quarters, so a quarter's answer holds for all of it.
  const quarter = Math.floor(at / quarterMs);
  const key = `${timeZone}/${quarter}`;
  const known = hours.get(key);
  if (known !== undefined) return known;
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    formats.set(timeZone, format);
  }
  const [hour, minute] = format.format(quarter * quarterMs).split(":").map(Number) as [number, number];
  if (hours.size > 10_000) hours.clear();
  hours.set(key, hour + minute / 60);
  return hour + minute / 60;
}

/** The moment at which the wall clock in `timeZone` shows `hour` (0 to 24, fractions allowed) on `day`. */
export function atLocalHour(day: LocalDay, hour: number, timeZone: string): EpochMs {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + Math.round(hour * hourMs);
  // The offset that holds at the guess is nearly always the one that holds at the answer; on the two days of the year
  // when it is not, the second look settles it.
  const guess = asUtc - offsetMs(asUtc, timeZone);
  return asUtc - offsetMs(guess, timeZone);
}

export function dayAfter(day: LocalDay, days = 1): LocalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** "2026-01-15T09:30:00" as a wall clock in `timeZone` shows it. */
export function localIso(at: EpochMs, timeZone: string): string {
  return new Date(at + offsetMs(at, timeZone)).toISOString().slice(0, 19);
}

function offsetMs(at: EpochMs, timeZone: string): number {
  const quarter = Math.floor(at / quarterMs) * quarterMs;
  return Date.parse(`${localDay(quarter, timeZone)}T00:00:00Z`) + localHour(quarter, timeZone) * hourMs - quarter;
}
