"use client";

import { useState } from "react";
import { Ticket } from "lucide-react";
import { CheckInForm, type CheckedIn } from "#features/desk/check-in-form.tsx";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { TicketPaper } from "#features/desk/ticket-paper.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Empty } from "#ui/empty.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** Check-in stays open for the whole queue at the counter: form on one side, the last ticket on the other. */
export function CheckInDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useWords(deskWords);
  return (
    <Dialog size="lg" title={t("checkIn")} description={t("checkInDetail")} open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <CheckInBody />
    </Dialog>
  );
}

function CheckInBody() {
  const t = useWords(deskWords);
  const formats = useFormats();
  const { view } = useDesk();
  const [last, setLast] = useState<CheckedIn | null>(null);
  const wait = view.tickets.find((ticket) => ticket.number === last?.number)?.wait;
  return (
    <div className="grid gap-6 sm:grid-cols-[1fr_15rem]">
      <CheckInForm onDone={setLast} />
      <div aria-live="polite">
        {last ? (
          <TicketPaper
            {...last}
            clinicName={view.clinic.name}
            publicUrl={view.publicUrl}
            says={wait?.known ? t("aboutToWait", { about: formats.number(wait.aboutMinutes), most: formats.number(wait.atMostMinutes) }) : undefined}
          />
        ) : (
          <Empty icon={<Ticket />} why={<span className="text-sm">{t("noTicketYet")}</span>} next={t("noTicketYetNext")} className="h-full justify-center rounded-lg border border-dashed border-hairline px-4!" />
        )}
      </div>
    </div>
  );
}
