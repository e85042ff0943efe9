import { TZDate } from "@date-fns/tz";

/** "10:15" on the clinic's wall today, in epoch ms; `undefined` for an empty or broken time. */
export function todayAt(time: string, timeZone: string, now: number): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const day = new TZDate(now, timeZone);
  day.setHours(Number(hours), Number(minutes), 0, 0);
  return day.getTime();
}
