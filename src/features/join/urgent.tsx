"use client";

import { joinWords } from "#features/join/join-words.ts";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";

type UrgentProps = { isFromHome: boolean; isUrgent: boolean | null; onAnswer: (isUrgent: boolean) => void };

/** Before anything else. From home there is no ticket for it: no line is fast enough. */
export function Urgent({ isFromHome, isUrgent, onAnswer }: UrgentProps) {
  const t = useWords(joinWords);
  if (isUrgent && isFromHome) return <p role="alert" className="rounded-lg border-2 border-ink p-5 text-xl font-semibold">{t("emergencyNow")}</p>;
  return (
    <div className="flex flex-col gap-5">
      <p className="text-lg font-medium text-balance">{t("urgentAsk")}</p>
      <Button size="kiosk" onClick={() => onAnswer(true)}>{t("urgentYes")}</Button>
      <Button size="kiosk" onClick={() => onAnswer(false)}>{t("urgentNo")}</Button>
    </div>
  );
}
