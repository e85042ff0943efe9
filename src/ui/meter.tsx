"use client";

import { classes } from "#ui/classes.ts";
import { houseWords } from "#ui/house-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import type { StatusLevel } from "#ui/status.tsx";

type MeterProps = {
  label: string;
  /** Best estimate of the people inside; `null` when no sensor answers. */
  people: number | null;
  /** What the count may really be. */
  low?: number;
  high?: number;
  capacity: number;
  /** Numbers short of the capacity from which somebody is told: thin ticks, said aloud by whoever draws them in words. */
  marks?: readonly number[];
  /** Colours the bar when someone should move; otherwise it is ink. */
  level?: StatusLevel;
  /** Draw the label and "14 of 20" above the bar; without it they are only read aloud. */
  showText?: boolean;
  className?: string;
};

const fill: Record<StatusLevel | "calm", string> = { calm: "bg-quiet", ok: "bg-quiet", watch: "bg-watch", late: "bg-late", off: "bg-off" };

/** People against capacity: solid up to what is sure, pale up to what may be, and a tick where the room is full. */
export function Meter({ label, people, low, high, capacity, marks = [], level, showText = false, className }: MeterProps) {
  const t = useWords(houseWords);
  const formats = useFormats();
  const most = Math.max(capacity * 1.15, (high ?? people ?? 0) * 1.05, 1);
  const at = (value: number) => `${Math.min(100, Math.max(0, (value / most) * 100))}%`;
  const hasBand = people !== null && low !== undefined && high !== undefined && high > low;
  const text = people === null ? t("off") : [
    t("people", { count: Math.round(people) }),
    t("ofCapacity", { capacity: formats.number(capacity) }),
    hasBand && t("between", { low: formats.number(low), high: formats.number(high) }),
  ].filter(Boolean).join(", ");
  const color = fill[level ?? "calm"];
  return (
    <div className={classes("flex flex-col gap-1.5", className)}>
      {showText && (
        <div aria-hidden="true" className="flex items-baseline justify-between gap-2 text-sm">
          <span>{label}</span>
          <span className="number text-quiet">
            {people === null ? t("off") : <><span className="font-semibold text-ink">{formats.number(people)}</span> {t("ofCapacity", { capacity: formats.number(capacity) })}</>}
          </span>
        </div>
      )}
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={capacity}
        aria-valuenow={Math.min(capacity, people ?? 0)}
        aria-valuetext={text}
        className={classes("relative h-2 rounded-full bg-pressed", people === null && "hatched")}
      >
        {hasBand && <div className={classes("absolute inset-y-0 start-0 rounded-full opacity-35", color)} style={{ width: at(high) }} />}
        {people !== null && <div className={classes("absolute inset-y-0 start-0 transition-[width]", hasBand ? "rounded-s-full" : "rounded-full", color)} style={{ width: at(hasBand ? low : people) }} />}
        {hasBand && <div className={classes("absolute inset-y-0 w-1 -ms-0.5 rounded-full", color)} style={{ insetInlineStart: at(people) }} />}
        {marks.filter((mark) => mark !== capacity).map((mark) => <div key={mark} className="absolute -inset-y-0.5 w-px bg-ink/70" style={{ insetInlineStart: at(mark) }} />)}
        <div className="absolute -inset-y-1 w-0.5 rounded-full bg-ink" style={{ insetInlineStart: at(capacity) }} />
      </div>
    </div>
  );
}
