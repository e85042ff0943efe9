"use client";

import { useEffect } from "react";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { useCheckIn } from "#features/kiosk/use-check-in.ts";
import { Refused } from "#features/kiosk/use-find.tsx";
import { useLanguage, useWords } from "#ui/language.tsx";
import { publicWords } from "#ui/public-words.ts";

/** Between the last answer and the ticket: usually too short to be seen. */
export function Send({ flow, view, visitKey, onTicket, onForget }: QuestionProps) {
  const t = useWords(kioskWords);
  const house = useWords(publicWords);
  const { ticket, problem, again } = useCheckIn(view.kiosk.id, flow.answers, visitKey, useLanguage());
  useEffect(() => {
    if (ticket) onTicket(ticket);
  }, [ticket, onTicket]);
  if (!problem) return <p role="status" className="after-400ms text-lg text-quiet">{house("loading")}…</p>;
  const mayMend = problem.code === "network" || problem.status >= 500;
  return (
    <div className="flex flex-col gap-6">
      <Refused problem={problem} />
      {mayMend && <BigButton isPrimary onClick={again}>{t("tryAgain")}</BigButton>}
      <BigButton onClick={onForget}>{t("startOver")}</BigButton>
    </div>
  );
}
