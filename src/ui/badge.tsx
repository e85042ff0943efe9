import type { ReactNode } from "react";
import { classes } from "#ui/classes.ts";

type BadgeProps = { children: ReactNode; tone?: "quiet" | "strong" | "outline"; className?: string };

/** A small fact without judgement: a count, a kind, a role. A judgement is a Status. */
export function Badge({ children, tone = "quiet", className }: BadgeProps) {
  return (
    <span
      className={classes(
        "number inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap",
        tone === "quiet" && "bg-off-soft text-quiet",
        tone === "strong" && "bg-ink text-surface",
        tone === "outline" && "border border-edge/60 text-quiet",
        className,
      )}
    >
      {children}
    </span>
  );
}
