"use client";

import { boardWords } from "#features/board/board-words.ts";
import type { Staleness } from "#features/board/unattended.ts";
import { Age } from "#ui/age.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** The time of a picture that is not of now. */
export function OldPicture({ staleness, asOf }: { staleness: Staleness; asOf: number }) {
  if (staleness === "fresh") return null;
  return <bdi className="shrink-0 rounded-md bg-off-soft px-[1vw]"><Age at={asOf} style="clock" /></bdi>;
}

/** Over a picture that nobody should go by any more: hatching, and what to do instead. */
export function VeryOldPicture({ asOf }: { asOf: number }) {
  const t = useWords(boardWords);
  const { clock } = useFormats();
  return (
    <>
      <div aria-hidden="true" className="hatched pointer-events-none absolute inset-0 opacity-60" />
      <p role="status" className="absolute inset-x-0 bottom-0 bg-ink px-[2.5vw] py-[1.5vh] text-center text-board-least font-semibold text-surface"><bdi>{t("noNews", { time: clock(asOf) })}</bdi></p>
    </>
  );
}
