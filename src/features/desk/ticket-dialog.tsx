"use client";

import { isOver } from "#domain/queue/ticket.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { roomsFor } from "#features/desk/next-for-rooms.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { Refusal } from "#features/desk/refusal.tsx";
import { useTicketItems } from "#features/desk/row-menu.tsx";
import { useSentences } from "#features/desk/sentences.ts";
import { TicketHistory } from "#features/desk/ticket-history.tsx";
import { TicketPaper } from "#features/desk/ticket-paper.tsx";
import { TicketTimes } from "#features/desk/ticket-times.tsx";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { useWords } from "#ui/language.tsx";
import { Menu } from "#ui/menu.tsx";
import { Switch } from "#ui/switch.tsx";

/** One patient's day: why they stand where they stand, their times, their own page, and what can be done. */
export function TicketDialog({ ticketId, onClose }: { ticketId: string | null; onClose: () => void }) {
  const { view } = useDesk();
  const say = useSentences();
  const ticket = view.tickets.find((one) => one.id === ticketId);
  const service = view.services.find((one) => one.id === ticket?.serviceId)?.name;
  return (
    <Dialog
      size="lg"
      title={ticket ? <span className="number">{ticket.number} · {ticket.name}</span> : ""}
      description={ticket ? say.why(ticket) || service : undefined}
      open={ticket !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={ticket && <TicketActions ticket={ticket} onDone={onClose} />}
    >
      {ticket && <TicketBody ticket={ticket} />}
    </Dialog>
  );
}

function TicketBody({ ticket }: { ticket: QueueTicket }) {
  const t = useWords(deskWords);
  const { view, acts } = useDesk();
  return (
    <div className="grid gap-6 sm:grid-cols-[1fr_15rem]">
      <div>
        <Refusal subject={`ticket:${ticket.id}`} className="mb-3 text-sm!" />
        <TicketTimes ticket={ticket} />
        {!isOver(ticket) && (
          <div className="mt-4">
            <Switch
              label={t("private")}
              hint={t("privateHint")}
              on={ticket.isPrivate}
              onChange={(isPrivate) => void acts.act(`ticket:${ticket.id}`, { type: "set-privacy", isPrivate, ticketId: ticket.id })}
            />
          </div>
        )}
        <TicketHistory ticket={ticket} />
      </div>
      {ticket.token
        ? <TicketPaper number={ticket.number} token={ticket.token} clinicName={view.clinic.name} publicUrl={view.publicUrl} name={ticket.name} />
        : <p className="text-sm text-quiet">{t("noPatientPage")}</p>}
    </div>
  );
}

/** What one does most, as buttons; the rest a press further, with its key. */
const shownAsButtons = 3;

function TicketActions({ ticket, onDone }: { ticket: QueueTicket; onDone: () => void }) {
  const t = useWords(deskWords);
  const { view, acts, myRoomId } = useDesk();
  const items = useTicketItems(ticket, roomsFor(ticket, view, myRoomId)).map((item) => ({
    ...item,
    run: () => {
      // First, so that a move's own dialog is not closed with this one.
      onDone();
      item.run();
    },
  }));
  const buttons = items.filter((item) => !item.isDanger).slice(0, shownAsButtons);
  const rest = items.filter((item) => !buttons.includes(item));
  return (
    <>
      {rest.length > 0 && <Menu align="start" side="top" trigger={<Button className="me-auto">{t("more")}</Button>} items={rest} />}
      {[...buttons].reverse().map(({ label, run }, place) => (
        <Button key={label} variant={place === buttons.length - 1 ? "primary" : "quiet"} busy={acts.isBusy(`ticket:${ticket.id}`)} onClick={run}>{label}</Button>
      ))}
    </>
  );
}
