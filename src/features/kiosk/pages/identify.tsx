"use client";

import { Clock, Keyboard, ScanQrCode } from "lucide-react";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { useCanScan } from "#features/kiosk/scanner.ts";
import { useWords } from "#ui/language.tsx";

export function Identify({ onward }: QuestionProps) {
  const t = useWords(kioskWords);
  const canScan = useCanScan();
  const forgetOther = { code: undefined, letters: undefined, hour: undefined, minute: undefined };
  return (
    <>
      <Heading>{t("identifyAsk")}</Heading>
      <div className="flex flex-col gap-4">
        {canScan && <BigButton icon={<ScanQrCode />} onClick={() => onward("scan", forgetOther)}>{t("scan")}</BigButton>}
        <BigButton icon={<Keyboard />} onClick={() => onward("code", forgetOther)}>{t("typeCode")}</BigButton>
        <BigButton icon={<Clock />} onClick={() => onward("time", forgetOther)}>{t("noCode")}</BigButton>
      </div>
    </>
  );
}
