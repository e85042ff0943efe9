"use client";

import { ageWords } from "#ui/age-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { useNow } from "#ui/now.ts";
import { howLongAgo } from "#ui/how-long-ago.ts";

/** "20 s ago", "3 days ago". The clock time until the browser has taken over. Not announced: it changes by itself. */
export function Ago({ at, offset }: { at: number; offset: number }) {
  const t = useWords(ageWords);
  const formats = useFormats();
  const now = useNow();
  const ago = now === null ? null : howLongAgo(at, now + offset);
  const text = ago === null ? formats.clock(at) : ago.key === "justNow" ? t("justNow") : t(ago.key, { count: ago.count });
  return <time dateTime={new Date(at).toISOString()} title={`${formats.date(at)}, ${formats.clockSeconds(at)}`} className="number">{text}</time>;
}
