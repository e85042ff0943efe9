"use client";

import { MonitorCheck, Volume2 } from "lucide-react";
import { callShown } from "#features/desk/call-shown.ts";
import { useDesk } from "#features/desk/desk-context.tsx";
import { deskWords } from "#features/desk/desk-words.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { useNow } from "#ui/now.ts";
import { Status } from "#ui/status.tsx";

/** Whether the patient can have seen and heard the call: quiet while all is well, a word when it stands on no screen. */
export function CallShownMark({ ticket }: { ticket: QueueTicket }) {
  const t = useWords(deskWords);
  const formats = useFormats();
  const { view, offset } = useDesk();
  const now = useNow();
  const shown = callShown(ticket, view.boards, now === null ? view.asOf : now + offset);
  if (!shown) return null;
  if (shown.nowhere) return <span title={t("shownNowhereHint")} className="inline-flex items-center"><Status size="sm" level="watch" word={t("shownNowhere")} /></span>;
  const says = t(shown.isSpoken ? "shownAndSpoken" : "shownOn", { count: shown.boards.length, boards: shown.boards.join(", ") });
  return (
    <span title={says} className="number inline-flex shrink-0 items-center gap-1 text-xs text-quiet">
      <MonitorCheck aria-hidden="true" className="size-3.5" />
      <span aria-hidden="true">{formats.number(shown.boards.length)}</span>
      {shown.isSpoken && <Volume2 aria-hidden="true" className="size-3.5" />}
      <span className="sr-only">{says}</span>
    </span>
  );
}
