"use client";

import type { ReactNode } from "react";
import { callShown } from "#features/desk/call-shown.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { ForecastCell } from "#features/desk/forecast-cell.tsx";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { reasonSaid } from "#features/desk/reason-said.ts";
import { reasonWords } from "#features/desk/reason-words.ts";
import { useSentences } from "#features/desk/sentences.ts";
import { useUrgencyWord } from "#features/desk/urgency.tsx";
import { WaitedCell } from "#features/desk/waited-cell.tsx";
import { scaleMinutes } from "#features/desk/waited.ts";
import { useFormats, useWords } from "#ui/language.tsx";

/** A patient's times of today, each only once it has happened. */
export function TicketTimes({ ticket }: { ticket: QueueTicket }) {
  const t = useWords(deskWords);
  const reasons = useWords(reasonWords);
  const formats = useFormats();
  const say = useSentences();
  const wordOf = useUrgencyWord();
  const { view } = useDesk();
  const service = view.services.find((one) => one.id === ticket.serviceId)?.name ?? "";
  const step = ticket.step.of > 1 ? ` · ${t("step")} ${t("stepOf", ticket.step)}` : "";
  const at = (moment: number | null) => (moment === null ? null : formats.clock(moment));
  const shown = callShown(ticket, view.boards, view.asOf);
  const isWaiting = ticket.state === "waiting";
  const lines: [string, ReactNode][] = [
    [t("service"), `${service}${step}`],
    [t("urgency"), wordOf(ticket.urgency)],
    [t("waitedColumn"), <WaitedCell key="waited" ticket={ticket} />],
    [isWaiting ? t("forecast") : t("room"), isWaiting || ticket.roomName ? <ForecastCell key="forecast" ticket={ticket} most={scaleMinutes(view.tickets)} /> : null],
    [t("appointment"), at(ticket.appointmentAt)],
    [t("arrived"), at(ticket.arrivedAt)],
    [t("joinedLine"), ticket.waitingSince === ticket.arrivedAt ? null : at(ticket.waitingSince)],
    [t("calledTime"), ticket.calledAt === null ? null : `${at(ticket.calledAt)}${ticket.calls > 1 ? `, ${t("calledTimes", { count: ticket.calls })}` : ""}`],
    [t("screens"), shown === null ? null : shown.nowhere ? t("shownNowhereHint") : t(shown.isSpoken ? "shownAndSpoken" : "shownOn", { count: shown.boards.length, boards: shown.boards.join(", ") })],
    [t("startedTime"), at(ticket.startedAt)],
    [t("endedTime"), at(ticket.endedAt)],
    [t("reason"), ticket.pause?.reason ? reasonSaid(ticket.pause.reason, reasons) : null],
    [t("note"), ticket.note],
    [t("lastMove"), ticket.lastMove && `${say.lastMove(ticket)}, ${formats.clock(ticket.lastMove.at)}`],
  ];
  return (
    <dl aria-label={t("today")} className="number">
      {lines.filter(([, value]) => value !== null).map(([label, value]) => (
        <div key={label} className="flex min-h-8 items-center gap-4 border-b border-hairline py-1 text-sm last:border-b-0">
          <dt className="w-32 shrink-0 text-quiet">{label}</dt>
          <dd className="min-w-0 flex-1">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
