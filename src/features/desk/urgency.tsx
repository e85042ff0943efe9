"use client";

import { useDesk } from "#features/desk/desk-context.tsx";
import { urgencyWords } from "#features/desk/urgency-words.ts";
import { Badge } from "#ui/badge.tsx";
import { useWords } from "#ui/language.tsx";

export const urgencyLevels = [1, 2, 3, 4, 5] as const;
export type UrgencyLevel = (typeof urgencyLevels)[number];

/** The triage level in words, unless it is the usual one. What passes others stands out; it is not a status, so it has no colour. */
export function Urgency({ urgency }: { urgency: number }) {
  const word = useUrgencyWord();
  if (urgency === 4) return null;
  return <Badge tone={urgency <= 2 ? "strong" : "outline"} className={urgency === 3 ? "border-ink! text-ink!" : undefined}>{word(urgency)}</Badge>;
}

/** The words of the scale that this clinic's policy names. */
export function useUrgencyWord(): (urgency: number) => string {
  const t = useWords(urgencyWords);
  const { view } = useDesk();
  const scale = view.scale === "five-level" ? "five" : view.scale;
  return (urgency) => t(`${scale}${Math.min(5, Math.max(1, Math.round(urgency))) as UrgencyLevel}`);
}
