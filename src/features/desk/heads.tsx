"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import type { QueueView } from "#features/desk/queue-types.ts";
import { useWords } from "#ui/language.tsx";

/** Heads against tickets: what the queue knows beside what the sensors count. */
export function Heads({ heads }: { heads: QueueView["heads"] }) {
  const t = useWords(deskWords);
  const { people, ticketsWaiting } = heads;
  return (
    <p className="number mt-0.5 truncate text-sm text-quiet max-sm:whitespace-normal">
      {t("ticketsWait", { count: ticketsWaiting })} · {people ? t("peopleCounted", { count: people.likely, low: people.low, high: people.high }) : t("peopleUnknown")}
    </p>
  );
}
