"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { PairingCode, PairingState } from "#contract/boards.ts";
import { getJson, sendJson } from "#client/http.ts";
import { LiveProvider } from "#client/live-provider.tsx";
import { boardWords } from "#features/board/board-words.ts";
import { useWakeLock } from "#client/use-wake-lock.ts";
import { useWords } from "#ui/language.tsx";
import { QrCode } from "#ui/qr-code.tsx";

/** A browser that is nobody's board yet. It shows a code until an administrator has typed it. */
export function Unpaired() {
  const t = useWords(boardWords);
  return (
    <main className="fixed inset-0 flex flex-col justify-center gap-[3vh] overflow-hidden bg-surface px-[8vw] text-ink">
      <h1 className="text-[max(1.75rem,6.2vh)] leading-tight font-semibold text-balance">{t("unpairedTitle")}</h1>
      <LiveProvider>
        <Code />
      </LiveProvider>
      <p className="text-[max(1.25rem,4vh)] leading-snug text-quiet">{t("unpairedHelp")}</p>
    </main>
  );
}

const lookEveryMs = 3_000;
/** A new code a moment before the old one ends. */
const renewBeforeMs = 15_000;

function Code() {
  const t = useWords(boardWords);
  useWakeLock();
  // Two effects of a page that is being built must not ask for two codes: the cache asks once.
  const { data } = useQuery({
    queryKey: ["pairing"],
    queryFn: () => sendJson<PairingCode>("POST", "/api/pairing"),
    refetchInterval: ({ state }) => (state.data ? Math.max(lookEveryMs, state.data.expiresAt - Date.now() - renewBeforeMs) : 2 * lookEveryMs),
    refetchIntervalInBackground: true,
    gcTime: 0,
  });
  const code = data?.code;

  useEffect(() => {
    if (!code) return;
    const timer = setInterval(async () => {
      const found = await getJson<PairingState>("/api/pairing").catch(() => null);
      if (found?.state === "paired" && found.address) location.replace(found.address);
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [code]);

  if (!code) return <div className="h-[30vmin]" />;
  return (
    <div className="flex flex-wrap items-center gap-[6vmin]">
      <p aria-live="polite" className="number text-[16vmin] leading-none font-semibold tracking-[0.06em]" dir="ltr">{code.slice(0, 3)}<span className="inline-block w-[0.3em]" />{code.slice(3)}</p>
      <div data-theme="light" className="size-[30vmin] rounded-lg bg-surface text-ink"><QrCode text={`${location.origin}/admin/boards?pair=${code}`} label={t("unpairedHelp")} /></div>
    </div>
  );
}
