"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { roomsFor } from "#features/desk/next-for-rooms.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { Refusal } from "#features/desk/refusal.tsx";
import { useTicketItems } from "#features/desk/row-menu.tsx";
import { useSentences } from "#features/desk/sentences.ts";
import { TicketPaper } from "#features/desk/ticket-paper.tsx";
import { TicketTimes } from "#features/desk/ticket-times.tsx";
import { Button } from "#ui/button.tsx";
import { classes } from "#ui/classes.ts";
import { Dialog } from "#ui/dialog.tsx";
import { useWords } from "#ui/language.tsx";

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
  const { view } = useDesk();
  return (
    <div className="grid gap-6 sm:grid-cols-[1fr_15rem]">
      <div>
        <Refusal subject={`ticket:${ticket.id}`} className="mb-3 text-sm!" />
        <TicketTimes ticket={ticket} />
      </div>
      {ticket.token
        ? <TicketPaper number={ticket.number} token={ticket.token} clinicName={view.clinic.name} publicUrl={view.publicUrl} name={ticket.name} />
        : <p className="text-sm text-quiet">{t("noPatientPage")}</p>}
    </div>
  );
}

function TicketActions({ ticket, onDone }: { ticket: QueueTicket; onDone: () => void }) {
  const { view, acts, myRoomId } = useDesk();
  const items = useTicketItems(ticket, roomsFor(ticket, view, myRoomId));
  const lastDanger = items.findLastIndex((item) => item.isDanger);
  return items.map(({ label, isDanger, run }, place) => (
    <Button
      key={label}
      variant={isDanger ? "danger" : place === 0 ? "primary" : "quiet"}
      busy={acts.isBusy(`ticket:${ticket.id}`)}
      // What harms stands apart, at the other end; what one does most comes last.
      className={classes(isDanger && "sm:order-first", place === lastDanger && "sm:me-auto", !isDanger && place === 0 && "sm:order-last")}
      onClick={() => {
        run();
        onDone();
      }}
    >
      {label}
    </Button>
  ));
}
