"use client";

import type { Ledger } from "#contract/proposals.ts";
import { ledgerWords } from "#features/reports/ledger-words.ts";
import { Card } from "#ui/card.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Table, type Column } from "#ui/table.tsx";

type Row = Ledger["rows"][number];

/** One proposal a row: what it was, what was decided, what was predicted and what came of it. */
export function LedgerTable({ rows, isOneDay }: { rows: Row[]; isOneDay: boolean }) {
  const t = useWords(ledgerWords);
  const formats = useFormats();
  const range = ({ likely, low, high }: { likely: number; low: number; high: number }) => t("range", { minutes: formats.minutes(likely), low: formats.number(Math.round(low)), high: formats.number(Math.round(high)) });
  const columns: Column<Row>[] = [
    { key: "when", header: t("when"), cell: ({ proposedAt }) => (isOneDay ? formats.clock(proposedAt) : `${formats.date(proposedAt)}, ${formats.clock(proposedAt)}`), className: "number whitespace-nowrap align-top" },
    { key: "move", header: t("move"), cell: (row) => <Move row={row} />, namesRow: true, className: "number align-top" },
    { key: "decision", header: t("decision"), cell: (row) => <Decision row={row} />, className: "align-top" },
    { key: "predicted", header: t("predicted"), cell: ({ worth }) => (worth ? range(worth.savedMinutes) : t("none")), className: "number align-top" },
    {
      key: "measured", header: t("cameOf"), className: "number align-top",
      cell: ({ measured, measureAt, state }) => {
        if (!measured) return measureAt !== null && (state === "accepted" || state === "edited") ? <span className="text-quiet">{t("measuring", { time: formats.clock(measureAt) })}</span> : t("none");
        return (
          <>
            {range(measured.saved)}
            <span className="block text-xs text-quiet">
              {t("stood", { stood: formats.minutes(measured.stoodMinutes), without: formats.minutes(measured.without.likely), withMove: formats.minutes(measured.withMove.likely) })}
              {measured.otherChanges > 0 && `; ${t("otherChanges", { count: measured.otherChanges })}`}
            </span>
          </>
        );
      },
    },
  ];
  return (
    <div data-long="">
      <Card title={t("proposals")} flush>
        <Table caption={t("caption")} density="compact" columns={columns} rows={rows} rowKey={({ id }) => id} />
      </Card>
    </div>
  );
}

function Move({ row: { kind, moves } }: { row: Row }) {
  const t = useWords(ledgerWords);
  const formats = useFormats();
  return moves.map(({ staff, from, to, service, until }) => {
    const where = { name: staff.name, from: from?.name ?? t("noRoom"), to: to?.name ?? t("noRoom") };
    return (
      <span key={staff.id} className="block">
        {service ? t("moveFor", { ...where, service: service.name }) : t("moveSays", where)}
        <span className="block text-xs text-quiet">{kind === "return" ? t("backSays") : until === null ? null : t("untilSays", { time: formats.clock(until) })}</span>
      </span>
    );
  });
}

function Decision({ row: { state, decidedBy, undoneBy, isAuto, because } }: { row: Row }) {
  const t = useWords(ledgerWords);
  const code = because?.code === "other" ? "somethingElse" : (because?.code ?? "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return (
    <>
      {isAuto && state === "accepted" ? t("itself") : t("decided", { state, by: (state === "undone" ? undoneBy : decidedBy) ?? "" })}
      {because && <span className="block text-xs text-quiet">{t("because", { reason: code })}{because.note && `: ${because.note}`}{because.rule && `: ${because.rule}`}</span>}
    </>
  );
}
