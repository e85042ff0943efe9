"use client";

import { useDesk } from "#features/desk/desk-context.tsx";
import { expectedWords } from "#features/desk/expected-words.ts";
import { rowInFocus } from "#features/desk/row-focus.ts";
import { useAppointmentMoves } from "#features/desk/use-appointment-moves.ts";
import { useActions } from "#ui/keyboard/keyboard-provider.tsx";
import { useWords } from "#ui/language.tsx";

/** The list of the expected by keyboard. */
export function ExpectedKeys({ focusedId, onShow }: { focusedId: string | null; onShow: () => void }) {
  const t = useWords(expectedWords);
  const { view, open } = useDesk();
  const moves = useAppointmentMoves();
  const forRow = { when: "expected-row", group: t("keys") };

  function run(move: keyof typeof moves) {
    const appointment = view.appointments.find((one) => one.id === (rowInFocus() ?? focusedId));
    if (appointment) moves[move](appointment);
  }

  useActions([
    { id: "desk.expected", label: t("goTo"), keys: "g e", group: t("keys"), run: onShow },
    { id: "desk.book", label: t("book"), keys: "b", group: t("keys"), run: () => open({ what: "book" }) },
    { ...forRow, id: "desk.expected.check-in", label: t("checkIn"), keys: "i", run: () => run("checkIn") },
    { ...forRow, id: "desk.expected.miss", label: t("missed"), keys: "x", run: () => run("miss") },
    { ...forRow, id: "desk.expected.cancel", label: t("cancel"), keys: "Delete", run: () => run("cancel") },
  ]);
  return null;
}
