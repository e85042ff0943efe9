"use client";

import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";
import { Age } from "#ui/age.tsx";
import { useNow } from "#ui/now.ts";
import { StatusShape } from "#ui/status-shape.tsx";

const staleMs = 30_000;

/** How old the picture is, with a quiet mark when it should have been renewed by now. */
export function Freshness({ at, offset }: { at: number; offset: number }) {
  const t = useTicketWords();
  const now = useNow();
  const isStale = now !== null && now + offset - at > staleMs;
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      <Age at={at} offset={offset} />
      {isStale && <span className="inline-flex items-center gap-1.5 text-off"><StatusShape level="off" />{t("stale")}</span>}
    </p>
  );
}
