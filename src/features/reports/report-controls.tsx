"use client";

import type { ReactNode } from "react";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { daysOf, presetOf, presets, type Days, type DaysProblem, type Preset } from "#features/reports/report-days.ts";
import { reportWords } from "#features/reports/report-words.ts";

type ReportControlsProps = {
  days: Days;
  today: string;
  problem: DaysProblem | undefined;
  onDays: (days: Days) => void;
  /** What else the report can be asked for: a zone, a service. */
  children: ReactNode;
};

/** Which days, and of what. A wrong day is said beside its field, and nothing is asked for. */
export function ReportControls({ days, today, problem, onDays, children }: ReportControlsProps) {
  const t = useWords(reportWords);
  const errorAt = (field: keyof Days) => (problem?.field === field ? t(problem.key) : null);
  return (
    <div role="group" aria-label={t("whichDays")} className="flex flex-wrap items-start gap-x-4 gap-y-3 print:hidden">
      <div className="flex flex-col gap-1.5">
        <span aria-hidden="true" className="text-sm font-medium">{t("whichDays")}</span>
        <Segmented<Preset | "other">
          label={t("whichDays")}
          value={presetOf(days, today) ?? "other"}
          onChange={(preset) => preset !== "other" && onDays(daysOf(preset, today))}
          options={presets.map((preset) => ({ value: preset, label: t(preset) }))}
          className="h-9 items-center"
        />
      </div>
      <Field label={t("from")} type="date" required value={days.from} max={today} error={errorAt("from")} onChange={(event) => onDays(fromChanged(days, event.target.value))} className="w-40" />
      <Field label={t("to")} type="date" required value={days.to} min={days.from} max={today} error={errorAt("to")} onChange={(event) => onDays({ ...days, to: event.target.value })} className="w-40" />
      {children}
    </div>
  );
}

// Who looks at one day and chooses another wants that day, not all between.
function fromChanged(days: Days, from: string): Days {
  return days.from === days.to ? { from, to: from } : { ...days, from };
}
