import { dayMs, type LocalDay } from "#domain/time.ts";

/** The first and the last day of a report, both included. */
export type Days = { from: LocalDay; to: LocalDay };

export const daysAtMost = 31;

export const presets = ["today", "yesterday", "week", "month"] as const;
export type Preset = (typeof presets)[number];

export function daysOf(preset: Preset, today: LocalDay): Days {
  const back = { today: 0, yesterday: 1, week: 6, month: daysAtMost - 1 }[preset];
  return { from: addDays(today, -back), to: preset === "yesterday" ? addDays(today, -1) : today };
}

export function presetOf(days: Days, today: LocalDay): Preset | undefined {
  return presets.find((preset) => {
    const { from, to } = daysOf(preset, today);
    return from === days.from && to === days.to;
  });
}

export type DaysProblem = { field: "from" | "to"; key: "dayMissing" | "endsBeforeBegins" | "tooManyDays" | "inFuture" };

/** What is wrong with these days, beside the field to change; `undefined` when a report can be asked for. */
export function problemOf({ from, to }: Days, today: LocalDay): DaysProblem | undefined {
  if (!isDay(from)) return { field: "from", key: "dayMissing" };
  if (!isDay(to)) return { field: "to", key: "dayMissing" };
  if (from > today) return { field: "from", key: "inFuture" };
  if (to < from) return { field: "to", key: "endsBeforeBegins" };
  if (countDays({ from, to }) > daysAtMost) return { field: "from", key: "tooManyDays" };
  return undefined;
}

export function everyDay({ from, to }: Days): LocalDay[] {
  return Array.from({ length: Math.max(0, countDays({ from, to })) }, (_, index) => addDays(from, index));
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return new Date(noonOf(day) + days * dayMs).toISOString().slice(0, 10);
}

/** A moment that is this day in UTC, for writing its date. Noon, so that no zone is near its midnight. */
export function noonOf(day: LocalDay): number {
  return Date.parse(`${day}T12:00:00Z`);
}

/** "22 November 2026", as the language writes it. */
export function writeDay(day: LocalDay, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }).format(noonOf(day));
}

function countDays({ from, to }: Days): number {
  return Math.round((noonOf(to) - noonOf(from)) / dayMs) + 1;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(noonOf(text));
}
