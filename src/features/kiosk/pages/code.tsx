"use client";

import { useState } from "react";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { Heading } from "#features/kiosk/heading.tsx";
import { Keypad } from "#features/kiosk/keypad.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { Typed } from "#features/kiosk/typed.tsx";
import { Refused, useFind } from "#features/kiosk/use-find.tsx";
import { useWords } from "#ui/language.tsx";

/** The letters that codes are made of: see short-code.ts of the server. */
const keys = "ACEFHJKMNPRTUWXY3479";
const letters = 6;

export function Code({ flow, view, onward }: QuestionProps) {
  const t = useWords(kioskWords);
  const [code, setCode] = useState(flow.answers.code?.slice(0, letters) ?? "");
  const { find, isBusy, refused } = useFind(view.kiosk.id, (named, scheduledAt) => onward("confirm", { ...named, scheduledAt }));
  const write = (typed: string) => setCode([...typed.toUpperCase()].filter((letter) => keys.includes(letter)).slice(0, letters).join(""));
  return (
    <form className="flex flex-col gap-5" onSubmit={(event) => (event.preventDefault(), code.length === letters && void find({ code }))}>
      <Heading help={t("codeHelp")}>{t("codeAsk")}</Heading>
      {/* The keys below write; a keyboard of the device would cover them. */}
      <Typed label={t("codeAsk")} value={code} onChange={write} inputMode="none" dir="ltr" autoCapitalize="characters" />
      <Keypad keys={keys} columns="seven" onKey={(key) => write(code + key)} onDelete={() => write(code.slice(0, -1))} />
      {refused && <Refused problem={refused} />}
      <BigButton type="submit" isPrimary isDisabled={code.length < letters} isBusy={isBusy}>{t("next")}</BigButton>
    </form>
  );
}
