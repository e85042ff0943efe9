"use client";

import type { ReactNode } from "react";
import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import { classes } from "#ui/classes.ts";
import { houseWords } from "#ui/house-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { Status, type StatusLevel } from "#ui/status.tsx";

type BigNumberProps = {
  label: ReactNode;
  /** A number is written in the reader's language; `null` is "not known", never zero. */
  value: number | string | null;
  unit?: string;
  /** Decimals of a number. */
  digits?: number;
  /** The interval around it, in the same unit. */
  range?: [low: number, high: number];
  trend?: { direction: "up" | "down" | "flat"; word?: string };
  /** Only when someone should move. */
  level?: StatusLevel;
  word?: string;
  size?: "md" | "lg";
  className?: string;
};

const arrows = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight };

export function BigNumber({ label, value, unit, digits, range, trend, level, word, size = "md", className }: BigNumberProps) {
  const t = useWords(houseWords);
  const formats = useFormats();
  const Arrow = trend && arrows[trend.direction];
  return (
    <dl className={classes("flex min-w-0 flex-col gap-1", className)}>
      <dt className="flex items-center gap-2 text-sm text-quiet">
        {label}
        {level && <Status level={level} word={word} size="sm" className="ms-auto" />}
      </dt>
      <dd className="number flex flex-wrap items-baseline gap-x-2">
        <span className={classes("font-semibold", size === "lg" ? "text-2xl" : "text-xl", value === null && "text-quiet")}>
          {value === null && <><span aria-hidden="true">–</span><span className="sr-only">{t("unknown")}</span></>}
          {typeof value === "number" ? formats.number(value, digits) : value}
          {unit && value !== null && <span className="ms-1 text-base font-normal tracking-normal text-quiet">{unit}</span>}
        </span>
        {range && value !== null && (
          <span className="text-sm text-quiet">{formats.number(range[0], digits)}–{formats.number(range[1], digits)}</span>
        )}
        {trend && Arrow && (
          <span className="inline-flex items-center gap-0.5 self-center text-sm text-quiet">
            <Arrow aria-hidden="true" className="size-4" />
            {trend.word ?? t(trend.direction)}
          </span>
        )}
      </dd>
    </dl>
  );
}
