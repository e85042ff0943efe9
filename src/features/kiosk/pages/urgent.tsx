"use client";

import { BigButton } from "#features/kiosk/big-button.tsx";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { useWords } from "#ui/language.tsx";

/** Asked of everybody before anything else: whoever answers yes is not kept at a screen. */
export function Urgent({ flow, onward }: QuestionProps) {
  const t = useWords(kioskWords);
  return (
    <>
      <Heading>{t("urgentAsk")}</Heading>
      <ul className="flex flex-col gap-2 ps-7 text-xl font-medium [list-style:disc]">
        <li>{t("chestPain")}</li>
        <li>{t("breathing")}</li>
        <li>{t("bleeding")}</li>
      </ul>
      <div className="flex flex-col gap-4">
        <BigButton onClick={() => onward("desk", { isUrgent: true })}>{t("yes")}</BigButton>
        <BigButton onClick={() => onward(flow.answers.hasAppointment ? "identify" : "appointment", { isUrgent: false })}>{t("no")}</BigButton>
      </div>
    </>
  );
}
