"use client";

import { useState } from "react";
import { deskWords } from "#features/desk/desk-words.ts";
import type { MoveFormProps } from "#features/desk/move-dialog.tsx";
import { moveWords } from "#features/desk/move-words.ts";
import { ReasonField } from "#features/desk/reason-field.tsx";
import { urgencyLevels, useUrgencyWord, type UrgencyLevel } from "#features/desk/urgency.tsx";
import { useWords } from "#ui/language.tsx";

const usual = ["pain", "unwell", "frail", "reassessed"] as const;

/** Another urgency, with the reason that the others in the line are owed. */
export function UrgencyForm({ id, ticket, onMove }: MoveFormProps) {
  const t = useWords(moveWords);
  const desk = useWords(deskWords);
  const word = useUrgencyWord();
  const [urgency, setUrgency] = useState<UrgencyLevel>(ticket.urgency as UrgencyLevel);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(reason.trim() === "");
        if (reason.trim() !== "") onMove({ type: "reprioritise", ticketId: ticket.id, expectedVersion: ticket.version, urgency, reason: reason.trim() });
      }}
    >
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-sm font-medium">{desk("urgency")}</legend>
        <div className="flex flex-wrap gap-1.5">
          {urgencyLevels.map((level) => (
            <label key={level} className="target inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-md border border-edge/60 px-2.5 text-sm whitespace-nowrap has-checked:border-ink has-checked:bg-pressed has-checked:font-medium pointer-coarse:h-11">
              <input type="radio" name="urgency" checked={urgency === level} onChange={() => setUrgency(level)} className="accent-ink" />
              {word(level)}
            </label>
          ))}
        </div>
      </fieldset>
      <ReasonField label={t("reason")} usual={usual.map((one) => t(one))} value={reason} onChange={setReason} error={isMissing ? t("sayWhy") : null} />
    </form>
  );
}
