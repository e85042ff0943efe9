"use client";

import { useState } from "react";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import type { QuestionProps } from "#features/kiosk/question.tsx";
import { classes } from "#ui/classes.ts";
import { formatsFor } from "#ui/formats.ts";
import { useLanguage, useWords } from "#ui/language.tsx";

const minutes = Array.from({ length: 12 }, (_, i) => i * 5);

export function Time({ flow, view, onward }: QuestionProps) {
  const t = useWords(kioskWords);
  const language = useLanguage();
  // A clock without a place: only the way of writing it is asked for.
  const { clock } = formatsFor(language, "UTC", view.clinic.region);
  const [hour, setHour] = useState(flow.answers.hour);
  const [minute, setMinute] = useState(flow.answers.minute);
  return (
    <>
      <Heading>{t("timeAsk")}</Heading>
      <Times columns="grid-cols-4 landscape:grid-cols-8" label={t("hour")} values={view.appointmentHours} chosen={hour} onChoose={setHour} say={(value) => clock(value * 3_600_000)} />
      <Times columns="grid-cols-4 landscape:grid-cols-6" label={t("minutes")} values={minutes} chosen={minute} onChoose={setMinute} say={(value) => `:${String(value).padStart(2, "0")}`} />
      <BigButton isPrimary isDisabled={hour === undefined || minute === undefined} onClick={() => onward("letters", { hour, minute })}>{t("next")}</BigButton>
    </>
  );
}

type TimesProps = { columns: string; label: string; values: number[]; chosen: number | undefined; onChoose: (value: number) => void; say: (value: number) => string };

function Times({ columns, label, values, chosen, onChoose, say }: TimesProps) {
  return (
    <div role="group" aria-label={label} dir="ltr" className={`grid gap-2 ${columns}`}>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
          className={classes("number min-h-16 rounded-md border px-1 text-base font-semibold", value === chosen ? "border-ink bg-ink text-surface" : "border-edge bg-surface active:bg-pressed")}
        >
          {say(value)}
        </button>
      ))}
    </div>
  );
}
