"use client";

import { X } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";
import { StatusShape } from "#ui/status-shape.tsx";

/** Why something was refused, beside the thing it is about. Draws nothing while there is nothing to say. */
export function Refusal({ subject, about, className }: { subject: string; /** What it is about, where that cannot be seen. */ about?: string; className?: string }) {
  const t = useWords(deskWords);
  const { acts } = useDesk();
  const says = acts.refusals.get(subject);
  if (!says) return null;
  return (
    <p role="alert" className={classes("flex items-start gap-1.5 text-xs text-late", className)}>
      <span className="pt-0.5"><StatusShape level="late" /></span>
      <span className="min-w-0 flex-1">{about ? `${about}: ${says}` : says}</span>
      <button type="button" aria-label={t("dismissRefusal")} onClick={() => acts.dismiss(subject)} className="target -my-1 inline-flex items-center justify-center rounded-sm hover:bg-late-soft">
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </p>
  );
}
