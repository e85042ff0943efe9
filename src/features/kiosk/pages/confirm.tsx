"use client";

import { BigButton } from "#features/kiosk/big-button.tsx";
import { afterChoice } from "#features/kiosk/flow.ts";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** Shows the time and nothing else: not for what, not with whom, not whose it is. */
export function Confirm({ flow, view, onward, onAgain }: QuestionProps) {
  const t = useWords(kioskWords);
  const formats = useFormats();
  return (
    <>
      <Heading>{t("confirmAsk", { time: formats.clock(flow.answers.scheduledAt ?? 0) })}</Heading>
      <div className="flex flex-col gap-4">
        <BigButton isPrimary onClick={() => onward(afterChoice(flow, view))}>{t("confirmYes")}</BigButton>
        <BigButton onClick={() => onAgain("identify")}>{t("confirmNo")}</BigButton>
      </div>
    </>
  );
}
