"use client";

import { useQuery } from "@tanstack/react-query";
import { ApiProblem, getJson } from "#client/http.ts";
import type { TicketHistory as History } from "#contract/tickets.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { historySentence } from "#features/desk/history-sentence.ts";
import { historyWords } from "#features/desk/history-words.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { reasonSaid } from "#features/desk/reason-said.ts";
import { reasonWords } from "#features/desk/reason-words.ts";
import { useUrgencyWord } from "#features/desk/urgency.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { useProblem } from "#ui/problem.ts";

/** What happened to this patient today, newest last; read anew with every move. */
export function TicketHistory({ ticket }: { ticket: QueueTicket }) {
  const t = useWords(historyWords);
  const reasons = useWords(reasonWords);
  const problemSays = useProblem();
  const formats = useFormats();
  const urgency = useUrgencyWord();
  const { view } = useDesk();
  const { data, error } = useQuery({
    queryKey: ["ticket-history", ticket.id, ticket.version],
    queryFn: () => getJson<History>(`/api/tickets/${encodeURIComponent(ticket.id)}/history`),
    placeholderData: (before: History | undefined) => (before?.ticketId === ticket.id ? before : undefined),
  });
  const naming = {
    service: (id: string) => view.services.find((one) => one.id === id)?.name ?? id,
    room: (id: string) => view.rooms.find((one) => one.id === id)?.name ?? id,
    urgency,
    clock: formats.clock,
    reason: (written: string) => reasonSaid(written, reasons),
  };
  return (
    <section aria-label={t("title")} className="mt-5">
      <h3 className="pb-1 text-sm font-semibold">{t("title")}</h3>
      {!data && <p className="text-sm text-quiet">{error ? t("notNow", { says: error instanceof ApiProblem ? problemSays(error.problem) : error.message }) : t("loading")}</p>}
      <ol className="number">
        {data?.events.map((event) => (
          <li key={event.seq} className="flex gap-4 border-b border-hairline py-1 text-sm last:border-b-0">
            <span className="w-12 shrink-0 text-quiet">{formats.clock(event.at)}</span>
            <span className="min-w-0">{historySentence(event, t, naming)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
