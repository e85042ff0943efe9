import { dayMs, type LocalDay } from "#domain/time.ts";
import { stop } from "#server/http/problems.ts";

const daysAtMost = 31;

/** The clinic-local days that a report spans, both included; today unless told. */
export function reportDays(query: { from?: LocalDay | undefined; to?: LocalDay | undefined }, today: LocalDay): { from: LocalDay; to: LocalDay } {
  const from = query.from ?? query.to ?? today;
  const to = query.to ?? (from > today ? from : today);
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1) stop("bad-request", "The report ends before it begins.", "to");
  if (days > daysAtMost) stop("bad-request", `A report spans at most ${daysAtMost} days; this one would span ${days}.`, "from");
  return { from, to };
}
