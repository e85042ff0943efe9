"use client";

import { useState } from "react";
import { askedOf } from "#features/desk/asked-of.ts";
import type { MoveFormProps } from "#features/desk/move-dialog.tsx";
import { moveWords } from "#features/desk/move-words.ts";
import { ReasonField } from "#features/desk/reason-field.tsx";
import { UntilField } from "#features/desk/until-field.tsx";
import { useWords } from "#ui/language.tsx";

const usual = { hold: ["phone", "papers", "interpreter", "notReady"], "step-out": ["air", "car", "pharmacy", "ringThem"] } as const;

/** On hold, or stepped out: why, and until when. Both may stay open. */
export function PauseForm({ id, ticket, move, onMove }: MoveFormProps) {
  const t = useWords(moveWords);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<number | null>(null);
  const type = move === "hold" ? "hold" : "step-out";
  return (
    <form
      id={id}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onMove({ type, ...askedOf(ticket, reason, until) });
      }}
    >
      <ReasonField label={t("reasonOptional")} usual={usual[type].map((word) => t(word))} value={reason} onChange={setReason} />
      <UntilField value={until} onChange={setUntil} />
    </form>
  );
}
