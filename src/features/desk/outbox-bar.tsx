"use client";

import { useState } from "react";
import { CloudOff } from "lucide-react";
import type { CommandInput } from "#contract/commands.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { deskWords } from "#features/desk/desk-words.ts";
import type { Entry } from "#features/desk/outbox.ts";
import { outboxWords } from "#features/desk/outbox-words.ts";
import { moveWord, type RowMove } from "#features/desk/row-actions.ts";
import { Button } from "#ui/button.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** One quiet bar while something waits for the line; what has grown old asks. The region stays, so that it is announced once. */
export function OutboxBar() {
  const t = useWords(deskWords);
  const { acts } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const old = acts.unsent.filter((entry) => entry.state === "asked");
  const shown = isOpen ? acts.unsent : old;
  return (
    <div role="status" className="empty:hidden">
      {acts.unsent.length > 0 && (
        <div className="mb-3 rounded-lg border border-dashed border-edge/60 bg-raised px-3.5 py-2 text-sm">
          <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
            <CloudOff aria-hidden="true" className="size-4 shrink-0 text-quiet" />
            <p className="number font-medium">{t("unsentCount", { count: acts.unsent.length })}</p>
            <p className="min-w-0 flex-1 text-quiet">{old.length > 0 ? t("oldCount", { count: old.length }) : t("unsentDetail")}</p>
            <Button size="sm" variant="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? t("hideUnsent") : t("showUnsent")}</Button>
          </div>
          {shown.length > 0 && <ul className="mt-1">{shown.map((entry) => <Unsent key={entry.key} entry={entry} />)}</ul>}
        </div>
      )}
    </div>
  );
}

function Unsent({ entry }: { entry: Entry }) {
  const t = useWords(deskWords);
  const formats = useFormats();
  const { acts } = useDesk();
  const says = useSays();
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 border-t border-hairline py-1">
      <span className="number min-w-0 flex-1 truncate">{says(entry.command)}</span>
      <span className="number text-xs text-quiet">{t("givenAt", { time: formats.clock(entry.at) })}</span>
      {entry.state === "asked" && <Button size="sm" onClick={() => acts.sendOld(entry.key)}>{t("sendNow")}</Button>}
      <Button size="sm" variant="plain" onClick={() => acts.forget(entry.key)}>{t("forget")}</Button>
    </li>
  );
}

/** A command as a person gave it. */
function useSays(): (command: CommandInput) => string {
  const t = useWords(outboxWords);
  const desk = useWords(deskWords);
  const { view } = useDesk();
  return (command) => {
    const room = (id: string | null) => view.rooms.find((one) => one.id === id)?.name ?? "";
    if (command.type === "check-in") return t("checkIn", { name: command.name });
    if (command.type === "book") return t("book", { name: command.name });
    if ("ticketId" in command) {
      const number = view.tickets.find((one) => one.id === command.ticketId)?.number ?? "";
      if (command.type === "call") return t("call", { number, room: room(command.roomId) });
      return t("move", { number, move: isMove(command.type) ? desk(moveWord[command.type]) : desk("undo") });
    }
    if ("appointmentId" in command) return t("appointment", { name: view.appointments.find((one) => one.id === command.appointmentId)?.name ?? "" });
    if ("staffId" in command) return t("staff", { name: view.staff.find((one) => one.id === command.staffId)?.name ?? "" });
    return "roomId" in command ? t("room", { room: room(command.roomId) }) : t("other");
  };
}

function isMove(type: string): type is RowMove {
  return type in moveWord;
}
