"use client";

import { Printer } from "lucide-react";
import type { KioskView, SelfTicket } from "#contract/kiosk.ts";
import { BigButton } from "#features/kiosk/big-button.tsx";
import { Heading } from "#features/kiosk/heading.tsx";
import { kioskWords } from "#features/kiosk/kiosk-words.ts";
import { usePageOrigin } from "#features/kiosk/use-page-origin.ts";
import { usePrint } from "#features/kiosk/use-print.ts";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { languages } from "#ui/languages.ts";
import { QrCode } from "#ui/qr-code.tsx";
import { TicketSlip } from "#ui/ticket-slip.tsx";

type TicketProps = { ticket: SelfTicket; view: KioskView; onDone: () => void };

/** The number, as large as the screen allows, how long, where to wait, and the way to the patient's own page. */
export function Ticket({ ticket, view, onDone }: TicketProps) {
  const t = useWords(kioskWords);
  const formats = useFormats();
  const origin = usePageOrigin(view.publicUrl);
  const address = `${origin ?? ""}/t/${ticket.token}`;
  const { wait } = ticket;
  const says = wait?.known ? t("waitAbout", { about: formats.minutes(wait.aboutMinutes), most: formats.minutes(wait.atMostMinutes) }) : t("waitUnknown");
  const where = ticket.whereToWait ? t("waitHere", { place: ticket.whereToWait }) : t("watchBoard");
  return (
    <>
      <Heading>
        <span className="block text-lg font-medium text-quiet">{t("yourNumber")}</span>
        <span className="number block text-[min(13rem,30vw,28vh)] leading-none font-semibold tracking-tight"><bdi>{ticket.number}</bdi></span>
      </Heading>
      <div className="flex flex-wrap items-center gap-x-8 gap-y-4">
        <div className="flex min-w-64 flex-1 flex-col gap-3">
          <p className="number text-xl font-semibold text-balance">{says}</p>
          <p className="text-xl text-balance">{where}</p>
        </div>
        <figure className="flex max-w-72 items-center gap-4">
          <span data-theme="light" className="shrink-0 rounded-lg p-1"><QrCode text={address} label={t("ticketCode", { number: ticket.number })} className="w-36" /></span>
          <figcaption className="text-base">{t("onPhone")}</figcaption>
        </figure>
      </div>
      <div className="flex flex-col gap-4">
        {view.prints !== "no" && <PrintButton ticket={ticket} view={view} />}
        <BigButton isPrimary={view.prints === "no"} onClick={onDone}>{t("done")}</BigButton>
      </div>
      {view.prints === "browser" && <TicketSlip clinicName={view.clinic.name} number={ticket.number} says={[ticket.service, says, where]} address={address} codeLabel={t("ticketCode", { number: ticket.number })} scan={t("onPhone")} isOnPaperOnly />}
    </>
  );
}

function PrintButton({ ticket, view }: Pick<TicketProps, "ticket" | "view">) {
  const t = useWords(kioskWords);
  const language = useLanguage();
  const { state, paperLanguage, print } = usePrint(view, ticket.token, language);
  const other = paperLanguage !== null && paperLanguage !== language ? languages.find((one) => one.code === paperLanguage)?.name : undefined;
  return (
    <>
      <BigButton icon={<Printer />} isPrimary isBusy={state === "printing"} onClick={print}>{t(state === "printing" ? "printing" : "print")}</BigButton>
      <div role="status" className="text-lg">
        {state === "printed" && <p className="font-medium">{t("printed")} {other && t("paperLanguage", { language: other })}</p>}
        {(state === "printerNoPaper" || state === "printerSilent" || state === "printerTrouble") && <p className="rounded-lg border-2 border-ink p-4"><span className="font-semibold">{t(state)}</span> {t("keepNumber")}</p>}
      </div>
    </>
  );
}
