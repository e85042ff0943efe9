"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { moveOnKey, rowKeys } from "#features/desk/row-actions.ts";
import { isInRow, rowInFocus } from "#features/desk/row-focus.ts";
import { rowFrom } from "#features/desk/sections.ts";
import { useMove } from "#features/desk/use-move.ts";
import { useActions } from "#ui/keyboard/keyboard-provider.tsx";
import type { Action } from "#ui/keyboard/registry.ts";
import { useWords } from "#ui/language.tsx";

type QueueKeysProps = { ids: readonly string[]; focusedId: string | null; onGo: (id: string | undefined) => void; onSearch: () => void };

/** The list by keyboard. What a shared key says and does follows the row in focus; without one the sheet names both. */
export function QueueKeys({ ids, focusedId, onGo, onSearch }: QueueKeysProps) {
  const t = useWords(deskWords);
  const { view, open } = useDesk();
  const { move, wordOf } = useMove();
  const ticket = view.tickets.find((one) => one.id === focusedId);
  const forRow = { when: "queue-row", group: t("rowKeys") };
  // From the palette the focus is not in a row any more; then it is the one that had it.
  const now = () => view.tickets.find((one) => one.id === (rowInFocus() ?? focusedId));
  const both: Record<string, string> = { r: t("callOrRecall"), h: t("holdOrResume"), o: t("outOrBack"), q: t("intoLine") };

  const moves = rowKeys.map(({ keys, moves }): Action => {
    const meant = moveOnKey(moves, ticket);
    return { ...forRow, id: `desk.row.${moves[0]}`, label: ticket ? wordOf(meant, ticket) : (both[keys] ?? wordOf(meant)), keys, run: () => moveNow(moves) };
  });

  function moveNow(moves: (typeof rowKeys)[number]["moves"]) {
    const one = now();
    if (one) move(moveOnKey(moves, one), one);
  }

  function openNow() {
    const one = now();
    if (one) open({ what: "ticket", id: one.id });
  }

  useActions([
    { id: "desk.next-row", label: t("nextRow"), keys: "j", group: t("queueKeys"), repeats: true, run: () => onGo(rowFrom(ids, isInRow() ? focusedId : null, 1)) },
    { id: "desk.previous-row", label: t("previousRow"), keys: "k", group: t("queueKeys"), repeats: true, run: () => onGo(rowFrom(ids, isInRow() ? focusedId : null, -1)) },
    { id: "desk.search", label: t("search"), keys: "/", group: t("queueKeys"), run: onSearch },
    { ...forRow, id: "desk.open", label: t("open"), keys: "Enter", run: openNow },
    ...moves,
  ]);
  return null;
}
