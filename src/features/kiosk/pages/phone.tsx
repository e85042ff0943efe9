"use client";

import { useState } from "react";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { Heading } from "#features/kiosk/heading.tsx";
import { Keypad } from "#features/kiosk/keypad.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { Typed } from "#features/kiosk/typed.tsx";
import { useWords } from "#ui/language.tsx";

const keys = "1234567890+";
/** The contract's shortest number. */
const atLeast = 5;

export function Phone({ flow, onward }: QuestionProps) {
  const t = useWords(kioskWords);
  const [phone, setPhone] = useState(flow.answers.phone ?? "");
  const write = (typed: string) => setPhone([...typed].filter((one, i) => /[0-9 ]/.test(one) || (one === "+" && i === 0)).slice(0, 20).join(""));
  const isWhole = phone.replace(/\D/g, "").length >= atLeast;
  return (
    <form className="flex flex-col gap-5" onSubmit={(event) => (event.preventDefault(), isWhole && onward("send", { phone }))}>
      <Heading>{t("phoneAsk")}</Heading>
      <BigButton onClick={() => onward("send", { phone: undefined })}>{t("withoutPhone")}</BigButton>
      <Typed label={t("phone")} value={phone} onChange={write} type="tel" inputMode="none" dir="ltr" />
      <Keypad keys={keys} columns="three" onKey={(key) => write(phone + key)} onDelete={() => write(phone.slice(0, -1))} />
      <BigButton type="submit" isPrimary isDisabled={!isWhole}>{t("next")}</BigButton>
    </form>
  );
}
