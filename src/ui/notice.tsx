import type { ReactNode } from "react";
import { Info } from "lucide-react";
import { classes } from "#ui/classes.ts";
import { StatusShape } from "#ui/status-shape.tsx";

type NoticeProps = {
  /** quiet: worth knowing; watch: soon; problem: something failed and here is what to do. */
  tone?: "quiet" | "watch" | "problem";
  children: ReactNode;
  action?: ReactNode;
  /** Read aloud when it appears. Off for what was there from the start. */
  announce?: boolean;
  className?: string;
};

const look = { quiet: "bg-raised text-ink", watch: "bg-watch-soft text-watch", problem: "bg-late-soft text-late" };

/** One quiet bar with one sentence, and what one can do about it. */
export function Notice({ tone = "quiet", children, action, announce = false, className }: NoticeProps) {
  return (
    <div
      role={announce ? (tone === "problem" ? "alert" : "status") : undefined}
      className={classes("flex min-h-11 flex-wrap items-center gap-x-3 gap-y-2 rounded-md px-3.5 py-2 text-sm", look[tone], className)}
    >
      {tone === "quiet" && <Info aria-hidden="true" className="size-4 shrink-0 text-quiet" />}
      {tone === "watch" && <StatusShape level="watch" />}
      {tone === "problem" && <StatusShape level="late" />}
      <p className="min-w-0 flex-1">{children}</p>
      {action}
    </div>
  );
}
