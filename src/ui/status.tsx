"use client";

import { classes } from "#ui/classes.ts";
import { houseWords } from "#ui/house-words.ts";
import { useWords } from "#ui/language.tsx";
import { StatusShape } from "#ui/status-shape.tsx";
import { VisuallyHidden } from "#ui/visually-hidden.tsx";

export type StatusLevel = "ok" | "watch" | "late" | "off";

const ink: Record<StatusLevel, string> = { ok: "text-ok", watch: "text-watch", late: "text-late", off: "text-off" };
const paper: Record<StatusLevel, string> = { ok: "bg-ok-soft", watch: "bg-watch-soft", late: "bg-late-soft", off: "bg-off-soft" };

type StatusProps = { level: StatusLevel; word?: string; size?: "sm" | "md" | "lg"; soft?: boolean; className?: string };

/** Colour, shape and word, always together. `word` replaces the usual one ("Room free"); `soft` puts it on a tint. */
export function Status({ level, word, size = "md", soft = false, className }: StatusProps) {
  const t = useWords(houseWords);
  return (
    <span
      className={classes(
        "inline-flex items-center align-top whitespace-nowrap font-medium",
        size === "sm" && "gap-1 text-xs",
        size === "md" && "gap-1.5 text-sm",
        size === "lg" && "gap-2 text-base",
        soft && classes("rounded-sm px-1.5 py-0.5", paper[level]),
        ink[level],
        className,
      )}
    >
      <StatusShape level={level} />
      {word ?? t(level)}
    </span>
  );
}

/** The shape alone where there is no room for the word; the word is still read aloud and shown on hover. */
export function StatusDot({ level, word, className }: Pick<StatusProps, "level" | "word" | "className">) {
  const t = useWords(houseWords);
  const says = word ?? t(level);
  return (
    <span className={classes("inline-flex", ink[level], className)} title={says}>
      <StatusShape level={level} />
      <VisuallyHidden>{says}</VisuallyHidden>
    </span>
  );
}
