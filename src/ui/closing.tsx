"use client";

import { closingWords } from "#ui/closing-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import type { Translate } from "#ui/words.ts";

/** When the last patient leaves, in epoch milliseconds; or why nobody can say. */
export type Closing =
  | { known: true; closesAt: number; from: number; to: number; isLate: boolean }
  | { known: false; because: "not-yet" | "no-hours" | "too-early" | "nobody-serves" | "nobody-here"; closesAt: number | null };

/** Only where the day is likely to go on beyond closing: a bar above everything else. */
export function LateClosing({ closing, now, className }: { closing: Closing; now: number; className?: string }) {
  const says = useClosingSays();
  return closing.known && closing.isLate ? <Notice tone="watch" announce className={className}>{says(closing, now)}</Notice> : null;
}

export function useClosingSays(): (closing: Closing, now: number) => string {
  const t = useWords(closingWords);
  const { clock } = useFormats();
  return (closing, now) => closingSays(closing, now, t, clock);
}

export function closingSays(closing: Closing, now: number, t: Translate<typeof closingWords>, clock: (at: number) => string): string {
  if (!closing.known) {
    const closes = closing.closesAt === null ? "" : clock(closing.closesAt);
    switch (closing.because) {
      case "not-yet":
        return t("notYet");
      case "no-hours":
        return t("noHours");
      case "too-early":
        return t("tooEarly", { closes });
      case "nobody-serves":
        return t("nobodyServes", { closes });
      case "nobody-here":
        return closing.closesAt !== null && now >= closing.closesAt ? t("everybodyLeft") : t("nobodyHere", { closes });
    }
  }
  const { from, to, closesAt, isLate } = closing;
  const times = { from: clock(from), to: clock(to), closes: clock(closesAt) };
  if (now >= closesAt) return from === to ? t("pastAt", times) : t("past", times);
  if (isLate) return from === to ? t("lateAt", times) : t("late", times);
  return from === to ? t("inTimeAt", times) : t("inTime", times);
}
