"use client";

import type { ReactNode } from "react";
import { classes } from "#ui/classes.ts";

type BigButtonProps = {
  children: ReactNode;
  /** A second line, quieter. */
  detail?: ReactNode;
  icon?: ReactNode;
  isPrimary?: boolean;
  isDisabled?: boolean;
  isBusy?: boolean;
  type?: "button" | "submit";
  onClick?: () => void;
};

/** An answer: 88 px high at least, as wide as the page. What cannot be chosen keeps its words readable. */
export function BigButton({ children, detail, icon, isPrimary = false, isDisabled = false, isBusy = false, type = "button", onClick }: BigButtonProps) {
  return (
    <button
      type={type}
      aria-disabled={isDisabled || isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isDisabled || isBusy ? (event) => event.preventDefault() : onClick}
      className={classes(
        "flex min-h-22 w-full items-center gap-5 rounded-lg border-2 px-6 py-4 text-start text-lg font-semibold transition-colors",
        isPrimary && !isDisabled && "border-ink bg-ink text-surface active:bg-ink/80",
        !isPrimary && !isDisabled && "border-edge bg-surface active:bg-pressed",
        isDisabled && "cursor-not-allowed border-dashed border-hairline bg-raised text-quiet",
        isBusy && "cursor-progress opacity-60",
      )}
    >
      {icon && <span aria-hidden="true" className="shrink-0 [&>svg]:size-9">{icon}</span>}
      <span className="flex min-w-0 flex-col gap-1">
        <span>{children}</span>
        {detail && <span className={classes("number text-base font-medium", isPrimary ? "text-surface" : "text-quiet")}>{detail}</span>}
      </span>
    </button>
  );
}
