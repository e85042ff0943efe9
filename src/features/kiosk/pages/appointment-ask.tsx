"use client";

import { CalendarCheck, CalendarX } from "lucide-react";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { useWords } from "#ui/language.tsx";

export function AppointmentAsk({ onward }: QuestionProps) {
  const t = useWords(kioskWords);
  return (
    <>
      <Heading>{t("appointmentAsk")}</Heading>
      <div className="flex flex-col gap-4">
        <BigButton icon={<CalendarCheck />} onClick={() => onward("identify", { hasAppointment: true, choiceId: undefined })}>{t("appointmentYes")}</BigButton>
        <BigButton icon={<CalendarX />} onClick={() => onward("choose", { hasAppointment: false })}>{t("appointmentNo")}</BigButton>
      </div>
    </>
  );
}
