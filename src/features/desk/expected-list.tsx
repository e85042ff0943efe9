"use client";

import { CalendarPlus, ChevronRight, Ellipsis } from "lucide-react";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { Expected } from "#features/desk/expected.ts";
import { expectedWords } from "#features/desk/expected-words.ts";
import { deskWords } from "#features/desk/desk-words.ts";
import { Refusal } from "#features/desk/refusal.tsx";
import { rowId } from "#features/desk/row-focus.ts";
import { useAppointmentMoves } from "#features/desk/use-appointment-moves.ts";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { classes } from "#ui/classes.ts";
import { IconButton } from "#ui/icon-button.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Menu } from "#ui/menu.tsx";
import { Status } from "#ui/status.tsx";

type ExpectedListProps = { expected: readonly Expected[]; isOpen: boolean; onToggle: () => void; activeId: string | undefined };

/** Who is booked for today and not here yet: one line that opens, so that the queue keeps its place. */
export function ExpectedList({ expected, isOpen, onToggle, activeId }: ExpectedListProps) {
  const t = useWords(expectedWords);
  const formats = useFormats();
  const { view, open } = useDesk();
  const late = expected.filter((one) => one.lateMinutes !== null).length;
  return (
    <section aria-label={t("expected")} className="mb-2 rounded-lg border border-hairline">
      <div className="flex min-h-9 items-center justify-between gap-3 ps-3 pe-1.5">
        <button type="button" id="expected-today" aria-expanded={isOpen} onClick={onToggle} className="target -ms-1 inline-flex min-w-0 items-center gap-1 rounded-sm pe-1 text-xs font-semibold whitespace-nowrap hover:bg-pressed/70">
          <ChevronRight aria-hidden="true" className={classes("size-3.5 shrink-0 transition-transform rtl:-scale-x-100", isOpen && "rotate-90")} />
          {t("expected")} <span className="number font-normal text-quiet">{formats.number(expected.length)}</span>
        </button>
        {late > 0 && <Status size="sm" level="watch" word={t("lateCount", { count: late })} className="me-auto" />}
        <Button size="sm" variant="plain" icon={<CalendarPlus />} keys="b" aria-label={t("book")} onClick={() => open({ what: "book" })}>{t("bookButton")}</Button>
      </div>
      {isOpen && expected.length === 0 && <p className="border-t border-hairline px-4 py-3 text-sm text-quiet">{view.appointments.length === 0 ? t("nobody") : null}</p>}
      {isOpen && expected.length > 0 && (
        <ul aria-label={t("expected")} className="max-h-72 overflow-y-auto border-t border-hairline">
          {expected.map((one) => <ExpectedRow key={one.id} appointment={one} isActive={one.id === activeId} />)}
        </ul>
      )}
    </section>
  );
}

function ExpectedRow({ appointment, isActive }: { appointment: Expected; isActive: boolean }) {
  const t = useWords(expectedWords);
  const desk = useWords(deskWords);
  const formats = useFormats();
  const { view, acts } = useDesk();
  const moves = useAppointmentMoves();
  const { id, name, lateMinutes } = appointment;
  const subject = `appointment:${id}`;
  const services = appointment.serviceIds.map((serviceId) => view.services.find((one) => one.id === serviceId)?.name ?? serviceId).join(", ");
  const staff = view.staff.find((one) => one.id === appointment.staffId)?.name;
  const isUnsent = acts.unsent.some(({ command }) => "appointmentId" in command && command.appointmentId === id);
  const tabIndex = isActive ? 0 : -1;
  return (
    <li
      id={rowId(id)}
      data-ticket={id}
      data-keys="expected-row"
      tabIndex={tabIndex}
      aria-busy={acts.isBusy(subject) || undefined}
      className={classes("border-b border-hairline px-4 py-1 text-sm -outline-offset-2 last:border-b-0 hover:bg-raised focus:bg-raised", acts.isBusy(subject) && "opacity-60")}
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="number w-12 font-semibold">{formats.clock(appointment.scheduledAt)}</span>
        <span className="min-w-0 truncate" title={name}>{name}</span>
        {lateMinutes !== null && <Status size="sm" level="watch" word={t("lateBy", { minutes: formats.minutes(lateMinutes) })} />}
        {isUnsent && <Badge tone="outline" className="border-dashed!">{desk("notSentYet")}</Badge>}
        <span className="min-w-0 flex-1 truncate text-quiet">{staff ? `${services}, ${t("withStaff", { staff })}` : services}</span>
        <span className="flex items-center gap-1">
          <Button size="sm" tabIndex={tabIndex} busy={acts.isBusy(subject)} aria-label={t("checkInName", { name })} onClick={() => moves.checkIn(appointment)}>{t("checkIn")}</Button>
          <Menu
            heading={<p className="number font-medium">{formats.clock(appointment.scheduledAt)} {name}</p>}
            trigger={<IconButton size="sm" tabIndex={tabIndex} label={t("menu", { name })} icon={<Ellipsis aria-hidden="true" />} />}
            items={[
              { label: t("checkIn"), keys: "i", run: () => moves.checkIn(appointment) },
              "line",
              { label: t("missed"), keys: "x", run: () => moves.miss(appointment) },
              { label: t("cancel"), keys: "Delete", isDanger: true, run: () => moves.cancel(appointment) },
            ]}
          />
        </span>
      </div>
      <Refusal subject={subject} className="pb-1" />
    </li>
  );
}
