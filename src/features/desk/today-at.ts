import { TZDate } from "@date-fns/tz";

/** "10:15" on the clinic's wall today, in epoch ms; `undefined` for an empty or broken time. */
export function todayAt(time: string, timeZone: string, now: number): number | undefined {
  const day = dayAt(time, timeZone, now);
  return day?.getTime();
}

/** The next "10:15" from now: tomorrow's, where today's is gone by. A minute's grace, since clocks show no seconds. */
export function laterToday(time: string, timeZone: string, now: number): number | undefined {
  const day = dayAt(time, timeZone, now);
  if (day && day.getTime() < now - 60_000) day.setDate(day.getDate() + 1);
  return day?.getTime();
}

function dayAt(time: string, timeZone: string, now: number): TZDate | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const day = new TZDate(now, timeZone);
  day.setHours(Number(hours), Number(minutes), 0, 0);
  return day;
}
