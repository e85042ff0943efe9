"use client";

import { isOver } from "#domain/queue/ticket.ts";
import { minutesBetween } from "#domain/time.ts";
import { callTimer, secondsSaid } from "#features/desk/call-timer.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { minutesOver } from "#features/desk/due.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { reasonSaid } from "#features/desk/reason-said.ts";
import { reasonWords } from "#features/desk/reason-words.ts";
import { waitedMinutes } from "#features/desk/waited.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { useNow } from "#ui/now.ts";
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

  if (ticket.state === "called") return <SinceCall ticket={ticket} />;
  if (ticket.state === "in-service") return <span className="number whitespace-nowrap">{since(ticket.startedAt) === 0 ? t("startedJustNow") : t("inServiceFor", { minutes: formats.minutes(since(ticket.startedAt)) })}</span>;
  if (ticket.state !== "waiting") return <Standing ticket={ticket} />;

  const waited = waitedMinutes(ticket, view.asOf);
  if (waited < 0 && ticket.appointmentAt !== null) return <span className="number whitespace-nowrap text-quiet">{t("appointmentAt", { time: formats.clock(ticket.appointmentAt) })}</span>;
  const over = minutesOver(ticket.dueAt, view.asOf);
  const due = over !== null ? t("overBy", { minutes: formats.minutes(over) }) : ticket.dueAt === null ? null : t("due", { time: formats.clock(ticket.dueAt) });
  return (
    <span className="number flex items-center gap-2 whitespace-nowrap">
      {/* On time is ink on paper: colour and shape come when somebody should move. */}
      {ticket.level === "ok" && <StatusDot level="ok" className="text-xs opacity-80" />}
      <span>{t("ofMinutes", { waited: formats.number(waited), target: formats.number(ticket.targetMinutes) })}</span>
      {ticket.level !== "ok" ? <Status size="sm" level={ticket.level} word={due ?? undefined} /> : due && <span className="truncate text-xs text-quiet">{due}</span>}
    </span>
  );
}

/** Seconds since the call, and which call of how many. Not announced: it changes by itself. */
function SinceCall({ ticket }: { ticket: QueueTicket }) {
  const t = useWords(deskWords);
  const { view, offset } = useDesk();
  const now = useNow();
  const timer = callTimer(ticket, view.calls, now === null ? view.asOf : now + offset);
  if (!timer) return null;
  return (
    <span className="number whitespace-nowrap">
      {t("calledFor", { time: secondsSaid(timer.seconds) })} <span className="text-quiet">· {t("attempt", { now: timer.attempt, of: timer.of })}</span>
    </span>
  );
}

function Standing({ ticket }: { ticket: QueueTicket }) {
  const t = useWords(deskWords);
  const reasons = useWords(reasonWords);
  const formats = useFormats();
  const { view } = useDesk();
  const until = ticket.pause?.until ?? null;
  const over = isOver(ticket) ? null : minutesOver(until, view.asOf);
  return (
    <span className="number flex min-w-0 items-center gap-1.5 whitespace-nowrap">
      <span className="truncate" title={ticket.pause?.reason ? reasonSaid(ticket.pause.reason, reasons) : undefined}>
        {t(standing[ticket.state as keyof typeof standing])}
        {isOver(ticket) && ticket.endedAt !== null && <> {t("endedAt", { time: formats.clock(ticket.endedAt) })}</>}
        {until !== null && over === null && <> {t("untilTime", { time: formats.clock(until) })}</>}
      </span>
      {over !== null && <Status size="sm" level="watch" word={t("overdue", { minutes: formats.minutes(over) })} />}
    </span>
  );
}
