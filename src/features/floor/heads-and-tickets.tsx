"use client";

import { Ticket, Users } from "lucide-react";
import type { FloorView } from "#contract/views.ts";
import { Card } from "#ui/card.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Status } from "#ui/status.tsx";
import { floorWords } from "#features/floor/floor-words.ts";

/** People who are seen in the waiting areas beside tickets that wait: two counts that know nothing of each other. */
export function HeadsAndTickets({ heads }: { heads: FloorView["heads"] }) {
  const t = useWords(floorWords);
  const formats = useFormats();
  const { people, ticketsWaiting } = heads;
  return (
    <Card title={t("headsAndTickets")}>
      <dl className="number grid grid-cols-2 gap-3">
        <div className="flex flex-col-reverse justify-end">
          <dt className="flex items-start gap-1.5 text-xs text-quiet"><Users aria-hidden="true" className="mt-px size-3.5 shrink-0" />{t("headsInWaiting")}</dt>
          <dd className="flex items-baseline gap-2">
            {people ? (
              <>
                <span className="text-xl font-semibold">{formats.number(people.likely)}</span>
                {people.low !== people.high && <span className="text-sm text-quiet">{t("likely", { low: formats.number(people.low), high: formats.number(people.high) })}</span>}
              </>
            ) : (
              <><span aria-hidden="true" className="text-xl font-semibold text-quiet">–</span><span className="sr-only">{t("notHeard")}</span></>
            )}
          </dd>
        </div>
        <div className="flex flex-col-reverse justify-end border-s border-hairline ps-3">
          <dt className="flex items-start gap-1.5 text-xs text-quiet"><Ticket aria-hidden="true" className="mt-px size-3.5 shrink-0" />{t("ticketsWaiting", { count: ticketsWaiting })}</dt>
          <dd className="text-xl font-semibold">{formats.number(ticketsWaiting)}</dd>
        </div>
      </dl>
      <p className="mt-3 border-t border-hairline pt-2.5 text-sm"><Meaning heads={heads} /></p>
      <Companions companions={heads.companions} />
    </Card>
  );
}

function Meaning({ heads: { meaning, expected } }: { heads: FloorView["heads"] }) {
  const t = useWords(floorWords);
  const formats = useFormats();
  switch (meaning.code) {
    case "unknown":
      return <span className="text-quiet">{t("headsUnknown")}</span>;
    case "as-usual":
      return <span className="text-quiet">{t("headsAgree", { low: formats.number(expected.low), high: formats.number(expected.high) })}</span>;
    case "more-than-usual":
      return <Status level="watch" word={t("headsMore", { count: meaning.people })} className={sentenceLook} />;
    case "fewer-than-tickets":
      return <Status level="watch" word={t("headsFewer", { more: meaning.moreTickets, count: meaning.tickets, sure: formats.percent(meaning.sure) })} className={sentenceLook} />;
  }
}

const sentenceLook = "items-start! whitespace-normal! [&_svg]:mt-1";

function Companions({ companions }: { companions: FloorView["heads"]["companions"] }) {
  const t = useWords(floorWords);
  const formats = useFormats();
  if (!companions) return <p className="mt-2 text-xs text-quiet">{t("companionsUnknown")}</p>;
  const range = { low: formats.number(companions.low, 1), high: formats.number(companions.high, 1) };
  const days = Math.floor(companions.restsOnHours / 24);
  return (
    <p className="number mt-2 text-xs text-quiet">
      {t("companionsUsual", { count: formats.number(companions.perTenPatients, 1) })}{" "}
      {days >= 2 ? t("companionsBasisDays", { days, ...range }) : t("companionsBasis", { hours: companions.restsOnHours, ...range })}
    </p>
  );
}
