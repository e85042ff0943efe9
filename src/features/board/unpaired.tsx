"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { boardWords } from "#features/board/board-words.ts";
import { useWords } from "#ui/language.tsx";

const lookAgainMs = 30_000;

/** A browser that is nobody's board. It looks again by itself, since nobody stands there to press a key. */
export function Unpaired() {
  const t = useWords(boardWords);
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), lookAgainMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <main className="fixed inset-0 flex flex-col justify-center gap-4 bg-surface px-[8vw] text-ink">
      <h1 className="text-[max(1.75rem,6.2vh)] leading-tight font-semibold text-balance">{t("unpairedTitle")}</h1>
      <p className="text-[max(1.25rem,4vh)] leading-snug text-quiet">{t("unpairedHelp")}</p>
    </main>
  );
}
