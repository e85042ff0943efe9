"use client";

import { callTimer } from "#features/desk/call-timer.ts";
import { CallShownMark } from "#features/desk/call-shown-mark.tsx";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { reasonSaid } from "#features/desk/reason-said.ts";
import { reasonWords } from "#features/desk/reason-words.ts";
import { Button } from "#ui/button.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { useNow } from "#ui/now.ts";
import { Range } from "#ui/range.tsx";
import { StatusShape } from "#ui/status-shape.tsx";

/** What is still to come: a range while waiting, the room afterwards, why while away. `most` is the common end of all bars. */
export function ForecastCell({ ticket, most }: { ticket: QueueTicket; most: number }) {
  const t = useWords(deskWords);
  const formats = useFormats();
  const { wait } = ticket;
  if (ticket.state === "called") return <CalledTo ticket={ticket} />;
  if (ticket.state !== "waiting" && ticket.pause?.reason) return <Reason written={ticket.pause.reason} />;
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

function Reason({ written }: { written: string }) {
  const says = reasonSaid(written, useWords(reasonWords));
  return <span className="block truncate text-quiet" title={says}>{says}</span>;
}

/** The room; and once the policy's time has passed, the next act, offered quietly. */
function CalledTo({ ticket }: { ticket: QueueTicket }) {
  const t = useWords(deskWords);
  const { view, acts, offset } = useDesk();
  const now = useNow();
  const subject = `ticket:${ticket.id}`;
  const asks = callTimer(ticket, view.calls, now === null ? view.asOf : now + offset)?.asks;
  return (
    <span className="flex items-center gap-2">
      <span className="min-w-0 truncate font-medium whitespace-nowrap">{ticket.roomName}</span>
      <CallShownMark ticket={ticket} />
      {asks && (
        <Button size="sm" tabIndex={-1} busy={acts.isBusy(subject)} onClick={() => void acts.act(subject, { type: asks, ticketId: ticket.id, expectedVersion: ticket.version })}>
          {asks === "recall" ? t("recall") : t("unansweredShort")}
        </Button>
      )}
    </span>
  );
}
