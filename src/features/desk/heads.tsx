"use client";

import { deskWords } from "#features/desk/desk-words.ts";
import type { QueueView } from "#features/desk/queue-types.ts";
import { useFormats, useWords } from "#ui/language.tsx";
import { Status } from "#ui/status.tsx";

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

/** Said only when it is news: more people than usual, or so few that somebody has probably left. */
export function HeadsNews({ heads: { meaning } }: { heads: QueueView["heads"] }) {
  const t = useWords(deskWords);
  const formats = useFormats();
  if (meaning.code === "more-than-usual") return <Status level="watch" word={t("morePeople", { count: meaning.people })} className="whitespace-normal!" />;
  if (meaning.code === "fewer-than-tickets") return <Status level="watch" word={t("fewerPeople", { count: meaning.tickets, sure: formats.percent(meaning.sure) })} className="whitespace-normal!" />;
  return null;
}
