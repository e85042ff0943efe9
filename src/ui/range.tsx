"use client";

import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { publicWords } from "#ui/public-words.ts";
import type { StatusLevel } from "#ui/status.tsx";

type RangeProps = {
  /** Minutes: nine in ten are over by `high`, one in ten before `low`, half by `likely`. */
  low: number;
  likely: number;
  high: number;
  /** The end of the scale, shared by the rows of one list so that bars compare. */
  most: number;
  level?: StatusLevel;
  /** Write "10–15 min" beside the bar. */
  showText?: boolean;
  className?: string;
};

const tone: Record<StatusLevel, [band: string, tick: string]> = {
  ok: ["bg-ink/20", "bg-ink"],
  watch: ["bg-watch/35", "bg-watch"],
  late: ["bg-late/35", "bg-late"],
  off: ["hatched", "bg-off"],
};

/** A wait as what it is: a span (10th to 90th percentile) with a tick where the middle lies. */
export function Range({ low, likely, high, most, level = "ok", showText = false, className }: RangeProps) {
  const t = useWords(publicWords);
  const formats = useFormats();
  const at = (minutes: number) => Math.min(100, Math.max(0, (minutes / Math.max(most, 1)) * 100));
  const [band, tick] = tone[level];
  return (
    <span className={classes("flex items-center gap-3", className)}>
      <span
        role="img"
        aria-label={t("aboutRange", { likely: formats.minutes(likely), low: formats.number(low), high: formats.minutes(high) })}
        className="relative block h-4 min-w-16 flex-1"
      >
        <span className="absolute inset-x-0 top-1/2 h-px bg-hairline" />
        <span className={classes("absolute inset-y-1 rounded-full", band)} style={{ insetInlineStart: `${at(low)}%`, width: `max(0.5rem, ${at(high) - at(low)}%)` }} />
        <span className={classes("absolute inset-y-0 w-0.5 rounded-full", tick)} style={{ insetInlineStart: `calc(${at(likely)}% - 1px)` }} />
      </span>
      {showText && <span aria-hidden="true" className="number w-20 shrink-0 text-end text-sm whitespace-nowrap">{formats.minutesRange(low, high)}</span>}
    </span>
  );
}
