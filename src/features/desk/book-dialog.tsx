"use client";

import { useState, type SyntheticEvent } from "react";
import { newKey } from "#client/send.ts";
import { ContactFields, contactOf, noContact } from "#features/desk/contact-fields.tsx";
import { dayIn, momentOn } from "#features/desk/clinic-day.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { expectedWords } from "#features/desk/expected-words.ts";
import { JourneyField } from "#features/desk/journey-field.tsx";
import { nothingChosen } from "#features/desk/journey.ts";
import { Refusal } from "#features/desk/refusal.tsx";
import { isTaken } from "#features/desk/use-acts.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogClose } from "#ui/dialog.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Select } from "#ui/select.tsx";

const formId = "book-appointment";

/** A new appointment, while the patient is on the telephone. */
export function BookDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useWords(expectedWords);
  const desk = useWords(deskWords);
  const { acts } = useDesk();
  return (
    <Dialog
      title={t("book")}
      description={t("bookDetail")}
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      actions={
        <>
          <DialogClose><Button>{desk("cancel")}</Button></DialogClose>
          <Button type="submit" form={formId} variant="primary" busy={acts.isBusy("book")}>{t("bookButton")}</Button>
        </>
      }
    >
      <BookForm onDone={onClose} />
    </Dialog>
  );
}

function BookForm({ onDone }: { onDone: () => void }) {
  const t = useWords(expectedWords);
  const desk = useWords(deskWords);
  const { view, acts } = useDesk();
  const { timeZone } = view.clinic;
  const [typed, setTyped] = useState(() => ({ name: "", day: dayIn(timeZone, view.asOf), time: "", staffId: "", choice: nothingChosen, contact: noContact }));
  const [missing, setMissing] = useState<"name" | "services" | "time" | null>(null);
  const change = (part: Partial<typeof typed>) => setTyped((so) => ({ ...so, ...part }));

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    const scheduledAt = momentOn(typed.day, typed.time, timeZone);
    const serviceIds = typed.choice.journey.flat();
    const lacks = typed.name.trim() === "" ? "name" : scheduledAt === undefined ? "time" : serviceIds.length === 0 ? "services" : null;
    setMissing(lacks);
    if (lacks || scheduledAt === undefined) return;
    const contact = contactOf(typed.contact);
    const acted = await acts.act("book", {
      type: "book",
      appointmentId: newKey(),
      name: typed.name.trim(),
      serviceIds,
      scheduledAt,
      ...(typed.choice.visitTypeId === null ? {} : { visitTypeId: typed.choice.visitTypeId }),
      ...(typed.staffId === "" ? {} : { staffId: typed.staffId }),
      ...(contact ? { contact } : {}),
    });
    if (isTaken(acted)) onDone();
  }

  return (
    <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field label={desk("patientName")} autoComplete="off" maxLength={120} value={typed.name} onChange={(event) => change({ name: event.target.value })} error={missing === "name" ? desk("enterName") : null} />
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("day")} type="date" value={typed.day} onChange={(event) => change({ day: event.target.value })} error={missing === "time" ? t("enterTime") : null} />
        <Field label={t("time")} type="time" value={typed.time} onChange={(event) => change({ time: event.target.value })} />
      </div>
      <JourneyField choice={typed.choice} onChange={(choice) => change({ choice })} error={missing === "services" ? desk("chooseService") : null} />
      <Field label={t("staff")}>
        <Select value={typed.staffId} onChange={(staffId) => change({ staffId })} options={[{ value: "", label: t("anybody") }, ...view.staff.map(({ id, name }) => ({ value: id, label: name }))]} />
      </Field>
      <ContactFields contact={typed.contact} onChange={(contact) => change({ contact })} />
      <Refusal subject="book" className="text-sm!" />
    </form>
  );
}
