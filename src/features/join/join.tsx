"use client";

import { useEffect, useState } from "react";
import type { JoinView, JoinWay } from "#contract/join.ts";
import type { SelfTicket } from "#contract/kiosk.ts";
import { JoinForm } from "#features/join/join-form.tsx";
import { joinWords } from "#features/join/join-words.ts";
import { JoinLanguage } from "#features/join/join-language.tsx";
import { MyTicket } from "#features/join/my-ticket.tsx";
import { Urgent } from "#features/join/urgent.tsx";
import { LanguageProvider, useFormats, useWords } from "#ui/language.tsx";
import { keepLanguage } from "#ui/language-cookie.ts";
import { directionOf, spokenOf, type Language } from "#ui/languages.ts";

type JoinProps = { view: JoinView; /** Of the address. */ doorCode: string | undefined; appointmentCode: string | undefined; language: Language };

/** Checking in with one's own telephone: the question of all, then one short form. */
export function Join({ view, doorCode, appointmentCode, language: firstLanguage }: JoinProps) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  const speak = (chosen: Language) => {
    keepLanguage(chosen);
    setLanguage(chosen);
  };
  return (
    <LanguageProvider language={language} timeZone={view.clinic.timeZone} region={view.clinic.region}>
      <div lang={language} dir={directionOf(language)} className="long-words mx-auto flex min-h-dvh w-full max-w-md flex-col gap-6 px-[min(1.25rem,6vw)] pt-4 pb-8 text-base">
        <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <p className="min-w-0 text-quiet"><bdi>{view.clinic.name}</bdi></p>
          <JoinLanguage offered={spokenOf(view.languages)} language={language} onLanguage={speak} />
        </header>
        <Page view={view} doorCode={doorCode} appointmentCode={appointmentCode} />
      </div>
    </LanguageProvider>
  );
}

function Page({ view, doorCode, appointmentCode }: Omit<JoinProps, "language">) {
  const t = useWords(joinWords);
  const [isUrgent, setUrgent] = useState<boolean | null>(null);
  const [taken, setTaken] = useState<SelfTicket | null>(null);
  const isOpen = view.state === "open" || (view.state === "full" && appointmentCode !== undefined);
  return (
    <main className="flex flex-1 flex-col gap-6">
      <h1 className="text-[min(2.5rem,12vw)] leading-tight font-semibold text-balance">{t("title")}</h1>
      {taken?.goToDesk ? (
        <p role="alert" className="rounded-lg border-2 border-ink p-5 text-xl font-semibold">{t("deskNow")} <bdi className="number block text-2xl">{taken.number}</bdi></p>
      ) : taken || view.ticket ? (
        <MyTicket slug={view.slug} ticket={view.ticket ?? { number: taken?.number ?? "", token: taken?.token ?? "", isAway: view.way === "home" }} />
      ) : !isOpen ? (
        <NotNow view={view} />
      ) : isUrgent === null || (isUrgent && view.way === "home") ? (
        <Urgent isFromHome={view.way === "home"} isUrgent={isUrgent} onAnswer={setUrgent} />
      ) : (
        <JoinForm view={view} doorCode={doorCode} appointmentCode={appointmentCode} isUrgent={isUrgent} onTaken={setTaken} />
      )}
    </main>
  );
}

const reasonOf: Partial<Record<JoinWay, "wrongDoor" | "notOffered">> = { "wrong-door-code": "wrongDoor", "not-offered": "notOffered" };

function NotNow({ view }: { view: JoinView }) {
  const t = useWords(joinWords);
  const formats = useFormats();
  const reason = reasonOf[view.way] ?? (view.state === "full" ? "full" : "closed");
  return (
    <div role="status" className="flex flex-col gap-3 rounded-lg bg-raised p-5 text-lg">
      <p className="font-semibold text-balance">{t(reason)}</p>
      {view.opensAt !== null && <p className="number">{t("opensAt", { time: `${formats.date(view.opensAt)}, ${formats.clock(view.opensAt)}` })}</p>}
    </div>
  );
}
