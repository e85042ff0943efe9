"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { Range } from "#ui/range.tsx";
import { StatusShape } from "#ui/status-shape.tsx";

/** What is still to come: a range while waiting, the room afterwards. `most` is the common end of all bars. */
export function ForecastCell({ ticket, most }: { ticket: QueueTicket; most: number }) {
  const t = useWords(deskWords);
  const formats = useFormats();
  const { wait } = ticket;
  if (ticket.state !== "waiting") return ticket.roomName && <span className="font-medium whitespace-nowrap">{ticket.roomName}</span>;
  if (!wait) return null;
  if (!wait.known) {
    const says = wait.because === "closed" ? t("notKnownClosed") : t("notKnownNobodyServes");
    return <span className="flex items-center gap-1.5 text-xs text-quiet"><span className="text-off"><StatusShape level="off" /></span><span className="truncate" title={says}>{says}</span></span>;
  }
  return (
    <span className="flex items-center gap-2.5">
      <Range low={wait.p10} likely={wait.p50} high={wait.p90} most={most} className="w-14 shrink-0 [&>span]:min-w-0! max-sm:w-auto max-sm:flex-1" />
      <span className="number text-xs whitespace-nowrap">{t("about", { about: formats.number(wait.aboutMinutes), most: formats.number(wait.atMostMinutes) })}</span>
    </span>
  );
}
