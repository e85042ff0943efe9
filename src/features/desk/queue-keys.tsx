"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { moveKeys, movesOf, moveWord, type RowMove } from "#features/desk/row-actions.ts";
import { isInRow } from "#features/desk/row-focus.ts";
import { rowFrom } from "#features/desk/sections.ts";
import { useActions } from "#ui/keyboard/keyboard-provider.tsx";
import type { Action } from "#ui/keyboard/registry.ts";
import { useWords } from "#ui/language.tsx";

type QueueKeysProps = { ids: readonly string[]; focusedId: string | null; onGo: (id: string | undefined) => void; onSearch: () => void };

/** The list by keyboard. A key that does not fit its row is still sent: the server's refusal says how the patient stands. */
export function QueueKeys({ ids, focusedId, onGo, onSearch }: QueueKeysProps) {
  const t = useWords(deskWords);
  const { view, acts, open } = useDesk();
  const ticket = view.tickets.find((one) => one.id === focusedId);
  const forRow = { when: "queue-row", group: t("rowKeys"), isDisabled: ticket === undefined };

  function move(type: RowMove) {
    if (ticket) void acts.act(`ticket:${ticket.id}`, { type, ticketId: ticket.id, expectedVersion: ticket.version });
  }

  const moves = Object.entries(moveKeys).map(([type, keys]): Action => {
    const name = type as RowMove;
    const goesOn = name === "finish" && ticket !== undefined && movesOf(ticket).includes("finish") && ticket.step.now < ticket.step.of;
    return { ...forRow, id: `desk.${name}`, label: goesOn ? t("sendOn") : t(moveWord[name]), keys, run: () => move(name) };
  });

  useActions([
    { id: "desk.next-row", label: t("nextRow"), keys: "j", group: t("queueKeys"), repeats: true, run: () => onGo(rowFrom(ids, isInRow() ? focusedId : null, 1)) },
    { id: "desk.previous-row", label: t("previousRow"), keys: "k", group: t("queueKeys"), repeats: true, run: () => onGo(rowFrom(ids, isInRow() ? focusedId : null, -1)) },
    { id: "desk.search", label: t("search"), keys: "/", group: t("queueKeys"), run: onSearch },
    { ...forRow, id: "desk.open", label: t("open"), keys: "Enter", run: () => ticket && open({ what: "ticket", id: ticket.id }) },
    ...moves,
  ]);
  return null;
}
