"use client";

import { useRef, useState, type SyntheticEvent } from "react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { JourneyField } from "#features/desk/journey-field.tsx";
import { Refusal } from "#features/desk/refusal.tsx";
import { todayAt } from "#features/desk/today-at.ts";
import { urgencyWord } from "#features/desk/urgency.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

export type CheckedIn = { number: string; token: string; name: string };

const standard = "4";
const empty = { name: "", journey: [] as string[], urgency: standard, appointment: "" };

export function CheckInForm({ onDone }: { onDone: (checkedIn: CheckedIn) => void }) {
  const t = useWords(deskWords);
  const { view, acts } = useDesk();
  const [typed, setTyped] = useState(empty);
  const [missing, setMissing] = useState<"name" | "services" | null>(null);
  const name = useRef<HTMLInputElement>(null);
  const change = (part: Partial<typeof empty>) => setTyped((so) => ({ ...so, ...part }));

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    const called = typed.name.trim();
    const lacks = called === "" ? "name" : typed.journey.length === 0 ? "services" : null;
    setMissing(lacks);
    if (lacks === "name") name.current?.focus();
    if (lacks) return;
    const appointmentAt = todayAt(typed.appointment, view.clinic.timeZone, view.asOf);
    const sent = await acts.act("check-in", {
      type: "check-in",
      name: called,
      serviceIds: typed.journey,
      urgency: Number(typed.urgency) as 1 | 2 | 3 | 4 | 5,
      ...(appointmentAt === undefined ? {} : { appointmentAt }),
    });
    if (!sent.ok || !sent.answer.number || !sent.answer.token) return;
    onDone({ number: sent.answer.number, token: sent.answer.token, name: called });
    setTyped(empty);
    name.current?.focus();
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field ref={name} label={t("patientName")} autoComplete="off" maxLength={120} required value={typed.name} onChange={(event) => change({ name: event.target.value })} error={missing === "name" ? t("enterName") : null} />
      <JourneyField journey={typed.journey} onChange={(journey) => change({ journey })} error={missing === "services" ? t("chooseService") : null} />
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("urgency")}>
          <Select value={typed.urgency} onChange={(urgency) => change({ urgency })} options={Object.entries(urgencyWord).map(([value, word]) => ({ value, label: t(word) }))} />
        </Field>
        <Field label={t("appointment")} hint={t("appointmentHint")} type="time" value={typed.appointment} onChange={(event) => change({ appointment: event.target.value })} />
      </div>
      <Refusal subject="check-in" className="text-sm!" />
      <Button type="submit" variant="primary" size="lg" busy={acts.isBusy("check-in")} className="w-full">{t("checkInButton")}</Button>
    </form>
  );
}
