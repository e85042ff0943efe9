"use client";

import { boardWords } from "#features/board/board-words.ts";
import { keyOf, type Layout } from "#features/board/calls.ts";
import { classes } from "#ui/classes.ts";
import { Clock } from "#ui/clock.tsx";
import { useWords } from "#ui/language.tsx";

type LastCallsProps = { rows: Layout["list"]; /** Rooms stand below their numbers. */ isStacked: boolean; offset: number };

/** A quarter of the screen: the time of day, and below it who was called before. */
export function LastCalls({ rows, isStacked, offset }: LastCallsProps) {
  const t = useWords(boardWords);
  return (
    <section aria-labelledby="last-calls" className="flex min-h-0 min-w-0 flex-col bg-raised px-[1.6vw] pt-[2.4vh] portrait:px-[4vw] portrait:pt-[1vh]">
      <Clock offset={offset} className="text-board-row font-semibold" />
      {rows.length > 0 && <h2 id="last-calls" className="mt-[1vh] text-board-least text-quiet"><bdi className="cut-short">{t("lastCalls")}</bdi></h2>}
      <ul className="min-h-0 flex-1 overflow-hidden">
        {rows.map(({ call, isNow }) => (
          <li key={keyOf(call)} className={classes("border-t border-hairline", isStacked ? "py-[0.6vh]" : "flex items-baseline justify-between gap-[1vw]", isNow ? "font-semibold" : "text-quiet")}>
            <p className="number text-board-row tracking-tight"><bdi>{call.number}</bdi></p>
            <p className={classes("min-w-0 text-board-least", !isStacked && "text-end")}><bdi className="cut-short">{call.room}</bdi></p>
            {isNow && <span className="sr-only">{t("now")}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
