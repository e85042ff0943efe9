"use client";

import { Fragment, type MouseEvent } from "react";
import { EyeOff, StickyNote } from "lucide-react";
import { secondMs } from "#domain/time.ts";
import { isOver } from "#domain/queue/ticket.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { ForecastCell } from "#features/desk/forecast-cell.tsx";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { Refusal } from "#features/desk/refusal.tsx";
import { RowButtons } from "#features/desk/row-buttons.tsx";
import { rowId } from "#features/desk/row-focus.ts";
import { Urgency } from "#features/desk/urgency.tsx";
import { WaitedCell } from "#features/desk/waited-cell.tsx";
import { Badge } from "#ui/badge.tsx";
import { classes } from "#ui/classes.ts";
import { useWords } from "#ui/language.tsx";

type QueueRowProps = { ticket: QueueTicket; most: number; isActive: boolean; columns: number };

/** So long after its call a row may move; afterwards it is only marked. */
const justCalledMs = 10 * secondMs;

export function QueueRow({ ticket, most, isActive, columns }: QueueRowProps) {
  const t = useWords(deskWords);
  const { view, acts, open } = useDesk();
  const subject = `ticket:${ticket.id}`;
  const service = view.services.find((one) => one.id === ticket.serviceId)?.name ?? "";
  const isCalled = ticket.state === "called";
  const isNew = isCalled && ticket.calledAt !== null && view.asOf - ticket.calledAt < justCalledMs;
  const hasEnded = isOver(ticket);
  const refused = acts.refusals.has(subject);

  function press(event: MouseEvent) {
    const isOwn = (event.target as Element).closest("button, a");
    if (!isOwn) open({ what: "ticket", id: ticket.id });
  }

  const cell = classes("px-2.5 py-0 max-xl:px-0", !refused && "xl:border-b xl:border-hairline");
  return (
    <Fragment>
      <tr
        id={rowId(ticket.id)}
        data-ticket={ticket.id}
        data-keys="queue-row"
        tabIndex={isActive ? 0 : -1}
        aria-busy={acts.isBusy(subject) || undefined}
        onClick={press}
        className={classes(
          "h-9 cursor-pointer scroll-mt-20 -outline-offset-2 hover:bg-raised focus:bg-raised pointer-coarse:h-11",
          asCard,
          isCalled && (isNew ? "just-called" : "bg-ok-soft shadow-[inset_0.25rem_0_0_var(--ok)] rtl:shadow-[inset_-0.25rem_0_0_var(--ok)]"),
          acts.isBusy(subject) && "opacity-60",
          hasEnded && "text-quiet",
        )}
      >
        <th scope="row" className={classes(cell, "number text-start font-semibold [grid-area:number] xl:ps-4")}>{ticket.number}</th>
        <td className={classes(cell, "min-w-0 [grid-area:name] max-sm:pe-12")}>
          <span className="flex items-center gap-1.5 overflow-hidden">
            <span className="min-w-12 truncate" title={ticket.name}>{ticket.name}</span>
            <Urgency urgency={ticket.urgency} />
            {ticket.isPrivate && <span title={t("privateHint")} className="shrink-0 text-quiet"><EyeOff aria-hidden="true" className="size-3.5" /><span className="sr-only">{t("privateMark")}</span></span>}
            {ticket.note && (
              <span className="flex min-w-3.5 flex-1 items-center gap-1 text-xs text-quiet" title={ticket.note}>
                <StickyNote aria-hidden="true" className="size-3.5 shrink-0" />
                <span className="sr-only">{t("note")}: </span>
                <span className="truncate">{ticket.note}</span>
              </span>
            )}
          </span>
        </td>
        <td className={classes(cell, "[grid-area:service] max-xl:text-quiet")}>
          <span className="flex items-center gap-1.5 whitespace-nowrap">
            <span className="truncate" title={service}>{service}</span>
            {acts.isUnsent(subject) && <Badge tone="outline" className="border-dashed!">{t("notSentYet")}</Badge>}
            {ticket.step.of > 1 && <Badge><span className="sr-only">{t("step")} </span>{t("stepOf", ticket.step)}</Badge>}
          </span>
        </td>
        <td className={classes(cell, "[grid-area:waited] max-sm:justify-self-end")}><WaitedCell ticket={ticket} /></td>
        <td className={classes(cell, "[grid-area:forecast]")}><ForecastCell ticket={ticket} most={most} /></td>
        <td className={classes(cell, "[grid-area:actions] max-sm:contents xl:pe-3")}><RowButtons ticket={ticket} canTab={isActive} /></td>
      </tr>
      {refused && (
        <tr className="max-xl:block">
          <td colSpan={columns} className="border-b border-hairline bg-late-soft px-4 py-1.5 max-xl:block"><Refusal subject={subject} className="text-sm!" /></td>
        </tr>
      )}
    </Fragment>
  );
}

/** Two lines on a tablet, four on a phone. */
const asCard = classes(
  "max-xl:relative max-xl:grid max-xl:h-auto! max-xl:items-center max-xl:gap-x-3 max-xl:gap-y-1 max-xl:border-b max-xl:border-hairline max-xl:px-4 max-xl:py-2.5",
  "max-xl:grid-cols-[3.5rem_minmax(0,1fr)_14rem_9rem] max-xl:[grid-template-areas:'number_name_waited_actions''number_service_forecast_actions']",
  "max-sm:grid-cols-[auto_minmax(0,1fr)_auto]! max-sm:[grid-template-areas:'number_name_name''service_service_waited''forecast_forecast_forecast''actions_actions_actions']!",
);
