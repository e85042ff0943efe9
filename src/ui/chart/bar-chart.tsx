"use client";

import { Bar, BarChart as Recharts, CartesianGrid, ErrorBar, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { ChartFigure } from "#ui/chart/chart-figure.tsx";
import { ChartTooltip } from "#ui/chart/chart-tooltip.tsx";
import { valueTicks } from "#ui/chart/scale.ts";
import { houseWords } from "#ui/house-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";

export type ChartBar = {
  /** Under the bar: "09", "Mon". */
  label: string;
  value: number | null;
  /** A whisker: what the value may really be. */
  low?: number;
  high?: number;
  /** Drawn open: not yet happened. */
  isForecast?: boolean;
};

export type BarChartProps = {
  title: string;
  unit: string;
  summary?: string;
  /** What the bars measure, for the table and the tooltip. */
  measure: string;
  /** What the labels under the bars are: "Hour". */
  labelsAre?: string;
  bars: readonly ChartBar[];
  threshold?: { value: number; words: string };
  digits?: number;
  height?: number;
};

export function BarChart({ title, unit, summary, measure, labelsAre, bars, threshold, digits = 0, height = 220 }: BarChartProps) {
  const t = useWords(houseWords);
  const formats = useFormats();
  const { top, ticks } = valueTicks(Math.max((threshold?.value ?? 0) * 1.1, ...bars.map((bar) => Math.max(bar.value ?? 0, bar.high ?? 0))));
  const hasWhiskers = bars.some((bar) => bar.high !== undefined);
  const rows = bars.map((bar) => ({
    label: bar.label,
    value: bar.value,
    whisker: bar.value !== null && bar.low !== undefined && bar.high !== undefined ? [bar.value - bar.low, bar.high - bar.value] : undefined,
    fill: bar.isForecast ? "var(--surface)" : "var(--series-2)",
    stroke: "var(--series-2)",
    strokeDasharray: bar.isForecast ? "2 3" : undefined,
  }));
  const write = (value: number | null | undefined) => (value === null || value === undefined ? "–" : formats.number(value, digits));
  const numbers = {
    columns: [labelsAre ?? t("hour"), measure, ...(hasWhiskers ? [t("low"), t("high")] : [])],
    rows: bars.map((bar) => [bar.label, write(bar.value), ...(hasWhiskers ? [write(bar.low), write(bar.high)] : [])]),
  };
  return (
    <ChartFigure title={title} unit={unit} summary={summary} height={height} numbers={numbers}>
      <ResponsiveContainer width="100%" height="100%" minWidth={0} initialDimension={{ width: 640, height }}>
        <Recharts data={rows} margin={{ top: 12, right: 8, bottom: 0, left: 0 }} barCategoryGap="28%" title={title} desc={summary}>
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis dataKey="label" height={28} minTickGap={8} tickLine={false} tickMargin={8} axisLine={{ stroke: "var(--edge)" }} tick={{ fill: "var(--quiet)", fontSize: 12 }} />
          <YAxis
            domain={[0, top]} ticks={ticks} width={36} tickLine={false} axisLine={false} tickMargin={8} tick={{ fill: "var(--quiet)", fontSize: 12 }}
            tickFormatter={(value: number) => formats.number(value, top < 4 ? 1 : 0)}
          />
          <Bar dataKey="value" name={measure} radius={[3, 3, 0, 0]} maxBarSize={36} isAnimationActive={false} color="var(--series-2)">
            {hasWhiskers && <ErrorBar dataKey="whisker" width={5} strokeWidth={1.5} stroke="var(--ink)" isAnimationActive={false} />}
          </Bar>
          {threshold && (
            <ReferenceLine y={threshold.value} stroke="var(--late)" label={{ value: threshold.words, position: "insideBottomLeft", fill: "var(--late)", fontSize: 12, offset: 5 }} />
          )}
          <Tooltip cursor={{ fill: "var(--pressed)", opacity: 0.6 }} isAnimationActive={false} content={<ChartTooltip unit={unit} digits={digits} writeHead={String} />} />
        </Recharts>
      </ResponsiveContainer>
    </ChartFigure>
  );
}
