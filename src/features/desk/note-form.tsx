"use client";

import { useState } from "react";
import type { MoveFormProps } from "#features/desk/move-dialog.tsx";
import { moveWords } from "#features/desk/move-words.ts";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";

/** One line; an empty one takes the note away. */
export function NoteForm({ id, ticket, onMove }: MoveFormProps) {
  const t = useWords(moveWords);
  const [note, setNote] = useState(ticket.note ?? "");
  return (
    <form
      id={id}
      onSubmit={(event) => {
        event.preventDefault();
        onMove({ type: "note", ticketId: ticket.id, note: note.trim() });
      }}
    >
      <Field label={t("noteLabel")} autoComplete="off" maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
    </form>
  );
}
