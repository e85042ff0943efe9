"use client";

import { HeartPulse } from "lucide-react";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { useCheckIn } from "#features/kiosk/use-check-in.ts";
import { useLanguage, useWords } from "#ui/language.tsx";

/** Says where to go before anything is sent: with or without a connection the words are the same. The number comes when it comes. */
export function Desk({ flow, view, visitKey, onForget }: QuestionProps) {
  const t = useWords(kioskWords);
  const { ticket } = useCheckIn(view.kiosk.id, flow.answers, visitKey, useLanguage());
  return (
    <div role="alert" className="flex flex-col gap-6">
      <HeartPulse aria-hidden="true" className="size-20" />
      <Heading help={t("deskSay")}>{t("deskNow")}</Heading>
      {ticket && (
        <p className="text-lg">
          <span className="block text-quiet">{t("yourNumber")}</span>
          <span className="number block text-[min(7rem,22vw)] leading-none font-semibold tracking-tight"><bdi>{ticket.number}</bdi></span>
        </p>
      )}
      <BigButton onClick={onForget}>{t("done")}</BigButton>
    </div>
  );
}
