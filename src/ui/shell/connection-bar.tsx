"use client";

import { houseWords } from "#ui/house-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";

/** `lost`: the moment of the last picture (epoch ms), or `true` when there was none; `false` while connected. */
export type Connection = { lost: boolean | number };

/** One quiet bar while the line is down. The region is always there, so the sentence is announced once, politely. */
export function ConnectionBar({ lost }: Connection) {
  const t = useWords(houseWords);
  const formats = useFormats();
  return (
    <div role="status" className="empty:hidden">
      {lost !== false && (
        <p className="number flex min-h-9 items-center justify-center border-b border-hairline bg-watch-soft px-4 py-1.5 text-center text-sm text-watch">
          {typeof lost === "number" ? t("connectionLost", { time: formats.clock(lost) }) : t("connectionLostNoPicture")}
        </p>
      )}
    </div>
  );
}
