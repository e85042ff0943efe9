import { TZDate } from "@date-fns/tz";
import type { EpochMs } from "#domain/time.ts";

const shape = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?$/;

/** "2005-07-24", "2005-07-24 00:30:00" or "2005-07-24T00:30" on a wall clock in `timeZone`. `undefined` for anything else. */
export function localMoment(text: string, timeZone: string): EpochMs | undefined {
  const parts = shape.exec(text)?.slice(1).map((part) => Number(part ?? 0));
  if (!parts) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  const at = new TZDate(year, month - 1, day, hour, minute, second, timeZone).getTime();
  return Number.isNaN(at) ? undefined : at;
}
