"use client";

import { classes } from "#ui/classes.ts";
import { houseWords } from "#ui/house-words.ts";
import { useWords } from "#ui/language.tsx";
import { VisuallyHidden } from "#ui/visually-hidden.tsx";

export type AlarmPriority = "high" | "medium" | "low" | "none";

const look: Record<AlarmPriority, string> = {
  high: "bg-alarm-high text-on-alarm-high",
  medium: "bg-alarm-medium text-on-alarm-medium",
  low: "bg-alarm-low text-on-alarm-low",
  none: "text-quiet",
};
const key = { high: "alarmHigh", medium: "alarmMedium", low: "alarmLow", none: "alarmNone" } as const;
const marks: Record<AlarmPriority, number[]> = { high: [3, 8, 13], medium: [5.5, 10.5], low: [8], none: [] };

type AlarmProps = { priority: AlarmPriority; word?: string; className?: string };

/** Priority of a medical alarm, IEC 60601-1-8: colour, one to three marks, word. On the devices screens only. */
export function Alarm({ priority, word, className }: AlarmProps) {
  const t = useWords(houseWords);
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-sm text-sm font-medium",
        priority !== "none" && "px-1.5 py-0.5",
        look[priority],
        className,
      )}
    >
      <svg viewBox="0 0 16 16" className="size-[1em] shrink-0" fill="currentColor" aria-hidden="true">
        {marks[priority].map((x) => (
          <path key={x} d={`M${x - 1.6} 1.5h3.2l-.6 8.5h-2z M${x - 1.3} 11.8h2.6v2.7h-2.6z`} />
        ))}
        {priority === "none" && <path d="M2.5 7.2h11v1.6h-11z" />}
      </svg>
      {priority !== "none" && <VisuallyHidden>{t("alarmPriority")}:</VisuallyHidden>}
      {word ?? t(key[priority])}
    </span>
  );
}
