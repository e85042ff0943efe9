"use client";

import { useEffect, useState } from "react";
import type { First, LiveView } from "#client/use-view.ts";
import { keepLanguage } from "#features/my-ticket/language-cookie.ts";
import type { TicketTopic } from "#features/my-ticket/live-ticket.tsx";
import { TicketScreen } from "#features/my-ticket/ticket-screen.tsx";
import { useLater } from "#features/my-ticket/use-later.ts";
import { LanguageProvider } from "#ui/language.tsx";
import { directionOf, type Language } from "#ui/languages.ts";

type MyTicketProps = { first: First<TicketTopic>; language: Language };

/** A patient's own page, on the patient's own phone: where they stand, how long it may take, where to go. */
export function MyTicket({ first, language: firstLanguage }: MyTicketProps) {
  const [language, setLanguage] = useState(firstLanguage);
  const [live, setLive] = useState<LiveView<TicketTopic>>({ view: first.view, lost: false, offset: 0 });
  const { Loaded: LiveTicket, hasFailed } = useLater(loadLiveTicket);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);

  function speak(chosen: Language) {
    keepLanguage(chosen);
    setLanguage(chosen);
  }

  return (
    <LanguageProvider language={language} timeZone={first.view.clinic.timeZone} region={first.view.clinic.region}>
      {LiveTicket && <LiveTicket first={first} onPicture={setLive} />}
      <TicketScreen view={live.view} offset={live.offset} isLost={live.lost !== false || hasFailed} language={language} onLanguage={speak} />
    </LanguageProvider>
  );
}

const loadLiveTicket = () => import("#features/my-ticket/live-ticket.tsx").then((module) => module.LiveTicket);
