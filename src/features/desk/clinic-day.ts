import { TZDate } from "@date-fns/tz";

/** "2026-01-15": the day on the clinic's wall, as a date field writes it. */
export function dayIn(timeZone: string, at: number): string {
  const day = new TZDate(at, timeZone);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** A day and a time on the clinic's wall, in epoch ms; `undefined` where either is empty or broken. */
export function momentOn(day: string, time: string, timeZone: string): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  if (!year || !month || !date || !hours || !minutes) return undefined;
  return new TZDate(Number(year), Number(month) - 1, Number(date), Number(hours), Number(minutes), 0, timeZone).getTime();
}

const two = (n: number) => String(n).padStart(2, "0");
