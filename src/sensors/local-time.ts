import { tzOffset } from "@date-fns/tz";
import { dayMs, minuteMs, type EpochMs } from "#domain/time.ts";
import { isBelievable } from "#sensors/fields.ts";
import { PayloadError } from "#sensors/payload-error.ts";

/** What a clock on the wall shows, as if it were UTC. */
type WallMs = number;

/**
 * The moment at which a clock in `timeZone` shows `text`, read by `pattern` whose groups are year, month, day, hour,
 * minute, second. Once a year an hour comes twice: the one nearer to `near` is meant. Once a year an hour is left out:
 * a clock that shows it has not been put forward. PayloadError, naming `field`, when there is no such day or time.
 */
export function localTime(field: string, text: string, pattern: RegExp, timeZone: string, near: EpochMs): EpochMs {
  const [first, second] = momentsOf(wallTime(field, text, pattern), timeZone);
  return second !== undefined && Math.abs(second - near) < Math.abs(first - near) ? second : first;
}

/** When the day began that a clock in `timeZone` shows at `text`. */
export function localMidnight(field: string, text: string, pattern: RegExp, timeZone: string): EpochMs {
  const wall = wallTime(field, text, pattern);
  return momentsOf(wall - (wall % dayMs), timeZone)[0];
}

function wallTime(field: string, text: string, pattern: RegExp): WallMs {
  const parts = pattern.exec(text)?.slice(1).map(Number) ?? [];
  const [year = NaN, month = NaN, day = NaN, hour = 0, minute = 0, second = 0] = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(wall);
  const exists = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!exists || !isBelievable(wall)) throw new PayloadError(field, `"${text.slice(0, 40)}" is not a date and time`);
  return wall;
}

function momentsOf(wall: WallMs, timeZone: string): [EpochMs, EpochMs?] {
  const before = wall - offsetMs(timeZone, wall - dayMs);
  const after = wall - offsetMs(timeZone, wall + dayMs);
  const [first = before, second] = [...new Set([before, after])].filter((at) => at + offsetMs(timeZone, at) === wall).sort((a, b) => a - b);
  return [first, second];
}

function offsetMs(timeZone: string, at: EpochMs): number {
  const minutes = tzOffset(timeZone, new Date(at));
  if (Number.isNaN(minutes)) throw new PayloadError("(time zone)", `there is no time zone "${timeZone}"`);
  return minutes * minuteMs;
}
