"use client";

import { X } from "lucide-react";
import { staffingWords } from "#features/staffing/staffing-words.ts";
import { useStaffing } from "#features/staffing/staffing-context.tsx";
import { useWords } from "#ui/language.tsx";
import { StatusShape } from "#ui/status-shape.tsx";

/** Why something was refused, beside what it is about. */
export function Refusal({ subject }: { subject: string }) {
  const t = useWords(staffingWords);
  const { refusals, dismiss } = useStaffing();
  const says = refusals.get(subject);
  if (!says) return null;
  return (
    <p role="alert" className="flex items-start gap-1.5 text-xs text-late">
      <span className="pt-0.5"><StatusShape level="late" /></span>
      <span className="min-w-0 flex-1">{says}</span>
      <button type="button" aria-label={t("dismiss")} onClick={() => dismiss(subject)} className="target inline-flex items-center justify-center rounded-sm hover:bg-late-soft"><X aria-hidden="true" className="size-3.5" /></button>
    </p>
  );
}
