"use client";

import { useState } from "react";
import { minutesBetween } from "#domain/time.ts";
import { askedOf } from "#features/desk/asked-of.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { JourneyField } from "#features/desk/journey-field.tsx";
import { journeyOf, nothingChosen } from "#features/desk/journey.ts";
import type { MoveFormProps } from "#features/desk/move-dialog.tsx";
import { moveWords } from "#features/desk/move-words.ts";
import { Field } from "#ui/field.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** All that is left of the visit, replaced; the wait so far goes along. */
export function TransferForm({ id, ticket, onMove }: MoveFormProps) {
  const t = useWords(moveWords);
  const desk = useWords(deskWords);
  const formats = useFormats();
  const { view } = useDesk();
  const [choice, setChoice] = useState(nothingChosen);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const waited = Math.max(0, Math.floor(minutesBetween(ticket.waitingSince, ticket.startedAt ?? view.asOf)));
  return (
    <form
      id={id}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(choice.journey.length === 0);
        if (choice.journey.length > 0) onMove({ type: "transfer", journey: journeyOf(choice), ...askedOf(ticket, reason) });
      }}
    >
      <p className="number text-sm text-quiet">{ticket.state === "arrived" ? t("transferFromDesk", { number: ticket.number }) : t("keepsCredit", { minutes: formats.minutes(waited) })}</p>
      <JourneyField choice={choice} onChange={setChoice} error={isMissing ? desk("chooseService") : null} />
      <Field label={t("reasonOptional")} autoComplete="off" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
    </form>
  );
}
