"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowRightLeft, Download } from "lucide-react";
import Link from "next/link";
import { getJson } from "#client/http.ts";
import type { Ledger } from "#contract/proposals.ts";
import { minuteMs } from "#domain/time.ts";
import { LedgerTable } from "#features/reports/ledger-table.tsx";
import { ledgerWords } from "#features/reports/ledger-words.ts";
import "#features/reports/print.css";
import { ReportControls } from "#features/reports/report-controls.tsx";
import type { Days } from "#features/reports/report-days.ts";
import { ReportSpan } from "#features/reports/report-span.tsx";
import { reportWords } from "#features/reports/report-words.ts";
import { useReportDays } from "#features/reports/use-report-days.ts";
import { useLightPaper } from "#features/reports/use-light-paper.ts";
import { Button, buttonLook } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { classes } from "#ui/classes.ts";
import { Empty } from "#ui/empty.tsx";
import { useFormats, useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";

/** What was proposed, what people made of it, and what it saved. Opens on today. */
export function LedgerReport({ clinicName }: { clinicName: string }) {
  const t = useWords(ledgerWords);
  const r = useWords(reportWords);
  useLightPaper();
  const today = useLedger(null).data?.to ?? null;
  const { days, asked, problem, choose } = useReportDays(today);
  const { data: found, error, isPlaceholderData, isFetching, refetch } = useLedger(asked);
  return (
    <div data-prints="">
      <PageHeader
        title={<><span className="print:hidden">{t("ledger")}</span><span className="hidden print:inline">{t("printed", { clinic: clinicName })}</span></>}
        detail={found ? <ReportSpan {...found} /> : t("detail")}
        actions={
          <span className="flex flex-wrap gap-2 print:hidden">
            <Link href="/reports" className={buttonLook("quiet")}>{t("toReports")}</Link>
            {found && <a href={`/api/reports/proposals.csv${queryOf({ from: found.from, to: found.to })}`} download className={buttonLook("quiet")}><Download aria-hidden="true" className="size-4" />{r("csv")}</a>}
          </span>
        }
      />
      <div className="flex flex-col gap-4">
        {days && today && <ReportControls days={days} today={today} problem={problem} onDays={choose}>{null}</ReportControls>}
        {error && <Notice tone="problem" announce action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{r("again")}</Button>}>{r("notNow")} {error.message}</Notice>}
        {!found && !error && <Loading className="flex flex-col gap-4"><Skeleton className="h-16 w-full max-w-3xl" /><Skeleton className="h-56 w-full" /></Loading>}
        {found && (
          <div aria-busy={isPlaceholderData} className={classes("flex flex-col gap-4 transition-opacity", isPlaceholderData && "opacity-60")}>
            {found.demo && <Notice>{t("demo")}</Notice>}
            {found.rows.length === 0 ? <Card><Empty icon={<ArrowRightLeft />} why={t("nothing", { count: found.from === found.to ? 1 : 2 })} next={t("nothingNext")} /></Card> : <Found ledger={found} />}
          </div>
        )}
      </div>
    </div>
  );
}

function Found({ ledger }: { ledger: Ledger }) {
  const t = useWords(ledgerWords);
  const formats = useFormats();
  const { proposed, taken, rejected, measured, predictedMinutes, savedMinutes, within } = ledger.totals;
  return (
    <>
      <div className="number max-w-3xl">
        <p className="text-base">{t("headline", { count: proposed, taken, rejected, other: proposed - taken - rejected })}</p>
        <p>{measured === 0 ? t("notMeasured") : t("measuredLine", { count: measured, predicted: formats.minutes(predictedMinutes), saved: formats.minutes(savedMinutes), within })}</p>
      </div>
      <LedgerTable rows={ledger.rows} isOneDay={ledger.from === ledger.to} />
      <p className="max-w-3xl text-sm text-quiet">{t("how")}</p>
    </>
  );
}

/** `null` is today. A ledger grows while people decide. */
function useLedger(days: Days | null) {
  return useQuery({
    queryKey: ["report", "proposals", days?.from ?? null, days?.to ?? null],
    queryFn: () => getJson<Ledger>(`/api/reports/proposals${queryOf(days)}`),
    placeholderData: keepPreviousData,
    staleTime: minuteMs / 4,
    refetchInterval: minuteMs,
  });
}

function queryOf(days: Days | null): string {
  return days ? `?${new URLSearchParams(days).toString()}` : "";
}
