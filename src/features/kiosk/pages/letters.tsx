"use client";

import { useState } from "react";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { Typed } from "#features/kiosk/typed.tsx";
import { Refused, useFind } from "#features/kiosk/use-find.tsx";
import { useWords } from "#ui/language.tsx";

const atMost = 3;

export function Letters({ flow, view, onward }: QuestionProps) {
  const t = useWords(kioskWords);
  const { hour = 0, minute = 0 } = flow.answers;
  const [letters, setLetters] = useState(flow.answers.letters ?? "");
  const { find, isBusy, refused } = useFind(view.kiosk.id, (named, scheduledAt) => onward("confirm", { ...named, scheduledAt }));
  return (
    <form className="flex flex-col gap-6" onSubmit={(event) => (event.preventDefault(), letters.trim() && void find({ minute: hour * 60 + minute, letters: letters.trim() }))}>
      <Heading help={t("lettersHelp")}>{t("lettersAsk")}</Heading>
      <Typed label={t("lettersAsk")} value={letters} onChange={(typed) => setLetters([...typed].slice(0, atMost).join(""))} autoCapitalize="characters" />
      {refused && <Refused problem={refused} />}
      <BigButton type="submit" isPrimary isDisabled={letters.trim() === ""} isBusy={isBusy}>{t("next")}</BigButton>
    </form>
  );
}
