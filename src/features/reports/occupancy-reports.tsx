"use client";

import { useState } from "react";
import Link from "next/link";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartColumn, Download, Printer } from "lucide-react";
import type { OccupancyReport } from "#contract/reports.ts";
import { minuteMs } from "#domain/time.ts";
import { getJson } from "#client/http.ts";
import { Button, buttonLook } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { classes } from "#ui/classes.ts";
import { Empty } from "#ui/empty.tsx";
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Select } from "#ui/select.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";
import { FeedbackReport } from "#features/reports/feedback-report.tsx";
import { OccupancyCharts } from "#features/reports/occupancy-charts.tsx";
import { OccupancyTable } from "#features/reports/occupancy-table.tsx";
import "#features/reports/print.css";
import { ReportControls } from "#features/reports/report-controls.tsx";
import type { Days } from "#features/reports/report-days.ts";
import { ReportSpan } from "#features/reports/report-span.tsx";
import { reportWords } from "#features/reports/report-words.ts";
import { useReportDays } from "#features/reports/use-report-days.ts";
import { useLightPaper } from "#features/reports/use-light-paper.ts";

/** How full each zone was. Opens on today, which is what the server says it is. */
export function OccupancyReports({ clinicName, isAdministrator }: { clinicName: string; isAdministrator: boolean }) {
  const t = useWords(reportWords);
  useLightPaper();
  const [zoneId, setZoneId] = useState<string | null>(null);

  const today = useReport(null).data?.to ?? null;
  const { days, asked, problem, choose } = useReportDays(today);
  const { data: report, error, isPlaceholderData, isFetching, refetch } = useReport(asked, { isLive: asked === null || asked.to === today });

  const zone = report?.zones.find((candidate) => candidate.id === zoneId) ?? report?.zones.find((candidate) => candidate.kind === "waiting") ?? report?.zones[0];
  return (
    <div data-prints="">
      <PageHeader
        title={<><span className="print:hidden">{t("occupancy")}</span><span className="hidden print:inline">{t("printed", { clinic: clinicName })}</span></>}
        detail={report ? <ReportSpan {...report} /> : t("occupancyOf")}
        actions={
          <>
            {isAdministrator && <Link href="/reports/accuracy" className={classes(buttonLook("quiet"), "print:hidden")}>{t("toAccuracy")}</Link>}
            {isAdministrator && <Link href="/reports/proposals" className={classes(buttonLook("quiet"), "print:hidden")}>{t("toProposals")}</Link>}
            {report && <Takeaway report={report} />}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {days && today && (
          <ReportControls days={days} today={today} problem={problem} onDays={choose}>
            <Field label={t("zone")} className="w-52">
              <Select options={(report?.zones ?? []).map(({ id, name }) => ({ value: id, label: name }))} value={zone?.id ?? null} onChange={setZoneId} isDisabled={!report} />
            </Field>
          </ReportControls>
        )}
        {error && (
          <Notice tone="problem" announce action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{t("again")}</Button>}>
            {t("notNow")} {error.message}
          </Notice>
        )}
        {!report && !error && <ReportSkeleton />}
        {report && (
          <div aria-busy={isPlaceholderData} className={classes("flex flex-col gap-4 transition-opacity", isPlaceholderData && "opacity-60")}>
            {report.rows.length === 0 || !zone ? (
              <Card><Empty icon={<ChartColumn />} why={t("nothing", { count: report.from === report.to ? 1 : 2 })} next={t(report.to === today ? "nothingToday" : "nothingThen")} /></Card>
            ) : (
              <>
                <OccupancyCharts report={report} zone={zone} />
                <OccupancyTable report={report} zone={zone} />
              </>
            )}
          </div>
        )}
        {isAdministrator && <FeedbackReport days={asked} />}
      </div>
    </div>
  );
}

/** `null` is today. A report that ends today grows; the last one stays on show while the next is fetched. */
function useReport(days: Days | null, { isLive = true } = {}) {
  return useQuery({
    queryKey: ["report", "occupancy", days?.from ?? null, days?.to ?? null],
    queryFn: () => getJson<OccupancyReport>(`/api/reports/occupancy${queryOf(days)}`),
    placeholderData: keepPreviousData,
    staleTime: isLive ? minuteMs : Infinity,
    refetchInterval: isLive ? minuteMs : false,
  });
}

const queryOf = (days: Days | null) => (days ? `?${new URLSearchParams(days)}` : "");

function Takeaway({ report }: { report: OccupancyReport }) {
  const t = useWords(reportWords);
  return (
    <span className="flex flex-wrap gap-2 print:hidden">
      <Button icon={<Printer />} onClick={() => window.print()} className="max-sm:hidden">{t("print")}</Button>
      <a href={`/api/reports/occupancy.csv${queryOf({ from: report.from, to: report.to })}`} download className={buttonLook("quiet")}>
        <Download aria-hidden="true" className="size-4" />
        {t("csv")}
      </a>
    </span>
  );
}

function ReportSkeleton() {
  return (
    <Loading className="flex flex-col gap-4">
      <Skeleton className="h-16 w-full max-w-3xl" />
      <Skeleton className="h-80 w-full" />
      <Skeleton className="h-56 w-full" />
    </Loading>
  );
}
