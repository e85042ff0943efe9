"use client";

import { Ellipsis } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { isServed } from "#features/desk/next-for-rooms.ts";
import { isUndoable, moveKeys, movesOf, moveWord } from "#features/desk/row-actions.ts";
import type { QueueTicket, Room, TicketCommand } from "#features/desk/queue-types.ts";
import { useSentences } from "#features/desk/sentences.ts";
import { IconButton } from "#ui/icon-button.tsx";
import { useWords } from "#ui/language.tsx";
import { Menu, type MenuItem } from "#ui/menu.tsx";

type RowMenuProps = { ticket: QueueTicket; rooms: readonly Room[]; tabIndex: number };

/** Everything that can be done with this patient now. */
export function RowMenu({ ticket, rooms, tabIndex }: RowMenuProps) {
  const t = useWords(deskWords);
  const { open } = useDesk();
  const items = useTicketItems(ticket, rooms);
  return (
    <Menu
      heading={<p className="number font-medium">{ticket.number} {ticket.name}</p>}
      trigger={<IconButton size="sm" tabIndex={tabIndex} label={t("rowMenu", { number: ticket.number })} icon={<Ellipsis aria-hidden="true" />} className="max-sm:absolute max-sm:end-1.5 max-sm:top-0.5" />}
      items={[{ label: t("open"), keys: "Enter", run: () => open({ what: "ticket", id: ticket.id }) }, ...(items.length > 0 ? ["line" as const, ...items] : [])]}
    />
  );
}

/** The same choices for the menu of the row and for its details. */
export function useTicketItems(ticket: QueueTicket, rooms: readonly Room[]): Extract<MenuItem, { run: () => void }>[] {
  const t = useWords(deskWords);
  const say = useSentences();
  const { view, acts } = useDesk();
  const run = (command: TicketCommand) => () => void acts.act(`ticket:${ticket.id}`, command);
  const which = { ticketId: ticket.id, expectedVersion: ticket.version };
  return [
    ...rooms.map((room) => ({ label: isServed(room, view) ? t("callTo", { room: room.name }) : t("callToEmpty", { room: room.name }), run: run({ type: "call", roomId: room.id, ...which }) })),
    ...movesOf(ticket).map((move) => ({
      label: move === "finish" && ticket.step.now < ticket.step.of ? t("sendOn") : t(moveWord[move]),
      keys: moveKeys[move],
      isDanger: move === "leave" || move === "no-show",
      run: run({ type: move, ...which }),
    })),
    ...(isUndoable(ticket, view.asOf) && ticket.lastMove ? [{ label: t("undoMove", { says: say.lastMove(ticket) }), run: run({ type: "undo", ...which }) }] : []),
  ];
}
