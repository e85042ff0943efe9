"use client";

import type { ComponentProps, ReactNode } from "react";
import { Field as Base } from "@base-ui/react/field";
import { StatusShape } from "#ui/status-shape.tsx";
import { classes } from "#ui/classes.ts";

type FieldProps = Omit<ComponentProps<"input">, "size" | "children"> & {
  label: ReactNode;
  /** Said before anyone errs: the unit, the format. */
  hint?: ReactNode;
  /** A sentence that says what to do; shown and read aloud when present. */
  error?: string | null;
  /** Rows of text instead of one line. */
  rows?: number;
  size?: "md" | "lg" | "kiosk";
  /** Another control in place of the input (a Select, a Switch); label, hint and error stay tied to it. */
  children?: ReactNode;
};

export function Field({ label, hint, error, rows, size = "md", children, className, name, disabled, ...input }: FieldProps) {
  return (
    <Base.Root name={name} disabled={disabled} invalid={Boolean(error)} className={classes("flex flex-col gap-1.5", className)}>
      <Base.Label className={classes("font-medium", size === "kiosk" ? "text-lg" : "text-sm")}>{label}</Base.Label>
      {children ?? (
        <Base.Control
          {...input}
          render={rows ? <textarea rows={rows} /> : undefined}
          className={classes(fieldLook(size), rows !== undefined && "h-auto py-2")}
        />
      )}
      {hint && <Base.Description className={classes("text-quiet", size === "kiosk" ? "text-base" : "text-xs")}>{hint}</Base.Description>}
      <Base.Error match={Boolean(error)} className="flex items-center gap-1.5 text-sm text-late">
        <StatusShape level="late" />
        {error}
      </Base.Error>
    </Base.Root>
  );
}

/** How anything one types into looks. */
export function fieldLook(size: "sm" | "md" | "lg" | "kiosk" = "md"): string {
  return classes(
    "w-full min-w-0 rounded-md border border-edge bg-surface text-ink placeholder:text-quiet transition-colors",
    "hover:border-ink/70 data-invalid:border-late data-disabled:cursor-not-allowed data-disabled:opacity-45",
    "pointer-coarse:min-h-11",
    size === "sm" && "h-8 px-2.5 text-sm",
    size === "md" && "h-9 px-3 text-sm",
    size === "lg" && "h-11 px-3.5 text-base",
    size === "kiosk" && "h-16 px-5 text-lg",
  );
}
