"use client";

import type { OccupancyReport } from "#contract/reports.ts";
import { BarChart } from "#ui/chart/bar-chart.tsx";
import { HeatStrip } from "#ui/chart/heat-strip.tsx";
import { Card } from "#ui/card.tsx";
import { useFormats, useLanguage, useWords } from "#ui/language.tsx";
import { busiest, chartHours, clockOf, occupancyByDay, occupancyByHour, percentFull, type ReportZone } from "#features/reports/occupancy-by-hour.ts";
import { everyDay, noonOf } from "#features/reports/report-days.ts";
import { reportWords } from "#features/reports/report-words.ts";

type OccupancyChartsProps = { report: OccupancyReport; /** The one that is looked at closely. */ zone: ReportZone };

/** One zone by the hour with its range, and all of them at a glance. */
export function OccupancyCharts({ report, zone }: OccupancyChartsProps) {
  const t = useWords(reportWords);
  const formats = useFormats();
  const hours = chartHours(report.rows);
  const here = occupancyByHour(report.rows, zone.id, hours);
  const heads = hours.map((hour) => String(hour).padStart(2, "0"));
  const isOneDay = report.from === report.to;
  const most = busiest(here);
  const summary = most
    ? t(isOneDay ? "busiest" : "busiestTypical", {
        hour: clockOf(most.hour),
        mean: formats.number(most.mean, 1),
        entered: formats.number(here.reduce((sum, one) => sum + one.entered, 0)),
        left: formats.number(here.reduce((sum, one) => sum + one.left, 0)),
      })
    : t("unknownHere");
  return (
    <>
      <Card>
        <BarChart
          title={t("peopleIn", { zone: zone.name })}
          unit={t("people")}
          measure={t("meanPeople")}
          summary={summary}
          digits={1}
          height={260}
          threshold={{ value: zone.capacity, words: t("capacity", { count: formats.number(zone.capacity) }) }}
          bars={here.map(({ hour, mean, low, high }) => ({ label: clockOf(hour), value: mean, ...(low !== null && high !== null ? { low, high } : {}) }))}
        />
      </Card>
      <Card>
        <HeatStrip
          title={t("allZones")}
          unit={t("percentOfCapacity")}
          hours={heads}
          headEvery={headEvery(hours)}
          most={100}
          rows={report.zones.map((one) => ({ id: one.id, label: one.name, values: percentFull(occupancyByHour(report.rows, one.id, hours), one.capacity) }))}
        />
      </Card>
      {!isOneDay && <DayByDay report={report} zone={zone} hours={hours} heads={heads} />}
    </>
  );
}

function DayByDay({ report, zone, hours, heads }: OccupancyChartsProps & { hours: number[]; heads: string[] }) {
  const t = useWords(reportWords);
  const language = useLanguage();
  const write = new Intl.DateTimeFormat(language, { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" });
  return (
    <Card>
      <HeatStrip
        title={t("eachDay", { zone: zone.name })}
        unit={t("people")}
        hours={heads}
        headEvery={headEvery(hours)}
        most={zone.capacity > 0 ? zone.capacity : undefined}
        digits={1}
        rows={occupancyByDay(report.rows, zone.id, everyDay(report), hours).map(({ day, values }) => ({ id: day, label: write.format(noonOf(day)), values }))}
      />
    </Card>
  );
}

// So that the heads still stand apart on a phone.
function headEvery(hours: readonly number[]): number {
  return hours.length > 12 ? 3 : 2;
}
