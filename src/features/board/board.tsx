"use client";

import { useMemo, type CSSProperties } from "react";
import type { BoardView } from "#contract/views.ts";
import { LiveProvider } from "#client/live-provider.tsx";
import { useView, type First } from "#client/use-view.ts";
import { boardWords } from "#features/board/board-words.ts";
import { BigCalls } from "#features/board/big-calls.tsx";
import { layOut } from "#features/board/calls.ts";
import { LastCalls } from "#features/board/last-calls.tsx";
import { MessageStrip } from "#features/board/message-strip.tsx";
import { planBoard, type Plan } from "#features/board/plan.ts";
import { sizesFor, type Sizes } from "#features/board/sizes.ts";
import { OldPicture, VeryOldPicture } from "#features/board/staleness-notice.tsx";
import { Unpaired } from "#features/board/unpaired.tsx";
import { useAnnouncements } from "#features/board/use-announcements.ts";
import { useRefused } from "#features/board/use-refused.ts";
import { useScreen } from "#features/board/use-screen.ts";
import { useShown } from "#features/board/use-shown.ts";
import { useUnattended } from "#features/board/use-unattended.ts";
import { WaitStrip } from "#features/board/wait-strip.tsx";
import { classes } from "#ui/classes.ts";
import { LanguageProvider, useLanguage, useWords } from "#ui/language.tsx";
import { directionOf, localeOf, spokenOf, type Language } from "#ui/languages.ts";
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

/** How long the words stay in one language. */
const languageMs = 8_000;

function LiveBoard({ first }: BoardProps) {
  const live = useView(first);
  const { view, offset } = live;
  const now = useNow();
  const isRefused = useRefused(first.topic);
  const languages = useLanguages(view.board.languages);
  const { turn, isMuted, silentIn, spoken } = useAnnouncements(view);
  const { staleness, drift } = useUnattended(view, live, turn !== null || view.calling.length > 0);
  const { isPortrait, sizes, plan, lettersFit } = usePlan(view);

  const language = languages[Math.floor((now ?? 0) / languageMs) % languages.length] ?? languages[0];
  const { big, list } = layOut(view, turn, plan);
  useShown(view.board.id, isRefused ? [] : [...big.map((call) => call.id), ...list.flatMap(({ call, isNow }) => (isNow ? [call.id] : []))], spoken);
  if (isRefused) return <Unpaired />;
  return (
    <LanguageProvider language={language} timeZone={view.clinic.timeZone} region={view.clinic.region}>
      <div data-theme={view.board.theme} className="fixed inset-0 cursor-none overflow-hidden bg-surface text-ink select-none">
        {/* The places keep the direction of the clinic's own language; only words turn, or the screen would flip every few seconds. */}
        <main lang={language} dir={directionOf(languages[0])} style={{ ...typeSizes(sizes), ...shifted(drift) }} className={classes("absolute inset-0 grid overflow-hidden motion-safe:translate-x-(--drift-x) motion-safe:translate-y-(--drift-y)", isPortrait ? "grid-cols-1 grid-rows-[minmax(0,1fr)_auto_auto_auto]" : "grid-cols-[minmax(0,1fr)_31vw] grid-rows-[minmax(0,1fr)_auto_auto]")}>
          <BigCalls calls={big} turn={turn} plan={plan} clinicName={view.clinic.name} notice={<OldPicture staleness={staleness} asOf={view.asOf} />} />
          {plan.list > 0 && <LastCalls rows={list} isStacked={plan.isStacked} offset={offset} />}
          <MessageStrip messages={view.messages} languages={languages} lettersFit={lettersFit} lines={plan.message} />
          <WaitStrip services={view.services} rows={plan.strip} isPortrait={isPortrait} />
          {isMuted ? <SoundHint /> : silentIn.length > 0 && <NoVoiceHint languages={silentIn} />}
          {staleness === "very-old" && <VeryOldPicture asOf={view.asOf} />}
          <div role="status" className="sr-only">
            {turn && languages.map((own) => <Said key={own} language={own} number={turn.number} room={turn.room} timeZone={view.clinic.timeZone} />)}
          </div>
        </main>
      </div>
    </LanguageProvider>
  );
}

/** The same list until it changes: every picture brings a new one. */
function useLanguages(clinics: readonly string[]): readonly [Language, ...Language[]] {
  const codes = clinics.join(" ");
  return useMemo(() => spokenOf(codes.split(" ")), [codes]);
}

/** Mean width of a letter of a message as a part of its size. */
const letterWidth = 0.53;

function usePlan(view: BoardView): { isPortrait: boolean; sizes: Sizes; plan: Plan; lettersFit: number } {
  const { isPortrait, width } = useScreen();
  const { board, calling, lastCalls, services, messages } = view;
  const sizes = sizesFor({ distanceMeters: board.distanceMeters, heightCm: board.heightCm, isPortrait });
  const calls = [...calling, ...lastCalls];
  const longest = (letters: number[]) => Math.max(0, ...letters);
  const plan = planBoard({
    sizes, isPortrait, width,
    services: Math.min(2, services.length),
    hasMessage: messages.length > 0,
    longest: { number: longest(calls.map((call) => call.number.length)), room: longest(calls.map((call) => call.room.length)), called: longest(calling.map((call) => call.room.length)) },
  });
  return { isPortrait, sizes, plan, lettersFit: Math.floor((plan.message * (width - 9)) / (letterWidth * sizes.least)) };
}

function typeSizes({ least, row, room }: Sizes): CSSProperties {
  return { "--text-board-least": `${least}vh`, "--text-board-row": `${row}vh`, "--text-board-room": `${room}vh` } as CSSProperties;
}

function shifted({ x, y }: { x: number; y: number }): CSSProperties {
  return { "--drift-x": `${x}px`, "--drift-y": `${y}px` } as CSSProperties;
}

/** For the person who mounts the screen; patients need not read it. */
function SoundHint() {
  const t = useWords(boardWords);
  return <p className="absolute start-[2.5vw] top-0.5 text-sm text-quiet"><bdi>{t("soundOff")}</bdi></p>;
}

function NoVoiceHint({ languages }: { languages: readonly string[] }) {
  const t = useWords(boardWords);
  const names = new Intl.DisplayNames([localeOf(useLanguage())], { type: "language" });
  return <p className="absolute start-[2.5vw] top-0.5 text-sm text-quiet"><bdi>{t("noVoice", { language: languages.map((code) => names.of(code) ?? code).join(", ") })}</bdi></p>;
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
