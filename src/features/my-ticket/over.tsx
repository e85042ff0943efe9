"use client";

import type { TicketView } from "#contract/views.ts";
import { useTicketWords } from "#features/my-ticket/use-ticket-words.ts";

/** The visit is over, one way or another, and what helps now. */
export function Over({ state }: Pick<TicketView, "state">) {
  const t = useTicketWords();
  const [says, help] =
    state === "done" ? [t("done"), t("doneHelp")]
    : state === "no-show" ? [t("noShow"), t("noShowHelp")]
    : [t("left"), t("leftHelp")];
  return (
    <div className="rounded-lg bg-raised p-5">
      <p className="text-xl font-semibold text-balance">{says}</p>
      <p className="mt-3 text-lg text-balance">{help}</p>
    </div>
  );
}
