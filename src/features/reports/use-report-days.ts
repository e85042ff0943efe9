import { useState } from "react";
import { problemOf, type Days } from "#features/reports/report-days.ts";

export type ReportDays = {
  /** As they stand in the fields; null until the server has said what day it is. */
  days: Days | null;
  /** The last that a report could be asked for, while a wrong day is being put right; null is today. */
  asked: Days | null;
  problem: ReturnType<typeof problemOf>;
  choose(next: Days): void;
};

/** The days of a report. It opens on today, which is what the server says it is. */
export function useReportDays(today: string | null): ReportDays {
  const [chosen, setChosen] = useState<Days | null>(null);
  const [asked, setAsked] = useState<Days | null>(null);
  const days = chosen ?? (today === null ? null : { from: today, to: today });
  return {
    days,
    asked,
    problem: days && today ? problemOf(days, today) : undefined,
    choose(next) {
      setChosen(next);
      if (today && !problemOf(next, today)) setAsked(next);
    },
  };
}
