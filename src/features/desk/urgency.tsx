"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import { Badge } from "#ui/badge.tsx";
import { useWords } from "#ui/language.tsx";

export const urgencyWord = { 1: "immediate", 2: "veryUrgent", 3: "urgent", 4: "standard", 5: "notUrgent" } as const;

/** The triage level in words, unless it is the usual one. What passes others stands out; it is not a status, so it has no colour. */
export function Urgency({ urgency }: { urgency: number }) {
  const t = useWords(deskWords);
  const word = t(urgencyWord[urgency as keyof typeof urgencyWord]);
  if (urgency === 4) return null;
  return <Badge tone={urgency <= 2 ? "strong" : "outline"} className={urgency === 3 ? "border-ink! text-ink!" : undefined}>{word}</Badge>;
}
