"use client";

import type { LocalDay } from "#domain/time.ts";
import { noonOf } from "#features/reports/report-days.ts";
import { reportWords } from "#features/reports/report-words.ts";
import { useLanguage, useWords } from "#ui/language.tsx";

/** The days of a report in words, and whose clock they are by. */
export function ReportSpan({ from, to, timeZone }: { from: LocalDay; to: LocalDay; timeZone: string }) {
  const t = useWords(reportWords);
  const language = useLanguage();
  // These are calendar days, not moments: noon in UTC is the same day when it is written in UTC.
  const write = (day: string) => new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday: "short", day: "numeric", month: "long", year: "numeric" }).format(noonOf(day));
  return <>{from === to ? t("dayIn", { day: write(from), timeZone }) : t("daysIn", { from: write(from), to: write(to), timeZone })}</>;
}
