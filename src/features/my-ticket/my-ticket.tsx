"use client";

import { useEffect, useState } from "react";
import { fetchWords } from "#features/my-ticket/fetch-words.ts";
import { keepLanguage } from "#ui/language-cookie.ts";
import { TicketScreen } from "#features/my-ticket/ticket-screen.tsx";
import { TicketSpeech } from "#features/my-ticket/ticket-speech.tsx";
import { useLiveTicket, type FirstTicket } from "#features/my-ticket/use-live-ticket.ts";
import { useServiceWorker } from "#features/my-ticket/use-service-worker.ts";
import type { TicketTable } from "#features/my-ticket/words/table.ts";
import { LanguageProvider } from "#ui/language.tsx";
import { directionOf, type Language } from "#ui/languages.ts";

type MyTicketProps = { token: string; first: FirstTicket; language: Language; words: TicketTable };

/** A patient's own page, on the patient's own phone: where they stand, how long it may take, where to go. */
export function MyTicket({ token, first, language, words }: MyTicketProps) {
  const [spoken, setSpoken] = useState({ language, table: words });
  const live = useLiveTicket(token, first);
  useServiceWorker();
  useEffect(() => {
    document.documentElement.lang = spoken.language;
    document.documentElement.dir = directionOf(spoken.language);
  }, [spoken.language]);

  function speak(chosen: Language) {
    keepLanguage(chosen);
    // Without a connection the page stays in the language that it has.
    fetchWords(chosen).then((table) => setSpoken({ language: chosen, table }), () => undefined);
  }

  const { clinic } = live.view;
  return (
    <LanguageProvider language={spoken.language} timeZone={clinic.timeZone} region={clinic.region}>
      <TicketSpeech table={spoken.table}>
        <TicketScreen token={token} {...live} language={spoken.language} onLanguage={speak} />
      </TicketSpeech>
    </LanguageProvider>
  );
}
