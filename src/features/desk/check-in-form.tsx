"use client";

import { useRef, useState, type SyntheticEvent } from "react";
import { ChevronRight } from "lucide-react";
import type { CommandInput } from "#contract/commands.ts";
import { checkInWords } from "#features/desk/check-in-words.ts";
import { ContactFields, contactOf, noContact, wrongContact } from "#features/desk/contact-fields.tsx";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { JourneyField } from "#features/desk/journey-field.tsx";
import { journeyOf, nothingChosen, type Choice } from "#features/desk/journey.ts";
import type { Appointment } from "#features/desk/queue-types.ts";
import { Refusal } from "#features/desk/refusal.tsx";
import { SameNameNotice } from "#features/desk/same-name-notice.tsx";
import { todayAt } from "#features/desk/today-at.ts";
import { urgencyLevels, useUrgencyWord, type UrgencyLevel } from "#features/desk/urgency.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Select } from "#ui/select.tsx";
import { Switch } from "#ui/switch.tsx";

export type CheckedIn = { number: string; token: string; name: string };

const standard: UrgencyLevel = 4;
const empty = { name: "", choice: nothingChosen, urgency: standard as UrgencyLevel, appointment: "", note: "", isPrivate: false, contact: noContact };
type Missing = "name" | "services" | "phone" | "email" | null;

export function CheckInForm({ onDone }: { onDone: (checkedIn: CheckedIn) => void }) {
  const t = useWords(deskWords);
  const asks = useWords(checkInWords);
  const wordOf = useUrgencyWord();
  const { view, acts } = useDesk();
  const [typed, setTyped] = useState(empty);
  const [missing, setMissing] = useState<Missing>(null);
  const [keptName, setKeptName] = useState<string | null>(null);
  const name = useRef<HTMLInputElement>(null);
  const change = (part: Partial<typeof empty>) => setTyped((so) => ({ ...so, ...part }));

  function choose(choice: Choice) {
    const usual = choice.visitTypeId !== typed.choice.visitTypeId ? view.visitTypes.find((one) => one.id === choice.visitTypeId)?.urgency : undefined;
    change({ choice, ...(usual === undefined ? {} : { urgency: usual as UrgencyLevel }) });
  }

  async function checkIn(booked?: Appointment) {
    const called = booked?.name ?? typed.name.trim();
    const services = typed.choice.journey.length > 0;
    const lacks: Missing = called === "" ? "name" : !services && !booked ? "services" : wrongContact(typed.contact);
    setMissing(lacks);
    if (lacks === "name") name.current?.focus();
    if (lacks) return;
    const appointmentAt = todayAt(typed.appointment, view.clinic.timeZone, view.asOf);
    const contact = contactOf(typed.contact);
    const command: CommandInput = {
      type: "check-in",
      name: called,
      urgency: typed.urgency,
      // What was chosen here counts more than what was booked.
      ...(typed.choice.visitTypeId !== null ? { visitTypeId: typed.choice.visitTypeId } : services ? { journey: journeyOf(typed.choice) } : {}),
      ...(booked ? { appointmentId: booked.id } : {}),
      ...(appointmentAt === undefined ? {} : { appointmentAt }),
      ...(contact ? { contact } : {}),
      ...(typed.note.trim() ? { note: typed.note.trim() } : {}),
      ...(typed.isPrivate ? { isPrivate: true } : {}),
    };
    const acted = await acts.act("check-in", command);
    setKeptName("isKept" in acted ? called : null);
    if (!acted.ok && !("isKept" in acted)) return;
    if (acted.ok && acted.answer.number && acted.answer.token) onDone({ number: acted.answer.number, token: acted.answer.token, name: called });
    setTyped(empty);
    name.current?.focus();
  }

  return (
    <form
      noValidate
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void checkIn();
      }}
      className="flex flex-col gap-4"
    >
      <Field ref={name} label={t("patientName")} autoComplete="off" maxLength={120} required value={typed.name} onChange={(event) => change({ name: event.target.value })} error={missing === "name" ? t("enterName") : null} />
      <SameNameNotice name={typed.name} onExpected={(appointment) => void checkIn(appointment)} />
      <JourneyField choice={typed.choice} onChange={choose} error={missing === "services" ? t("chooseService") : null} />
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("urgency")}>
          <Select value={String(typed.urgency)} onChange={(urgency) => change({ urgency: Number(urgency) as UrgencyLevel })} options={urgencyLevels.map((level) => ({ value: String(level), label: wordOf(level) }))} />
        </Field>
        <Field label={t("appointment")} hint={t("appointmentHint")} type="time" value={typed.appointment} onChange={(event) => change({ appointment: event.target.value })} />
      </div>
      <details className="group" open={missing === "phone" || missing === "email" || undefined}>
        <summary className="target inline-flex cursor-pointer list-none items-center gap-1 rounded-sm text-sm font-medium text-quiet hover:text-ink">
          <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90 rtl:-scale-x-100" />
          {asks("more")}
        </summary>
        <div className="mt-3 flex flex-col gap-4">
          <Field label={asks("note")} hint={asks("noteHint")} autoComplete="off" maxLength={500} value={typed.note} onChange={(event) => change({ note: event.target.value })} />
          <Switch label={asks("private")} hint={t("privateHint")} on={typed.isPrivate} onChange={(isPrivate) => change({ isPrivate })} />
          <ContactFields contact={typed.contact} onChange={(contact) => change({ contact })} wrong={missing === "phone" || missing === "email" ? missing : null} />
        </div>
      </details>
      <Refusal subject="check-in" className="text-sm!" />
      <div role="status" className="empty:hidden">{keptName !== null && <Notice>{asks("keptTitle", { name: keptName })}</Notice>}</div>
      <Button type="submit" variant="primary" size="lg" busy={acts.isBusy("check-in")} className="w-full">{t("checkInButton")}</Button>
    </form>
  );
}
