"use client";

import { useEffect, useRef } from "react";
import type { TicketView } from "#contract/views.ts";
import { soundSetting } from "#features/my-ticket/call-sound.tsx";
import { playChime, shake } from "#features/my-ticket/chime.ts";
import { useTicketWords } from "#features/my-ticket/use-ticket-words.ts";
import { read } from "#ui/stored.ts";

/** Being called reaches a reader who looks elsewhere: the page's title, a chime, a shake of the phone. */
export function useCallSignal(view: TicketView): void {
  const t = useTicketWords();
  const { number, room, state, calls, calledAt } = view;
  const title = state === "called" && room ? t("titleCalled", { room }) : `${number} · ${view.clinic.name}`;
  useEffect(() => {
    document.title = title;
  }, [title]);

  const call = state === "called" ? `${calls}@${calledAt}` : null;
  const heard = useRef<string | null>(call);
  useEffect(() => {
    const isNew = call !== null && call !== heard.current;
    heard.current = call;
    if (!isNew) return;
    shake();
    if (read(soundSetting) === "on") void playChime();
  }, [call]);
}
