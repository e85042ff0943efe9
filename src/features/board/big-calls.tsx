"use client";

import type { ReactNode } from "react";
import { boardWords } from "#features/board/board-words.ts";
import { keyOf, type Call } from "#features/board/calls.ts";
import type { Plan } from "#features/board/plan.ts";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";

type BigCallsProps = { calls: Call[]; turn: Call | null; clinicName: string; plan: Plan; notice: ReactNode };

/** Three quarters of the screen: the newest call, or the newest few when several patients are on their way. */
export function BigCalls({ calls, turn, clinicName, plan, notice }: BigCallsProps) {
  const t = useWords(boardWords);
  const [only] = calls;
  return (
    <section aria-labelledby="now-calling" className={classes("flex min-h-0 min-w-0 flex-col", plan.list === 0 && "col-span-full")}>
      <header className="flex items-baseline justify-between gap-[3vw] px-[2.5vw] pt-[2.4vh] text-board-least text-quiet">
        <h1 id="now-calling" className="min-w-0"><bdi className="cut-short">{only ? t("nowCalling") : clinicName}</bdi></h1>
        {notice}
      </header>
      {!only && <p className="flex flex-1 items-center px-[2.5vw] text-board-room font-medium text-balance text-quiet"><span><bdi>{t("nobody")}</bdi></span></p>}
      {only && calls.length === 1 && <OnlyCall key={keyOf(only)} call={only} size={plan.only} />}
      {calls.length > 1 && (
        <ul className="flex min-h-0 flex-1 flex-col justify-center gap-[1.4vh] px-[1.5vw]">
          {calls.map((call) => (
            <li key={keyOf(call)} className={classes("flex justify-between gap-x-[2vw] rounded-lg border-s-[0.8vw] px-[1.5vw] font-semibold", plan.isBigStacked ? "flex-col" : "items-center", isTurn(call, turn) ? "just-called border-ok" : "border-transparent")}>
              <span style={{ fontSize: `${plan.number}vh` }} className="number leading-none tracking-tight"><bdi>{call.number}</bdi></span>
              <span className={classes("min-w-0 text-board-room", plan.isBigStacked ? "line-clamp-2" : "text-end")}><bdi>{call.room}</bdi></span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function OnlyCall({ call, size }: { call: Call; size: number }) {
  return (
    <div className="just-called m-[1.5vw] flex min-h-0 flex-1 flex-col justify-center rounded-lg border-s-[0.8vw] border-ok px-[2vw] font-semibold">
      <p style={{ fontSize: `${size}vh` }} className="number leading-none tracking-tight"><bdi>{call.number}</bdi></p>
      <p className="line-clamp-2 text-board-room text-balance"><bdi>{call.room}</bdi></p>
    </div>
  );
}

const isTurn = (call: Call, turn: Call | null) => turn !== null && keyOf(call) === keyOf(turn);
