"use client";

import { Ellipsis } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { isServed } from "#features/desk/next-for-rooms.ts";
import { isUndoable, keyOf, movesOf } from "#features/desk/row-actions.ts";
import type { QueueTicket, Room } from "#features/desk/queue-types.ts";
import { useSentences } from "#features/desk/sentences.ts";
import { useMove } from "#features/desk/use-move.ts";
import { IconButton } from "#ui/icon-button.tsx";
import { useWords } from "#ui/language.tsx";
import { Menu, type MenuItem } from "#ui/menu.tsx";

type RowMenuProps = { ticket: QueueTicket; rooms: readonly Room[]; tabIndex: number };

/** Everything that can be done with this patient now. */
export function RowMenu({ ticket, rooms, tabIndex }: RowMenuProps) {
  const t = useWords(deskWords);
  const { open } = useDesk();
  const items = useTicketItems(ticket, rooms);
  const dangers = items.filter((item) => item.isDanger);
  const calm = items.filter((item) => !item.isDanger);
  return (
    <Menu
      heading={<p className="number font-medium">{ticket.number} {ticket.name}</p>}
      trigger={<IconButton size="sm" tabIndex={tabIndex} label={t("rowMenu", { number: ticket.number })} icon={<Ellipsis aria-hidden="true" />} className="max-sm:absolute max-sm:end-1.5 max-sm:top-0.5" />}
      items={[
        { label: t("open"), keys: "Enter", run: () => open({ what: "ticket", id: ticket.id }) },
        ...(calm.length > 0 ? ["line" as const, ...calm] : []),
        ...(dangers.length > 0 ? ["line" as const, ...dangers] : []),
      ]}
    />
  );
}

/** The same choices for the menu of the row and for its details. */
export function useTicketItems(ticket: QueueTicket, rooms: readonly Room[]): Extract<MenuItem, { run: () => void }>[] {
  const t = useWords(deskWords);
  const say = useSentences();
  const { view, acts } = useDesk();
  const { move, wordOf } = useMove();
  const which = { ticketId: ticket.id, expectedVersion: ticket.version };
  const act = (command: Parameters<typeof acts.act>[1]) => () => void acts.act(`ticket:${ticket.id}`, command);
  return [
    ...rooms.map((room, place) => ({
      label: isServed(room, view) ? t("callTo", { room: room.name }) : t("callToEmpty", { room: room.name }),
      keys: place === 0 ? keyOf("call") : undefined,
      run: act({ type: "call", roomId: room.id, ...which }),
    })),
    ...movesOf(ticket).map((one) => ({ label: wordOf(one, ticket), keys: keyOf(one), isDanger: dangers.includes(one), run: () => move(one, ticket) })),
    ...(isUndoable(ticket, view.asOf) && ticket.lastMove ? [{ label: t("undoMove", { says: say.lastMove(ticket) }), run: act({ type: "undo", ...which }) }] : []),
  ];
}

const dangers: readonly string[] = ["leave", "no-show", "cancel", "enter-in-error"];
