"use client";

import type { BoardView } from "#contract/views.ts";
import { boardWords } from "#features/board/board-words.ts";
import { slidesOf } from "#features/board/slides.ts";
import { useWords } from "#ui/language.tsx";
import { directionOf, type Language } from "#ui/languages.ts";
import { useNow } from "#ui/now.ts";

/** Long enough for a line to be read twice. */
const slideMs = 8_000;

type MessageStripProps = { messages: BoardView["messages"]; languages: readonly Language[]; /** Letters that the lines hold. */ lettersFit: number; lines: number };

/** What the clinic has to say, calmly: one line stands, and then another does. Nothing runs across. */
export function MessageStrip({ messages, languages, lettersFit, lines }: MessageStripProps) {
  const t = useWords(boardWords);
  const now = useNow();
  const slides = slidesOf(messages, languages, lettersFit);
  const slide = slides[Math.floor((now ?? 0) / slideMs) % Math.max(1, slides.length)];
  if (!slide || lines === 0) return null;
  return (
    <section aria-label={t("messages")} className="col-span-full border-t border-hairline px-[2.5vw] py-[1vh] text-board-least">
      <p lang={slide.language} dir={directionOf(slide.language)} style={{ minBlockSize: `${lines * 1.2}em` }} className="flex items-center">{slide.words}</p>
    </section>
  );
}
