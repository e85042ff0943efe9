"use client";

import type { TicketChange, TicketView } from "#contract/views.ts";
import { useTicketWords } from "#features/my-ticket/ticket-speech.tsx";
import { useFormats } from "#ui/language.tsx";

const words = {
  "urgent-arrived": "urgentArrived",
  "more-urgent": "moreUrgent",
  "booked-first": "bookedFirst",
  "came-back": "cameBack",
  "others-first": "othersFirst",
  "room-closed": "roomClosed",
  "staff-away": "staffAway",
  left: "beforeLeft",
  "stepped-aside": "steppedAside",
  "room-opened": "roomOpened",
  "staff-back": "staffBack",
} as const;
const wordsWithoutCount = { slower: "slower", "you-were-away": "youWereAway", faster: "faster" } as const;

/** Why the wait is another one than before: a figure that jumps without a reason is not believed again. */
export function Changes({ changes }: Pick<TicketView, "changes">) {
  const t = useTicketWords();
  const formats = useFormats();
  if (changes.length === 0) return null;
  const says = ({ code, count }: TicketChange) => (code in wordsWithoutCount ? t(wordsWithoutCount[code as keyof typeof wordsWithoutCount]) : t(words[code as keyof typeof words], { count }));
  return (
    <section aria-labelledby="changes">
      <h2 id="changes" className="text-quiet">{t("changes")}</h2>
      <ul className="mt-2">
        {changes.toReversed().map((change) => (
          <li key={`${change.at}/${change.code}`} className="flex gap-3 border-b border-hairline py-2.5 last:border-0">
            <time dateTime={new Date(change.at).toISOString()} className="number shrink-0 text-quiet">{formats.clock(change.at)}</time>
            <span className="min-w-0">{says(change)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
