"use client";

import { useEffect, useRef, useState } from "react";
import type { BoardView } from "#contract/views.ts";
import { makeAnnouncer, type Announcer, type Memory } from "#features/board/announcer.ts";
import { boardWords } from "#features/board/board-words.ts";
import { unannounced, type Call } from "#features/board/calls.ts";
import { makeLoudspeaker, type Loudspeaker, type Sentence } from "#features/board/sound.ts";
import type { Language } from "#ui/languages.ts";
import { translate } from "#ui/words.ts";

/** Long enough to be read across a room by somebody who has just looked up. */
const turnMs = 4_000;

/**
 * Reads out every new call of the board, in each of `languages`, and says whose turn it is. `isMuted` while the browser
 * waits for somebody to touch the page.
 */
export function useAnnouncements(view: BoardView, languages: readonly Language[]): { turn: Call | null; isMuted: boolean } {
  const [turn, setTurn] = useState<Call | null>(null);
  const announcer = useRef<Announcer>(undefined);
  const { loudspeaker, isMuted } = useLoudspeaker();
  const boardId = view.board.id;

  useEffect(() => {
    announcer.current ??= makeAnnouncer({
      turnMs,
      onTurn: setTurn,
      speak: async (call) => loudspeaker.current?.play(languages.map((language) => sentenceFor(call, language))),
      memory: sessionMemory(`anteroom.announced.${boardId}`),
    });
    announcer.current.announce(unannounced(view, announcer.current.wasAnnounced));
  }, [view, boardId, languages, loudspeaker]);

  return { turn, isMuted };
}

/** "B 417" is read letter by letter and then as a number; "B417" often as a word. */
function sentenceFor(call: Call, language: Language): Sentence {
  const number = call.number.replace(/(\p{L})(\d)/gu, "$1 $2");
  // A voice has no direction, and some read the marks of it aloud.
  const text = translate(boardWords, language)("call", { number, room: call.room }).replace(/[\u2068\u2069]/g, "");
  return { language, text };
}

function useLoudspeaker() {
  const loudspeaker = useRef<Loudspeaker>(undefined);
  const [isMuted, setMuted] = useState(false);

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

  return { loudspeaker, isMuted };
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
