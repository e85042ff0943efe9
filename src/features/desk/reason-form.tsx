"use client";

import { useState } from "react";
import { askedOf } from "#features/desk/asked-of.ts";
import type { MoveFormProps } from "#features/desk/move-dialog.tsx";
import { moveWords } from "#features/desk/move-words.ts";
import { ReasonField } from "#features/desk/reason-field.tsx";
import { useWords } from "#ui/language.tsx";

const usual = { cancel: ["asked", "wrongDay", "goesElsewhere"], "enter-in-error": ["twice", "wrongPatient", "tryingOut"] } as const;

/** A visit that will not be, or never was. */
export function ReasonForm({ id, ticket, move, onMove }: MoveFormProps) {
  const t = useWords(moveWords);
  const [reason, setReason] = useState("");
  const type = move === "cancel" ? "cancel" : "enter-in-error";
  return (
    <form
      id={id}
      onSubmit={(event) => {
        event.preventDefault();
        onMove({ type, ...askedOf(ticket, reason) });
      }}
    >
      <ReasonField label={t("reasonOptional")} usual={usual[type].map((word) => t(word))} value={reason} onChange={setReason} />
    </form>
  );
}
