"use client";

import type { TicketView } from "#contract/views.ts";
import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";
import { useFormats } from "#ui/language.tsx";

/** Not in line and with no room: why, and what helps now. */
export function Pausing({ view }: { view: TicketView }) {
  const t = useTicketWords();
  const formats = useFormats();
  const until = view.pause?.until ?? null;
  const says: Partial<Record<TicketView["state"], string[]>> = {
    arrived: [t("arrived"), t("arrivedHelp")],
    "on-hold": [t("onHold"), t("onHoldHelp")],
    "sent-out": [t("sentOut"), t("sentOutHelp")],
    "stepped-out": [until === null ? t("steppedOut") : t("steppedOutUntil", { time: formats.clock(until) }), t("steppedOutHelp")],
    done: [t("done"), t("doneHelp")],
    "no-show": [t("noShow"), t("noShowHelp"), t("noShowKept")],
    cancelled: [t("cancelled"), t("cancelledHelp")],
    "entered-in-error": [t("enteredInError"), t("enteredInErrorHelp")],
  };
  const [first, ...more] = says[view.state] ?? [t("left"), t("leftHelp")];
  return (
    <div className="rounded-lg bg-raised p-[min(1.25rem,6vw)]">
      <p className="number text-xl font-semibold text-balance">{first}</p>
      {more.map((sentence) => <p key={sentence} className="mt-3 text-lg text-balance">{sentence}</p>)}
    </div>
  );
}
