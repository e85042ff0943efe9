"use client";

import { classes } from "#ui/classes.ts";
import { houseWords } from "#ui/house-words.ts";
import { useWords } from "#ui/language.tsx";
import type { StatusLevel } from "#ui/status.tsx";

export type TrackerStripProps = {
  /** Whose history: "Door sensor, last 24 h". */
  label: string;
  /** In order of time, of equal length; `says` on hover: "09:00–09:30: 12 readings". */
  cells: readonly { level: StatusLevel; says: string }[];
  /** Words under the two ends. */
  from?: string;
  to?: string;
  /** In place of the counted summary that is read aloud. */
  summary?: string;
  className?: string;
};

// Height as well as colour: what went wrong stands out without seeing hue.
const look: Record<StatusLevel, string> = {
  ok: "h-2/5 bg-ok/70",
  watch: "h-3/4 bg-watch",
  late: "h-full bg-late",
  off: "h-full hatched border border-off",
};

/** The history of a sensor or device as a row of cells. */
export function TrackerStrip({ label, cells, from, to, summary, className }: TrackerStripProps) {
  const t = useWords(houseWords);
  const count = (level: StatusLevel) => cells.filter((cell) => cell.level === level).length;
  const counted = t("history", { label, all: cells.length, ok: count("ok"), watch: count("watch"), late: count("late"), off: count("off") });
  return (
    <div className={classes("min-w-0", className)}>
      <div role="img" aria-label={summary ?? counted} className="flex h-6 items-end gap-px border-b border-hairline">
        {cells.map((cell, index) => (
          <span key={index} title={cell.says} className="flex h-full min-w-0.5 flex-1 items-end">
            <span className={classes("w-full rounded-t-sm", look[cell.level])} />
          </span>
        ))}
      </div>
      {(from || to) && (
        <div className="number mt-1 flex justify-between text-xs text-quiet"><span>{from}</span><span>{to}</span></div>
      )}
    </div>
  );
}
