"use client";

import { isOver } from "#domain/queue/ticket.ts";
import { minutesBetween } from "#domain/time.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { waitedMinutes } from "#features/desk/waited.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { Status, StatusDot } from "#ui/status.tsx";

const standing = {
  arrived: "standsArrived", "on-hold": "standsOnHold", "stepped-out": "standsSteppedOut", "sent-out": "standsSentOut",
  done: "outcomeDone", "no-show": "outcomeNoShow", left: "outcomeLeft", cancelled: "outcomeCancelled", "entered-in-error": "outcomeError",
} as const;

/** How long this patient has waited against the promise; for those who no longer wait, what happened and when. */
export function WaitedCell({ ticket }: { ticket: QueueTicket }) {
  const t = useWords(deskWords);
  const formats = useFormats();
  const { view } = useDesk();
  const since = (at: number | null) => Math.max(0, Math.floor(minutesBetween(at ?? view.asOf, view.asOf)));

  if (ticket.state === "called")
    return <span className="number whitespace-nowrap">{since(ticket.calledAt) === 0 ? t("calledJustNow") : t("calledAgo", { minutes: formats.minutes(since(ticket.calledAt)) })}{ticket.calls > 1 && <span className="text-quiet"> · {t("calledTimes", { count: ticket.calls })}</span>}</span>;
  if (ticket.state === "in-service") return <span className="number whitespace-nowrap">{since(ticket.startedAt) === 0 ? t("startedJustNow") : t("inServiceFor", { minutes: formats.minutes(since(ticket.startedAt)) })}</span>;
  if (ticket.state !== "waiting")
    return <span className="number whitespace-nowrap">{t(standing[ticket.state])}
      {isOver(ticket) && ticket.endedAt !== null && <> {t("endedAt", { time: formats.clock(ticket.endedAt) })}</>}
      {ticket.pause?.until && <> {t("untilTime", { time: formats.clock(ticket.pause.until) })}</>}
      {ticket.pause?.reason && <span className="text-quiet"> · {ticket.pause.reason}</span>}
    </span>;

  const waited = waitedMinutes(ticket, view.asOf);
  if (waited < 0 && ticket.appointmentAt !== null) return <span className="number whitespace-nowrap text-quiet">{t("appointmentAt", { time: formats.clock(ticket.appointmentAt) })}</span>;
  return (
    <span className="number flex items-center gap-2 whitespace-nowrap">
      {/* On time is ink on paper: the word comes with the colour, when somebody should move. */}
      {ticket.level === "ok" && <StatusDot level="ok" className="text-xs opacity-80" />}
      <span>{t("ofMinutes", { waited: formats.number(waited), target: formats.number(ticket.targetMinutes) })}</span>
      {ticket.level !== "ok" && <Status level={ticket.level} />}
    </span>
  );
}
