"use client";

import { checkInWords } from "#features/desk/check-in-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import type { Appointment, QueueTicket } from "#features/desk/queue-types.ts";
import { sameName } from "#features/desk/same-name.ts";
import { Button } from "#ui/button.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";

const stands: Partial<Record<QueueTicket["state"], "waiting" | "called" | "inService" | "arrived" | "onHold" | "steppedOut" | "sentOut">> = {
  waiting: "waiting", called: "called", "in-service": "inService", arrived: "arrived", "on-hold": "onHold", "stepped-out": "steppedOut", "sent-out": "sentOut",
};

/** Somebody of that name is expected, or here: said while it is being typed, before there are two of them. */
export function SameNameNotice({ name, onExpected }: { name: string; onExpected: (appointment: Appointment) => void }) {
  const t = useWords(checkInWords);
  const formats = useFormats();
  const { view, open } = useDesk();
  const { expected, here } = sameName(name, view);
  return (
    <div role="status" className="flex flex-col gap-2 empty:hidden">
      {expected.map((one) => (
        <Notice key={one.id} action={<Button size="sm" onClick={() => onExpected(one)}>{t("thatOne")}</Button>}>
          {t("expectedAt", { name: one.name, time: formats.clock(one.scheduledAt) })}
        </Notice>
      ))}
      {here.map((one) => (
        <Notice key={one.id} tone="watch" action={<Button size="sm" onClick={() => open({ what: "ticket", id: one.id })}>{t("showIt")}</Button>}>
          {t("isHere", { name: one.name, number: one.number, stands: t(stands[one.state] ?? "waiting") })}
        </Notice>
      ))}
    </div>
  );
}
