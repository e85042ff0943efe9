"use client";

import { useMemo } from "react";
import { LiveProvider } from "#client/live-provider.tsx";
import { useView, type First } from "#client/use-view.ts";
import { boardWords } from "#features/board/board-words.ts";
import { BigCalls } from "#features/board/big-calls.tsx";
import { layOut } from "#features/board/calls.ts";
import { LastCalls } from "#features/board/last-calls.tsx";
import { Unpaired } from "#features/board/unpaired.tsx";
import { useAnnouncements } from "#features/board/use-announcements.ts";
import { useRefused } from "#features/board/use-refused.ts";
import { useWakeLock } from "#features/board/use-wake-lock.ts";
import { WaitStrip } from "#features/board/wait-strip.tsx";
import { Age } from "#ui/age.tsx";
import { LanguageProvider, useWords } from "#ui/language.tsx";
import { directionOf, spokenOf, type Language } from "#ui/languages.ts";
import { useNow } from "#ui/now.ts";

type BoardProps = { first: First<`board:${string}`> };

/** A public screen on a wall: who is called where, and how long the others wait. It runs for weeks and nobody is there. */
export function Board({ first }: BoardProps) {
  return (
    <LiveProvider>
      <LiveBoard first={first} />
    </LiveProvider>
  );
}

/** The server paints every ten seconds; a picture that is older than a few of those is not the present any more. */
const staleAfterMs = 35_000;
/** How long the words stay in one language. */
const languageMs = 8_000;

function LiveBoard({ first }: BoardProps) {
  const { view, lost, offset } = useView(first);
  const now = useNow();
  // Until something has come over the line the two clocks have not been compared.
  const isStale = lost !== false || (now !== null && offset !== 0 && now + offset - view.asOf > staleAfterMs);
  const isRefused = useRefused(first.topic);
  const languages = useLanguages(view.board.languages);
  const { turn, isMuted } = useAnnouncements(view, languages);
  useWakeLock();

  const language = languages[Math.floor((now ?? 0) / languageMs) % languages.length] ?? languages[0];
  const { big, list } = layOut(view, turn);
  if (isRefused) return <Unpaired />;
  return (
    <LanguageProvider language={language} timeZone={view.clinic.timeZone} region={view.clinic.region}>
      {/* The places keep the direction of the clinic's own language; only words turn, or the screen would flip every few seconds. */}
      <main lang={language} dir={directionOf(languages[0])} data-theme={view.board.theme} className="fixed inset-0 grid cursor-none grid-cols-[minmax(0,1fr)_31vw] grid-rows-[minmax(0,1fr)_auto] overflow-hidden select-none">
        <BigCalls calls={big} turn={turn} isStale={isStale} age={<Age at={view.asOf} style="clock" />} clinicName={view.clinic.name} />
        <LastCalls rows={list} offset={offset} />
        <WaitStrip services={view.services} />
        {isMuted && <SoundHint />}
        <div role="status" className="sr-only">
          {turn && languages.map((spoken) => <Said key={spoken} language={spoken} number={turn.number} room={turn.room} timeZone={view.clinic.timeZone} />)}
        </div>
      </main>
    </LanguageProvider>
  );
}

/** The same list until it changes: every picture brings a new one. */
function useLanguages(clinics: readonly string[]): readonly [Language, ...Language[]] {
  const codes = clinics.join(" ");
  return useMemo(() => spokenOf(codes.split(" ")), [codes]);
}

/** For the person who mounts the screen; patients need not read it. */
function SoundHint() {
  const t = useWords(boardWords);
  return <p className="absolute start-[2.5vw] top-0.5 text-sm text-quiet"><bdi>{t("soundOff")}</bdi></p>;
}

function Said({ language, timeZone, number, room }: { language: Language; timeZone: string; number: string; room: string }) {
  return (
    <LanguageProvider language={language} timeZone={timeZone}>
      <Sentence language={language} number={number} room={room} />
    </LanguageProvider>
  );
}

function Sentence({ language, number, room }: { language: Language; number: string; room: string }) {
  const t = useWords(boardWords);
  return <span lang={language} dir={directionOf(language)}>{t("call", { number, room })} </span>;
}
