"use client";

import { ageWords } from "#ui/age-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { useNow } from "#ui/now.ts";

type AgeProps = {
  /** When the picture was made, epoch ms. */
  at: number;
  /** Add this to the browser's clock to get the server's, in ms. */
  offset?: number;
  /** clock: "as of 09:42", always; ago: "updated 10 s ago", turning into the clock after an hour. */
  style?: "clock" | "ago";
  className?: string;
};

/** How old a picture is. Not announced: it changes every second and nobody asked. */
export function Age({ at, offset = 0, style = "ago", className }: AgeProps) {
  const t = useWords(ageWords);
  const formats = useFormats();
  const now = useNow();
  const seconds = now === null ? null : Math.max(0, Math.round((now + offset - at) / 1000));
  const text =
    style === "clock" || seconds === null || seconds >= 3600 ? t("asOf", { time: formats.clock(at) })
    : seconds < 5 ? t("updatedNow")
    : seconds < 60 ? t("updatedSeconds", { count: seconds - (seconds % 5) })
    : t("updatedMinutes", { count: Math.floor(seconds / 60) });
  return <time dateTime={new Date(at).toISOString()} className={`number ${className ?? ""}`}>{text}</time>;
}
