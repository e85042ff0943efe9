"use client";

import { useFormats } from "#ui/language.tsx";
import { useNow } from "#ui/now.ts";

/** The clinic's time of day. Empty, at its full width, until the browser has taken over. `offset` as in Age. */
export function Clock({ offset = 0, className }: { offset?: number; className?: string }) {
  const formats = useFormats();
  const now = useNow();
  return <time className={`number ${className ?? ""}`}><bdi>{now === null ? "\u2007\u2007:\u2007\u2007" : formats.clock(now + offset)}</bdi></time>;
}
