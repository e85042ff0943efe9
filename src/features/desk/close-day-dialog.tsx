"use client";

import { useState } from "react";
import { atClose } from "#features/desk/close-day.ts";
import { closeDayWords } from "#features/desk/close-day-words.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { Refusal } from "#features/desk/refusal.tsx";
import { isUndoable } from "#features/desk/row-actions.ts";
import { Button } from "#ui/button.tsx";
import { Dialog, DialogClose } from "#ui/dialog.tsx";
import { Empty } from "#ui/empty.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";

/** The end of the day: who is still here, what becomes of each, and who stays. Nothing to type. */
export function CloseDayDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useWords(closeDayWords);
  return (
    <Dialog title={t("title")} description={t("detail")} open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <CloseDay />
    </Dialog>
  );
}

function CloseDay() {
  const t = useWords(closeDayWords);
  const { view, acts } = useDesk();
  const [kept, setKept] = useState<readonly string[]>([]);
  const [closed, setClosed] = useState<readonly string[] | null>(null);
  const all = atClose(view.tickets);
  const chosen = all.filter(({ ticket }) => !kept.includes(ticket.id));

  if (closed) return <Closed ids={closed} />;
  if (all.length === 0) return <Empty why={t("nobody")} className="py-8!" />;

  async function close() {
    const ids = chosen.map(({ ticket }) => ticket.id);
    const acted = await acts.act("close-day", { type: "close-day", ticketIds: ids });
    if (acted.ok) setClosed(ids);
  }

  return (
    <div className="flex flex-col gap-3">
      <label className="flex min-h-9 items-center gap-3 border-b border-hairline text-sm font-medium">
        <input type="checkbox" checked={kept.length === 0} onChange={(event) => setKept(event.target.checked ? [] : all.map(({ ticket }) => ticket.id))} className="size-4 accent-ink" />
        {t("all", { count: all.length })}
      </label>
      <ul className="-mt-3 max-h-64 overflow-y-auto">
        {all.map(({ ticket, becomes }) => (
          <li key={ticket.id} className="border-b border-hairline last:border-b-0">
            <label className="flex min-h-9 items-center gap-3 text-sm">
              <input
                type="checkbox"
                checked={!kept.includes(ticket.id)}
                onChange={(event) => setKept(event.target.checked ? kept.filter((id) => id !== ticket.id) : [...kept, ticket.id])}
                className="size-4 shrink-0 accent-ink"
              />
              <span className="number w-14 shrink-0 font-semibold">{ticket.number}</span>
              <span className="min-w-0 flex-1 truncate">{ticket.name}</span>
              <span className="text-end text-xs text-quiet">{becomes === "done" ? t("becomesDone") : t("becomesLeft")}</span>
            </label>
          </li>
        ))}
      </ul>
      <Notice>{t("cannot")}</Notice>
      <Refusal subject="close-day" className="text-sm!" />
      <div className="flex justify-end gap-2">
        <DialogClose><Button>{t("cancel")}</Button></DialogClose>
        <Button variant="danger" disabled={chosen.length === 0} busy={acts.isBusy("close-day")} onClick={() => void close()}>{t("close", { count: chosen.length })}</Button>
      </div>
    </div>
  );
}

function Closed({ ids }: { ids: readonly string[] }) {
  const t = useWords(closeDayWords);
  const { view, acts } = useDesk();
  const tickets = ids.flatMap((id) => view.tickets.find((ticket) => ticket.id === id) ?? []);
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="number text-sm font-medium">{t("closed", { count: ids.length })}</p>
      <ul className="max-h-64 overflow-y-auto">
        {tickets.map((ticket) => {
          const subject = `ticket:${ticket.id}`;
          const mayUndo = isUndoable(ticket, view.asOf) && (ticket.state === "left" || ticket.state === "done");
          return (
            <li key={ticket.id} className="border-b border-hairline text-sm last:border-b-0">
              <div className="flex min-h-9 items-center gap-3">
                <span className="number w-14 shrink-0 font-semibold">{ticket.number}</span>
                <span className="min-w-0 flex-1 truncate">{ticket.name}</span>
                {mayUndo ? (
                  <Button size="sm" busy={acts.isBusy(subject)} aria-label={t("undo", { number: ticket.number })} onClick={() => void acts.act(subject, { type: "undo", ticketId: ticket.id, expectedVersion: ticket.version })}>{t("undoShort")}</Button>
                ) : (
                  ticket.state !== "left" && ticket.state !== "done" && <span className="text-xs text-quiet">{t("back")}</span>
                )}
              </div>
              <Refusal subject={subject} className="pb-1.5" />
            </li>
          );
        })}
      </ul>
      <DialogClose><Button variant="primary" className="self-end">{t("done")}</Button></DialogClose>
    </div>
  );
}
