"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { SelfTicket } from "#contract/kiosk.ts";
import { newKey } from "#client/post-once.ts";
import { Frame } from "#features/kiosk/frame.tsx";
import { back, begin, go, type Answers, type Flow, type Page } from "#features/kiosk/flow.ts";
import { IdleQuestion } from "#features/kiosk/idle-question.tsx";
import type { Comfort } from "#features/kiosk/kiosk.tsx";
import { NoTickets } from "#features/kiosk/no-tickets.tsx";
import { Question } from "#features/kiosk/question.tsx";
import { Start } from "#features/kiosk/pages/start.tsx";
import { Ticket } from "#features/kiosk/pages/ticket.tsx";
import { useIdle } from "#features/kiosk/use-idle.ts";
import type { KioskLine } from "#features/kiosk/use-kiosk-view.ts";
import type { Language } from "#ui/languages.ts";

type VisitProps = {
  line: KioskLine;
  offered: readonly Language[];
  /** Somebody has chosen a language or larger text, also when they have gone no further. */
  isChanged: boolean;
  onLanguage: (language: Language) => void;
  comfort: Comfort;
  onComfort: (comfort: Comfort) => void;
  onForget: () => void;
};

/** One patient at the kiosk, from the first touch to the ticket. Everything they say lives here and goes with it. */
export function Visit({ line, offered, isChanged, onLanguage, comfort, onComfort, onForget }: VisitProps) {
  const { view } = line;
  const [flow, setFlow] = useState<Flow>(begin);
  const [ticket, setTicket] = useState<SelfTicket | null>(null);
  // One visit is one check-in, however often a button is pressed or an answer gets lost.
  const [visitKey] = useState(newKey);
  const onward = useCallback((page: Page, answers?: Answers) => setFlow((now) => go(now, page, answers)), []);
  const isAtStart = flow.page === "start";
  const { idle, stay } = useIdle(!isAtStart || isChanged, onForget);

  // Whoever comes back to a mended line begins anew; a ticket in hand stays on the screen.
  const wasOffline = useRef(false);
  useEffect(() => {
    if (wasOffline.current && !line.isOffline && !isAtStart && !ticket) onForget();
    wasOffline.current = line.isOffline;
  }, [line.isOffline, isAtStart, ticket, onForget]);

  const goBack = isAtStart || ticket || flow.page === "desk" || flow.page === "send" ? undefined : () => setFlow(back);
  return (
    <>
      <Frame clinic={view.clinic} asOf={view.asOf} offered={offered} onLanguage={onLanguage} comfort={comfort} onComfort={onComfort} onBack={goBack} onStartOver={isAtStart || ticket ? undefined : onForget}>
        {ticket ? (
          <Ticket ticket={ticket} view={view} onDone={onForget} />
        ) : line.isOffline ? (
          <NoTickets why="offline" />
        ) : isAtStart ? (
          <Start view={view} onward={onward} />
        ) : (
          <Question key={flow.page} flow={flow} view={view} visitKey={visitKey} onward={onward} onAgain={(page) => setFlow((now) => ({ ...now, page, trail: now.trail.slice(0, Math.max(0, now.trail.indexOf(page))) }))} onTicket={setTicket} onForget={onForget} />
        )}
      </Frame>
      {idle.phase === "warning" && <IdleQuestion secondsLeft={idle.secondsLeft} onStay={stay} onForget={onForget} />}
    </>
  );
}
