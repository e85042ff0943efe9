"use client";

import { useEffect, useRef } from "react";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import { useWords } from "#ui/language.tsx";

type IdleQuestionProps = { secondsLeft: number; onStay: () => void; onForget: () => void };

/** Covers the page, so that a passer-by reads nothing of whoever has walked away. A press anywhere says that somebody is there. */
export function IdleQuestion({ secondsLeft, onStay, onForget }: IdleQuestionProps) {
  const t = useWords(kioskWords);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="idle-title" onCancel={onStay} onClick={onStay} className="m-0 flex h-dvh max-h-none w-screen max-w-none flex-col items-center justify-center gap-8 bg-surface p-6 text-center text-ink">
      <h1 id="idle-title" className="text-2xl font-semibold text-balance">{t("idleTitle")}</h1>
      {/* Read aloud by the title alone: a voice that counts the seconds says nothing else any more. */}
      <p className="number text-lg text-quiet" aria-hidden="true">{t("idleHelp", { count: secondsLeft })}</p>
      <div className="flex w-full max-w-xl flex-col gap-4">
        <button type="button" autoFocus className="min-h-22 rounded-lg bg-ink px-6 text-lg font-semibold text-surface">{t("idleStay")}</button>
        <button type="button" onClick={(event) => (event.stopPropagation(), onForget())} className="min-h-16 rounded-lg border-2 border-edge px-6 text-lg font-medium">{t("startOver")}</button>
      </div>
    </dialog>
  );
}
