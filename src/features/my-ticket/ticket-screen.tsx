"use client";

import type { TicketView } from "#contract/views.ts";
import { CallSound } from "#features/my-ticket/call-sound.tsx";
import { LanguageSwitch } from "#features/my-ticket/language-switch.tsx";
import { Over } from "#features/my-ticket/over.tsx";
import { Room } from "#features/my-ticket/room.tsx";
import { Steps } from "#features/my-ticket/steps.tsx";
import { useCallSignal } from "#features/my-ticket/use-call-signal.ts";
import { useTicketWords } from "#features/my-ticket/use-ticket-words.ts";
import { Waiting } from "#features/my-ticket/waiting.tsx";
import { Age } from "#ui/age.tsx";
import { directionOf, spokenOf, type Language } from "#ui/languages.ts";

type TicketScreenProps = { view: TicketView; offset: number; isLost: boolean; language: Language; onLanguage: (language: Language) => void };

export function TicketScreen({ view, offset, isLost, language, onLanguage }: TicketScreenProps) {
  const t = useTicketWords();
  useCallSignal(view);
  const isOver = view.state === "done" || view.state === "no-show" || view.state === "left";

  return (
    <div lang={language} dir={directionOf(language)} className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-5 px-5 pt-4 pb-8 text-base">
      <header className="flex items-center justify-between gap-3">
        <div className="min-w-0 text-sm text-quiet">
          <p><bdi className="cut-short">{view.clinic.name}</bdi></p>
          <Age at={view.asOf} offset={offset} />
        </div>
        <LanguageSwitch offered={spokenOf(view.languages)} language={language} onLanguage={onLanguage} />
      </header>
      <main className="flex flex-1 flex-col gap-5">
        <h1>
          <span className="block text-base text-quiet">{t("yourNumber")}</span>
          <span className="number block text-[min(5.5rem,26vw)] leading-none font-semibold tracking-tight"><bdi>{view.number}</bdi></span>
        </h1>
        <div role="status" className="flex flex-col gap-5">
          {view.state === "waiting" && <Waiting wait={view.wait} appointmentAt={view.appointmentAt} />}
          {(view.state === "called" || view.state === "in-service") && <Room isCalled={view.state === "called"} room={view.room} calls={view.calls} />}
          {isOver && <Over state={view.state} />}
        </div>
        {isLost && <p role="status" className="rounded-md bg-raised px-4 py-3">{t("offline")}</p>}
        <Steps steps={view.steps} />
        {view.state === "waiting" && <CallSound />}
      </main>
    </div>
  );
}
