"use client";

import { useEffect, useState } from "react";
import type { First, LiveView } from "#client/use-view.ts";
import { keepLanguage } from "#features/my-ticket/language-cookie.ts";
import type { TicketTopic } from "#features/my-ticket/live-ticket.tsx";
import { TicketScreen } from "#features/my-ticket/ticket-screen.tsx";
import { useLater } from "#features/my-ticket/use-later.ts";
import { TicketMessagesHere, type TicketMessages } from "#features/my-ticket/use-ticket-words.ts";
import { LanguageProvider } from "#ui/language.tsx";
import { directionOf, type Language } from "#ui/languages.ts";

type MyTicketProps = { first: First<TicketTopic>; language: Language; /** Of that language. */ messages: TicketMessages };

/** A patient's own page, on the patient's own phone: where they stand, how long it may take, where to go. */
export function MyTicket({ first, ...given }: MyTicketProps) {
  const [{ language, messages }, setSpoken] = useState<Pick<MyTicketProps, "language" | "messages">>(given);
  const [live, setLive] = useState<LiveView<TicketTopic>>({ view: first.view, lost: false, offset: 0 });
  const { Loaded: LiveTicket, hasFailed } = useLater(loadLiveTicket);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);

  function speak(chosen: Language) {
    keepLanguage(chosen);
    // Without a connection the words stay as they are; the choice is kept for when the page is loaded again.
    import("#features/my-ticket/ticket-words.ts").then(({ ticketWords }) => setSpoken({ language: chosen, messages: ticketWords[chosen] }), () => undefined);
  }

  return (
    <LanguageProvider language={language} timeZone={first.view.clinic.timeZone} region={first.view.clinic.region}>
      {LiveTicket && <LiveTicket first={first} onPicture={setLive} />}
      <TicketMessagesHere value={messages}>
        <TicketScreen view={live.view} offset={live.offset} isLost={live.lost !== false || hasFailed} language={language} onLanguage={speak} />
      </TicketMessagesHere>
    </LanguageProvider>
  );
}

const loadLiveTicket = () => import("#features/my-ticket/live-ticket.tsx").then((module) => module.LiveTicket);
