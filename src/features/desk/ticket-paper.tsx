"use client";

import "#features/desk/ticket-paper.css";
import { useState } from "react";
import { Copy, Printer } from "lucide-react";
import { deskWords } from "#features/desk/desk-words.ts";
import { QrCode } from "#ui/qr-code.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/language.tsx";

type TicketPaperProps = { number: string; token: string; clinicName: string; /** Where patients reach their pages; this screen's own address when null. */ publicUrl: string | null; /** For the screen only: paper gets lost. */ name: string; /** What the patient may expect. */ says?: string };

/** A ticket as the patient takes it along: the number, the code of their own page. Always ink on white, like paper. */
export function TicketPaper({ number, token, clinicName, publicUrl, name, says }: TicketPaperProps) {
  const t = useWords(deskWords);
  const [isCopied, setCopied] = useState(false);
  const address = `${publicUrl ?? window.location.origin}/t/${token}`;

  async function copy() {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // A browser without https keeps its clipboard to itself; the address stands there to be marked by hand.
    }
  }

  return (
    <div className="flex flex-col gap-2.5">
      <section aria-label={t("ticketOf", { name })} data-theme="light" className="ticket-paper flex flex-col items-center gap-1 rounded-lg border border-hairline p-4 text-center">
        <p className="text-xs text-quiet">{clinicName}</p>
        <p className="number text-2xl font-semibold">{number}</p>
        {says && <p className="number text-sm">{says}</p>}
        <QrCode text={address} label={t("qrOf", { address })} className="mt-1 w-36" />
        <p className="text-xs text-quiet">{t("ticketSays")}</p>
      </section>
      <a href={address} target="_blank" rel="noreferrer" className="truncate text-center text-xs text-quiet underline underline-offset-4 hover:text-ink" title={address}>
        {t("patientPage")}
      </a>
      <div className="flex gap-2">
        <Button size="sm" icon={<Printer />} className="flex-1" onClick={() => window.print()}>{t("print")}</Button>
        <Button size="sm" icon={<Copy />} className="flex-1" onClick={() => void copy()}><span role="status">{isCopied ? t("copied") : t("copy")}</span></Button>
      </div>
    </div>
  );
}
