"use client";

import { useEffect, useRef, useState } from "react";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { scan } from "#features/kiosk/scanner.ts";
import { Refused, useFind } from "#features/kiosk/use-find.tsx";
import { useWords } from "#ui/language.tsx";

export function Scan({ view, onward }: QuestionProps) {
  const t = useWords(kioskWords);
  const video = useRef<HTMLVideoElement>(null);
  const [hasFailed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const { find, refused } = useFind(view.kiosk.id, (code, scheduledAt) => onward("confirm", { ...code, scheduledAt }));
  useEffect(() => {
    if (!video.current) return;
    return scan(video.current, (code) => void find({ code: code.slice(0, 300) }), () => setFailed(true));
  }, [find, round]);
  return (
    <>
      <Heading help={t("codeHelp")}>{t(hasFailed ? "scanFailed" : "scanAsk")}</Heading>
      {!hasFailed && !refused && <video ref={video} muted playsInline className="mx-auto aspect-square w-full max-w-md -scale-x-100 rounded-lg border-2 border-edge object-cover" />}
      {refused && <Refused problem={refused} />}
      <div className="flex flex-col gap-4">
        {refused && <BigButton onClick={() => setRound(round + 1)}>{t("tryAgain")}</BigButton>}
        <BigButton onClick={() => onward("code")}>{t("typeCode")}</BigButton>
      </div>
    </>
  );
}
