"use client";

import type { TicketView } from "#contract/views.ts";
import { CallSound } from "#features/my-ticket/call-sound.tsx";
import { Changes } from "#features/my-ticket/changes.tsx";
import { Feedback } from "#features/my-ticket/feedback.tsx";
import { Freshness } from "#features/my-ticket/freshness.tsx";
import { LanguageSwitch } from "#features/my-ticket/language-switch.tsx";
import { NotifyMe } from "#features/my-ticket/notify-me.tsx";
import { PatientActs } from "#features/my-ticket/patient-acts.tsx";
import { Pausing } from "#features/my-ticket/pausing.tsx";
import { Room } from "#features/my-ticket/room.tsx";
import { Steps } from "#features/my-ticket/steps.tsx";
import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";
import { useCallSignal } from "#features/my-ticket/use-call-signal.ts";
import { useSendAct } from "#features/my-ticket/use-send-act.ts";
import { Waiting } from "#features/my-ticket/waiting.tsx";
import { directionOf, spokenOf, type Language } from "#ui/languages.ts";

type TicketScreenProps = { token: string; view: TicketView; offset: number; isLost: boolean; refresh: () => void; language: Language; onLanguage: (language: Language) => void };

export function TicketScreen({ token, view, offset, isLost, refresh, language, onLanguage }: TicketScreenProps) {
  const t = useTicketWords();
  const acts = useSendAct(token, refresh);
  useCallSignal(view);
  const { state } = view;
  const isWaiting = state === "waiting";
  const hasRoom = state === "called" || state === "in-service";
  const isTold = isWaiting || state === "stepped-out";

  return (
    <div lang={language} dir={directionOf(language)} className="long-words mx-auto flex min-h-dvh w-full max-w-md flex-col gap-5 px-[min(1.25rem,6vw)] pt-4 pb-8 text-base">
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <div className="min-w-0 text-sm text-quiet">
          <p className="truncate"><bdi>{view.clinic.name}</bdi></p>
          <Freshness at={view.asOf} offset={offset} />
        </div>
        <LanguageSwitch offered={spokenOf(view.languages)} language={language} onLanguage={onLanguage} />
      </header>
      <main className="flex flex-1 flex-col gap-5">
        <h1>
          <span className="block text-base text-quiet">{t("yourNumber")}</span>
          <span className="number block text-[min(5.5rem,26vw)] leading-none font-semibold tracking-tight"><bdi>{view.number}</bdi></span>
        </h1>
        <div role="status" className="flex flex-col gap-5">
          {isWaiting && <Waiting view={view} acts={acts} />}
          {hasRoom && <Room isCalled={state === "called"} room={view.room} isPrivate={view.isPrivate} calls={view.calls} />}
          {!isWaiting && !hasRoom && <Pausing view={view} />}
          <Changes changes={view.changes} />
        </div>
        {isLost && <p role="status" className="rounded-md bg-raised px-4 py-3">{t("offline")}</p>}
        {(state === "done" || state === "left") && view.undoUntil === null && <Feedback isGiven={view.hasGivenFeedback} acts={acts} />}
        <PatientActs view={view} acts={acts} />
        <Steps steps={view.steps} />
        {isTold && <NotifyMe token={token} language={language} />}
        {isWaiting && <CallSound />}
      </main>
    </div>
  );
}
