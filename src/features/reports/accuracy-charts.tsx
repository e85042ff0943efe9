"use client";

import type { AccuracyReport } from "#contract/accuracy.ts";
import { accuracyWords } from "#features/reports/accuracy-words.ts";
import { clockOf } from "#features/reports/occupancy-by-hour.ts";
import { Card } from "#ui/card.tsx";
import { BarChart } from "#ui/chart/bar-chart.tsx";
import { ReliabilityDiagram } from "#ui/chart/reliability-diagram.tsx";
import { useFormats, useWords } from "#ui/language.tsx";

/** What the ranges are worth, and where forecasts are far off: at which hours, and how long before the call. */
export function AccuracyCharts({ report }: { report: AccuracyReport }) {
  const t = useWords(accuracyWords);
  const formats = useFormats();
  const { reliability, byHour, byHorizon } = report;
  if (reliability.length === 0) return null;
  // "At most" comes from it.
  const told = reliability.find((one) => one.level === "p90") ?? reliability.at(-1);
  const worst = byHour.reduce<(typeof byHour)[number] | undefined>((most, one) => (!most || one.score.maeMinutes > most.score.maeMinutes ? one : most), undefined);
  const bar = { unit: t("minutes"), measure: t("meanErrorMeasure"), digits: 1, height: 200 };
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card className="lg:row-span-2">
        <ReliabilityDiagram
          title={t("reliability")}
          unit={t("reliabilityUnit")}
          summary={told ? t("reliabilitySummary", { level: Math.round(100 * told.claims), found: Math.round(100 * told.found.share) }) : ""}
          points={reliability.map(({ claims, found: { share, low, high, of } }) => ({ claims, found: share, low, high, of }))}
          words={{ claims: t("claims"), found: t("found"), low: t("low"), high: t("high"), cases: t("cases"), asClaimed: t("asClaimed") }}
          height={440}
        />
      </Card>
      <Card>
        <BarChart
          {...bar}
          title={t("byHour")}
          summary={worst ? t("byHourSummary", { hour: clockOf(worst.hour), error: formats.minutes(worst.score.maeMinutes) }) : undefined}
          bars={byHour.map(({ hour, score }) => ({ label: clockOf(hour), value: score.maeMinutes }))}
        />
      </Card>
      <Card>
        <BarChart
          {...bar}
          title={t("byHorizon")}
          summary={t("byHorizonSummary")}
          labelsAre={t("beforeCall")}
          bars={byHorizon.map(({ fromMinutes, toMinutes, score }) => ({ label: toMinutes === null ? t("andMore", { from: fromMinutes }) : `${fromMinutes}–${toMinutes}`, value: score.maeMinutes }))}
        />
      </Card>
    </div>
  );
}
