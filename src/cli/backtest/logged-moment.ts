import type { EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

const shape = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?$/;

export type ReadMoment = { at: EpochMs; hasOffset: boolean } | { wrong: string; /** The nearest time that there was. */ instead?: EpochMs };

/**
 * An ISO 8601 time, with an offset or on the wall `clock`. A time that the wall shows twice is the first of the two that
 * is not before `notBefore`; one that the clock jumps over is wrong.
 */
export function loggedMoment(text: string, clock: WallClock, notBefore: EpochMs = -Infinity): ReadMoment {
  const parts = shape.exec(text);
  if (!parts) return { wrong: `"${text}" is not a time such as 2026-01-15T08:05:00` };
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", offset] = parts;
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) + Math.floor(Number(`0.${fraction || 0}`) * 1000);
  const isReal = new Date(asUtc).getUTCMonth() === Number(month) - 1 && new Date(asUtc).getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isReal) return { wrong: `"${text}" is a time that does not exist` };
  if (offset !== undefined) return { at: asUtc - offsetMs(offset), hasOffset: true };
  const moments = clock.moments(asUtc);
  const first = moments[0];
  if (first === undefined) return { wrong: `"${text}" does not exist in ${clock.timeZone}, where the clock jumps over it`, instead: asUtc - clock.offsetMs(asUtc - 86_400_000) };
  return { at: moments.find((at) => at >= notBefore) ?? first, hasOffset: false };
}

function offsetMs(text: string): number {
  if (text === "Z" || text === "z") return 0;
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) as RegExpExecArray;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
