"use client";

import { useEffect, useRef, useState } from "react";
import type { BoardView } from "#contract/views.ts";
import { makeAnnouncer, type Announcer, type Memory } from "#features/board/announcer.ts";
import { boardWords } from "#features/board/board-words.ts";
import { unannounced, type Call } from "#features/board/calls.ts";
import { isQuiet, minuteOfDay } from "#features/board/quiet.ts";
import { makeLoudspeaker, type Loudspeaker, type Sentence } from "#features/board/sound.ts";
import { clipsFor, spelled } from "#features/board/spoken-call.ts";
import { isLanguage, type Language } from "#ui/languages.ts";
import { translate } from "#ui/words.ts";

/** Long enough to be read across a room by somebody who has just looked up. */
const turnMs = 4_000;

type Announcements = {
  turn: Call | null;
  /** The browser waits for somebody to touch the page. */
  isMuted: boolean;
  /** Ids of calls that were heard, while they are on the board. */
  spoken: string[];
  /** Languages that this screen should speak and cannot. */
  silentIn: string[];
};

/** Reads out every new call of the board, in each of its languages, and says whose turn it is. */
export function useAnnouncements(view: BoardView): Announcements {
  const [turn, setTurn] = useState<Call | null>(null);
  const [heard, setHeard] = useState<string[]>([]);
  const announcer = useRef<Announcer>(undefined);
  const latest = useRef(view);
  const { loudspeaker, isMuted, silentIn } = useLoudspeaker(view.board.voices);
  const boardId = view.board.id;

  useEffect(() => {
    latest.current = view;
    announcer.current ??= makeAnnouncer({
      turnMs,
      onTurn: setTurn,
      speak: async (call) => {
        const { board, clinic, asOf } = latest.current;
        if (board.volumePercent === 0 || isQuiet(board.quiet, minuteOfDay(asOf, clinic.timeZone))) return;
        const isSaid = await loudspeaker.current?.play(board.voices.flatMap((voice) => sentenceFor(call, voice)), board.volumePercent / 100);
        // Only of those that are on the board: the list must not grow for weeks.
        if (isSaid) setHeard((before) => [...before.filter((id) => latest.current.calling.some((other) => other.id === id)), call.id]);
      },
      memory: sessionMemory(`anteroom.announced.${boardId}`),
    });
    announcer.current.announce(unannounced(view, announcer.current.wasAnnounced), view.calling);
  }, [view, boardId, loudspeaker]);

  return { turn, isMuted, silentIn, spoken: heard.filter((id) => view.calling.some((call) => call.id === id)) };
}

/** Nothing in a language for which the house has no words: that is said on the screen instead. */
function sentenceFor(call: Call, voice: string): Sentence[] {
  const language = languageOf(voice);
  if (!language) return [];
  // A voice has no direction, and some read the marks of it aloud.
  const text = translate(boardWords, language)("call", { number: spelled(call.number), room: call.room }).replace(/[\u2068\u2069]/g, "");
  return [{ language, text, clips: clipsFor(call) }];
}

/** "pt-BR" is called in Portuguese. */
function languageOf(voice: string): Language | undefined {
  const language = voice.split("-", 1)[0] ?? "";
  return isLanguage(language) ? language : undefined;
}

function useLoudspeaker(voices: readonly string[]) {
  const loudspeaker = useRef<Loudspeaker>(undefined);
  const [isMuted, setMuted] = useState(false);
  const [silent, setSilent] = useState<string[]>([]);
  const spoken = voices.flatMap((voice) => languageOf(voice) ?? []).join(" ");

  useEffect(() => {
    let isGone = false;
    const speaker = (loudspeaker.current ??= makeLoudspeaker());
    void speaker.silentIn(spoken === "" ? [] : spoken.split(" ")).then((found) => {
      if (!isGone) setSilent(found);
    });
    return () => {
      isGone = true;
    };
  }, [spoken]);

  useEffect(() => {
    const speaker = (loudspeaker.current ??= makeLoudspeaker());
    let isGone = false;
    const look = async () => {
      const isOpen = await speaker.isOpen();
      if (isGone) return;
      setMuted(!isOpen);
      if (isOpen) stop();
    };
    const touched = () => void look();
    const stop = () => {
      window.removeEventListener("keydown", touched);
      window.removeEventListener("pointerup", touched);
    };
    window.addEventListener("keydown", touched);
    window.addEventListener("pointerup", touched);
    void look();
    return () => {
      isGone = true;
      stop();
    };
  }, []);

  const silentIn = voices.filter((voice) => {
    const language = languageOf(voice);
    return language === undefined || silent.includes(language);
  });
  return { loudspeaker, isMuted, silentIn };
}

function sessionMemory(name: string): Memory {
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? "[]");
        return Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
      } catch {
        return [];
      }
    },
    write(keys) {
      try {
        sessionStorage.setItem(name, JSON.stringify(keys));
      } catch {
        // Without storage a reload announces the calls of the last minute once more.
      }
    },
  };
}
