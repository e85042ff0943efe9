"use client";

import { useState } from "react";
import { bigButton } from "#features/my-ticket/big-button.ts";
import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";
import type { Acts } from "#features/my-ticket/use-send-act.ts";
import { classes } from "#ui/classes.ts";

const scores = [1, 2, 3, 4, 5] as const;

/** One question and a few words, when it is over. */
export function Feedback({ isGiven, acts }: { isGiven: boolean; acts: Acts }) {
  const t = useTicketWords();
  const [score, setScore] = useState<number | null>(null);
  const [says, setSays] = useState("");
  if (isGiven) return <p role="status" className="rounded-lg bg-raised p-[min(1.25rem,6vw)] text-lg">{t("feedbackThanks")}</p>;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (score !== null) void acts.send({ type: "feedback", score, ...(says.trim() === "" ? {} : { says }) });
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-2 text-lg font-medium">{t("feedback")}</legend>
        {scores.toReversed().map((value) => (
          <label key={value} className={classes("flex min-h-11 items-center gap-3 rounded-md px-3", score === value && "bg-pressed font-semibold")}>
            <input type="radio" name="score" value={value} checked={score === value} onChange={() => setScore(value)} className="size-5 accent-ink" />
            {t(`score${value}`)}
          </label>
        ))}
      </fieldset>
      {score !== null && (
        <>
          <label className="flex flex-col gap-2">
            {t("feedbackSays")}
            <textarea value={says} onChange={(event) => setSays(event.target.value)} maxLength={1000} rows={3} className="rounded-md border border-edge bg-surface p-3 text-base text-ink" />
          </label>
          <button type="submit" disabled={acts.isSending} className={bigButton("primary")}>{t("feedbackSend")}</button>
        </>
      )}
    </form>
  );
}
