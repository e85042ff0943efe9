"use client";

import { useState } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download, Target } from "lucide-react";
import Link from "next/link";
import { getJson } from "#client/http.ts";
import type { AccuracyReport } from "#contract/accuracy.ts";
import { minuteMs } from "#domain/time.ts";
import { AccuracyCharts } from "#features/reports/accuracy-charts.tsx";
import { AccuracyHeadline } from "#features/reports/accuracy-headline.tsx";
import { AgainstRules } from "#features/reports/against-rules.tsx";
import { accuracyWords } from "#features/reports/accuracy-words.ts";
import { BrokenPromises } from "#features/reports/broken-promises.tsx";
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
import { Field } from "#ui/field.tsx";
import { useWords } from "#ui/language.tsx";
import { Notice } from "#ui/notice.tsx";
import { Select } from "#ui/select.tsx";
import { PageHeader } from "#ui/shell/page-header.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";

const all = "*";

/** How well waits were told. Opens on today, which is what the server says it is. */
export function AccuracyReports({ clinicName }: { clinicName: string }) {
  const t = useWords(accuracyWords);
  const r = useWords(reportWords);
  useLightPaper();
  const [serviceId, setServiceId] = useState(all);

  const today = useReport(null, all).data?.to ?? null;
  const { days, asked, problem, choose } = useReportDays(today);
  const { data: report, error, isPlaceholderData, isFetching, refetch } = useReport(asked, serviceId, { isLive: asked === null || asked.to === today });

  return (
    <div data-prints="">
      <PageHeader
        title={<><span className="print:hidden">{t("accuracy")}</span><span className="hidden print:inline">{t("printed", { clinic: clinicName })}</span></>}
        detail={report ? <ReportSpan {...report} /> : t("accuracyOf")}
        actions={
          <span className="flex flex-wrap gap-2 print:hidden">
            <Link href="/reports" className={buttonLook("quiet")}>{t("toOccupancy")}</Link>
            {report && (
              <a href={`/api/reports/accuracy.csv${queryOf({ from: report.from, to: report.to }, serviceId)}`} download className={buttonLook("quiet")}>
                <Download aria-hidden="true" className="size-4" />
                {r("csv")}
              </a>
            )}
          </span>
        }
      />
      <div className="flex flex-col gap-4">
        {days && today && (
          <ReportControls days={days} today={today} problem={problem} onDays={choose}>
            <Field label={t("service")} className="w-52">
              <Select options={[{ value: all, label: t("allServices") }, ...(report?.services ?? []).map(({ id, name }) => ({ value: id, label: name }))]} value={serviceId} onChange={setServiceId} isDisabled={!report} />
            </Field>
          </ReportControls>
        )}
        {error && (
          <Notice tone="problem" announce action={<Button size="sm" busy={isFetching} onClick={() => void refetch()}>{r("again")}</Button>}>
            {r("notNow")} {error.message}
          </Notice>
        )}
        {!report && !error && <ReportSkeleton />}
        {report && (
          <div aria-busy={isPlaceholderData} className={classes("flex flex-col gap-4 transition-opacity", isPlaceholderData && "opacity-60")}>
            {report.demo && <Notice>{t("demo")}</Notice>}
            {report.promises.total === 0 && report.waits.unknown === 0 ? (
              <Card><Empty icon={<Target />} why={t("nothing", { count: report.from === report.to ? 1 : 2 })} next={t(report.to === today ? "nothingToday" : "nothingThen")} /></Card>
            ) : (
              <>
                <AccuracyHeadline report={report} />
                <AgainstRules report={report} />
                <AccuracyCharts report={report} />
                <BrokenPromises report={report} />
              </>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

/** `null` is today. A report that ends today grows; the last one stays on show while the next is fetched. */
function useReport(days: Days | null, serviceId: string, { isLive = true } = {}) {
  return useQuery({
    queryKey: ["report", "accuracy", days?.from ?? null, days?.to ?? null, serviceId],
    queryFn: () => getJson<AccuracyReport>(`/api/reports/accuracy${queryOf(days, serviceId)}`),
    placeholderData: keepPreviousData,
    staleTime: isLive ? minuteMs : Infinity,
    refetchInterval: isLive ? minuteMs : false,
  });
}

function queryOf(days: Days | null, serviceId: string): string {
  const query = new URLSearchParams({ ...days, ...(serviceId === all ? {} : { serviceId }) }).toString();
  return query === "" ? "" : `?${query}`;
}

function ReportSkeleton() {
  return (
    <Loading className="flex flex-col gap-4">
      <Skeleton className="h-16 w-full max-w-3xl" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-56 w-full" />
    </Loading>
  );
}
