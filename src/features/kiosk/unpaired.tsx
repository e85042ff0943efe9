"use client";

import "#features/kiosk/kiosk.css";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import { useWords } from "#ui/language.tsx";

const lookAgainMs = 30_000;

/** A browser that is nobody's kiosk, or not any more. It looks again by itself. */
export function Unpaired() {
  const t = useWords(kioskWords);
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), lookAgainMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <main className="kiosk flex min-h-dvh flex-1 flex-col justify-center gap-4 px-[8vw] text-ink">
      <h1 className="text-2xl font-semibold text-balance">{t("unpaired")}</h1>
      <p className="text-lg text-quiet">{t("unpairedHelp")}</p>
    </main>
  );
}
