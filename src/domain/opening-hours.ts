import type { ClinicSetup } from "#domain/setup.ts";
import { dayMs, minuteMs, type EpochMs } from "#domain/time.ts";

export type Opening =
  /** `until` absent: it never closes. */
  | { isOpen: true; until?: EpochMs }
  /** `from` absent: not within a week. */
  | { isOpen: false; from?: EpochMs };

/**
 * Whether a clinic is open at `at`, and until or from when. By its opening hours alone: who is on shift is the forecaster's matter.
 * Hours that meet ("until 12:00", "from 12:00", or midnight) are one. On the two odd days of the year a moment that lies beyond the
 * change of clocks is told an hour off.
 */
export function openingAt({ openingHours, timeZone }: Pick<ClinicSetup, "openingHours" | "timeZone">, at: EpochMs): Opening {
  if (!openingHours) return { isOpen: true };
  const { weekday, minute } = localMinute(at, timeZone);
  const spans = week(openingHours, weekday);
  const now = spans.find((span) => span.from <= minute && minute < span.to);
  const moment = (minutes: number) => at - (at % minuteMs) + (minutes - minute) * minuteMs;
  if (now) return now.to - minute > weekMinutes ? { isOpen: true } : { isOpen: true, until: moment(now.to) };
  const next = spans.find((span) => span.from > minute);
  return next ? { isOpen: false, from: moment(next.from) } : { isOpen: false };
}

const dayMinutes = dayMs / minuteMs;
const weekMinutes = 7 * dayMinutes;

/** The spans from the beginning of today for eight days, as minutes after local midnight; spans that meet are joined. */
function week(openingHours: NonNullable<ClinicSetup["openingHours"]>, today: number): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (let day = 0; day < 8; day++) {
    const hours = [...(openingHours[(today + day) % 7] ?? [])].sort((a, b) => a.fromMinute - b.fromMinute);
    for (const { fromMinute, toMinute } of hours) {
      const [from, to] = [day * dayMinutes + fromMinute, day * dayMinutes + toMinute];
      const last = spans.at(-1);
      if (last && from <= last.to) last.to = Math.max(last.to, to);
      else spans.push({ from, to });
    }
  }
  return spans;
}

/**
 * The hours of the wall's clock in which somebody may have an appointment, 0 to 23: the day as most clinics know it, and whatever lies in the
 * opening hours of any weekday besides. A clinic that never closes has them all. The same every day, so that they say nothing of who comes when.
 */
export function appointmentHours({ openingHours }: Pick<ClinicSetup, "openingHours">): number[] {
  const spans = openingHours?.flat();
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => {
    const from = hour * 60;
    return !spans || (hour >= usualHours.first && hour <= usualHours.last) || spans.some((span) => span.fromMinute < from + 60 && span.toMinute > from);
  });
}

const usualHours = { first: 6, last: 21 };

/** What a clock on the wall in `timeZone` shows: the weekday (0 = Monday) and the minutes since midnight. */
export function localMinute(at: EpochMs, timeZone: string): { weekday: number; minute: number } {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(at);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "";
  return { weekday: weekdays.indexOf(part("weekday")), minute: Number(part("hour")) * 60 + Number(part("minute")) };
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
