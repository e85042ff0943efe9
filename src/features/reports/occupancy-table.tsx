"use client";

import type { OccupancyReport } from "#contract/reports.ts";
import { Card } from "#ui/card.tsx";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { Table, type Column } from "#ui/table.tsx";
import { clockOf, type ReportRow, type ReportZone } from "#features/reports/occupancy-by-hour.ts";
import { fixed } from "#features/reports/fixed.ts";
import { noonOf } from "#features/reports/report-days.ts";
import { reportWords } from "#features/reports/report-words.ts";

/** The numbers behind the chart, newest last. */
export function OccupancyTable({ report, zone }: { report: OccupancyReport; zone: ReportZone }) {
  const t = useWords(reportWords);
  const formats = useFormats();
  const language = useLanguage();
  const writeDay = new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" });
  const isOneDay = report.from === report.to;
  const people = (count: number | null, digits = 0) => (count === null ? <Unknown says={t("unknown")} /> : fixed(count, digits, language));
  const columns: Column<ReportRow>[] = [
    ...(isOneDay ? [] : [{ key: "day", header: t("day"), cell: (row: ReportRow) => writeDay.format(noonOf(row.day)) }]),
    { key: "hour", header: t("hour"), cell: (row) => clockOf(row.hour), className: "number", namesRow: true },
    { key: "mean", header: t("mean"), cell: (row) => people(row.mean, 1), isNumeric: true },
    { key: "range", header: t("range"), cell: (row) => (row.low === null || row.high === null ? <Unknown says={t("unknown")} /> : t("rangeOf", { low: formats.number(row.low), high: formats.number(row.high) })), isNumeric: true },
    { key: "peak", header: t("peak"), cell: (row) => people(row.peak), isNumeric: true, hideOnPhone: true },
    { key: "entered", header: t("entered"), cell: (row) => formats.number(row.entered), isNumeric: true },
    { key: "left", header: t("left"), cell: (row) => formats.number(row.left), isNumeric: true },
  ];
  return (
    <div data-long="">
      <Card title={t("numbers", { zone: zone.name })} flush>
        <Table
          caption={t("byHour", { zone: zone.name })}
          density="compact"
          columns={columns}
          rows={report.rows.filter((row) => row.zoneId === zone.id)}
          rowKey={(row) => `${row.day} ${row.hour}`}
          empty={<p className="px-4 py-3 text-quiet">{t("unknownHere")}</p>}
          className="max-h-128"
        />
      </Card>
    </div>
  );
}

function Unknown({ says }: { says: string }) {
  return <span className="text-quiet"><span aria-hidden="true">–</span><span className="sr-only">{says}</span></span>;
}
