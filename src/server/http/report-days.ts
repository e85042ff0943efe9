import { dayMs, localDay, type EpochMs, type LocalDay } from "#domain/time.ts";
import { stop } from "#server/http/problems.ts";

const daysAtMost = 31;

/** The days that a report is asked for, today where nothing is said; refused where they make no sense. */
export function daysOf(query: { from?: LocalDay; to?: LocalDay }, at: EpochMs, timeZone: string): { from: LocalDay; to: LocalDay } {
  const today = localDay(at, timeZone);
  const from = query.from ?? query.to ?? today;
  const to = query.to ?? (from > today ? from : today);
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1) stop("bad-request", "The report ends before it begins.", "to");
  if (days > daysAtMost) stop("bad-request", `A report spans at most ${daysAtMost} days; this one would span ${days}.`, "from");
  return { from, to };
}
