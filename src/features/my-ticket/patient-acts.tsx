"use client";

import { useState } from "react";
import type { TicketView } from "#contract/views.ts";
import { bigButton } from "#features/my-ticket/big-button.ts";
import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";
import type { Acts } from "#features/my-ticket/use-send-act.ts";
import { buttonLook } from "#ui/button.tsx";
import { useFormats } from "#ui/language.tsx";

const minutesOffered = [5, 10, 20];

type Asking = "step-out" | "late" | "leave" | null;

/** What patients may do by themselves. Leaving is asked for twice and can be taken back: it is the one thing that loses a place. */
export function PatientActs({ view, acts }: { view: TicketView; acts: Acts }) {
  const t = useTicketWords();
  const formats = useFormats();
  const [asking, setAsking] = useState<Asking>(null);
  const { state, undoUntil } = view;
  const isOut = state === "stepped-out";
  const mayStepOut = state === "waiting" || isOut;
  const mayLeave = mayStepOut || state === "arrived" || state === "on-hold" || state === "called";
  const big = bigButton("quiet");

  async function send(act: Parameters<Acts["send"]>[0]) {
    setAsking(null);
    await acts.send(act);
  }

  const button = (says: string, act: () => void, look = big) => <button type="button" disabled={acts.isSending} onClick={act} className={look}>{says}</button>;

  return (
    <>
      {acts.refusal && <p role="alert" className="rounded-md bg-late-soft px-4 py-3 text-late">{t(acts.refusal)}</p>}
      {undoUntil !== null && (
        <div className="flex flex-col gap-2">
          {!isOut && button(t("undo"), () => void send({ type: "undo" }), bigButton("primary"))}
          {!isOut && <p className="number text-quiet">{t("undoUntil", { time: formats.clock(undoUntil) })}</p>}
        </div>
      )}
      {isOut && button(t("back"), () => void send({ type: "come-back" }), bigButton("primary"))}
      {mayLeave && (
        <section aria-labelledby="cannot-stay" className="flex flex-col gap-3">
          <h2 id="cannot-stay" className="text-quiet">{t("cannotStay")}</h2>
          {asking === null && (
            <>
              {mayStepOut && (isOut ? button(t("late"), () => setAsking("late")) : button(t("stepOut"), () => setAsking("step-out")))}
              {button(t("leave"), () => setAsking("leave"))}
            </>
          )}
          {(asking === "step-out" || asking === "late") && (
            <div role="group" aria-label={t("howLong")} className="flex flex-col gap-3">
              <p className="text-lg font-medium">{t("howLong")}</p>
              <div className="flex flex-wrap gap-2">
                {minutesOffered.map((minutes) => (
                  <button key={minutes} type="button" disabled={acts.isSending} onClick={() => void send({ type: asking, minutes })} className={`${buttonLook("quiet", "lg")} number h-auto! min-h-11 flex-1 px-2 py-2`}>{formats.minutes(minutes)}</button>
                ))}
              </div>
              {button(t("stay"), () => setAsking(null), bigButton("plain"))}
            </div>
          )}
          {asking === "leave" && (
            <div role="group" aria-label={t("leaveSure")} className="flex flex-col gap-3">
              <p className="text-lg font-medium">{t("leaveSure")}</p>
              {button(t("leaveYes"), () => void send({ type: "leave" }))}
              {button(t("stay"), () => setAsking(null), bigButton("plain"))}
            </div>
          )}
        </section>
      )}
    </>
  );
}
