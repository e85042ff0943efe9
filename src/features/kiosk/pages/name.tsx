"use client";

import { useState } from "react";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { afterName } from "#features/kiosk/flow.ts";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { Typed } from "#features/kiosk/typed.tsx";
import { useWords } from "#ui/language.tsx";

export function Name({ flow, view, onward }: QuestionProps) {
  const t = useWords(kioskWords);
  const [name, setName] = useState(flow.answers.name ?? "");
  return (
    <form className="flex flex-col gap-6" onSubmit={(event) => (event.preventDefault(), name.trim() && onward(afterName(view), { name: name.trim() }))}>
      <Heading help={t("nameHelp")}>{t("nameAsk")}</Heading>
      <Typed label={t("name")} value={name} onChange={setName} maxLength={120} autoCapitalize="words" />
      <div className="flex flex-col gap-4">
        <BigButton type="submit" isPrimary isDisabled={name.trim() === ""}>{t("next")}</BigButton>
        <BigButton onClick={() => onward(afterName(view), { name: undefined })}>{t("withoutName")}</BigButton>
      </div>
    </form>
  );
}
