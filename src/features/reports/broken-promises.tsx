"use client";

import type { AccuracyReport } from "#contract/accuracy.ts";
import { accuracyWords } from "#features/reports/accuracy-words.ts";
import { Card } from "#ui/card.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Table, type Column } from "#ui/table.tsx";

type Broken = AccuracyReport["broken"][number];
type Reason = Broken["reasons"][number]["code"];

const reasonWords = {
  "urgent-arrived": "urgentArrived", "more-urgent": "moreUrgent", "booked-first": "bookedFirst", "came-back": "cameBack", "others-first": "othersFirst",
  "room-closed": "roomClosed", "staff-away": "staffAway", slower: "slower", "you-were-away": "youWereAway",
  left: "beforeLeft", "stepped-aside": "steppedAside", "room-opened": "roomOpened", "staff-back": "staffBack", faster: "faster",
} as const satisfies Record<Reason, string>;

/** Reasons that shortened a wait explain no broken promise. */
const shortened: ReadonlySet<Reason> = new Set<Reason>(["left", "stepped-aside", "room-opened", "staff-back", "faster"]);

const waitedWords = { waiting: "stillWaits", left: "gaveUp", withdrawn: "wentAway" } as const;

/** Where the word was broken by most, and what the patient was told then. */
export function BrokenPromises({ report }: { report: AccuracyReport }) {
  const t = useWords(accuracyWords);
  const formats = useFormats();
  const nameOf = new Map(report.services.map((service) => [service.id, service.name]));
  const isOneDay = report.from === report.to;
  const waited = ({ outcome, waitedMinutes }: Broken) => {
    const minutes = formats.minutes(waitedMinutes);
    return outcome === "called" ? minutes : t(waitedWords[outcome], { minutes });
  };
  const columns: Column<Broken>[] = [
    { key: "ticket", header: t("ticket"), cell: (row) => row.number, namesRow: true, className: "number font-medium whitespace-nowrap" },
    { key: "when", header: t("when"), cell: (row) => (isOneDay ? formats.clock(row.saidAt) : `${formats.date(row.saidAt)}, ${formats.clock(row.saidAt)}`), className: "number whitespace-nowrap" },
    { key: "service", header: t("service"), cell: (row) => nameOf.get(row.serviceId) ?? row.serviceId, hideOnPhone: true },
    { key: "said", header: t("said"), cell: (row) => t("saidRange", { about: row.aboutMinutes, atMost: row.atMostMinutes }), className: "number sm:whitespace-nowrap" },
    { key: "waited", header: t("waited"), cell: waited, className: "number sm:whitespace-nowrap" },
    { key: "why", header: t("why"), cell: (row) => <Why reasons={row.reasons} />, hideOnPhone: true },
  ];
  return (
    <div data-long="">
      <Card title={t("broken")} flush>
        <Table
          caption={t("brokenCaption")} density="compact" columns={columns} rows={report.broken} rowKey={(row) => `${row.number} ${row.serviceId} ${row.saidAt}`}
          empty={<p className="px-4 py-3 text-quiet">{t("noneBroken")}</p>}
        />
      </Card>
    </div>
  );
}

function Why({ reasons }: Pick<Broken, "reasons">) {
  const t = useWords(accuracyWords);
  const longer = reasons.filter(({ code }) => !shortened.has(code));
  if (longer.length === 0) return <span className="text-quiet">{t("noReason")}</span>;
  return longer.map(({ code, count }) => t(reasonWords[code], { count })).join("; ");
}
