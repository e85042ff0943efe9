"use client";

import { Area, CartesianGrid, ComposedChart, Line, ReferenceDot, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { ChartFigure } from "#ui/chart/chart-figure.tsx";
import { ChartTooltip } from "#ui/chart/chart-tooltip.tsx";
import { numbersOf, rowAt } from "#ui/chart/line-rows.ts";
import { spread, timeTicks, valueTicks } from "#ui/chart/scale.ts";
import { houseWords } from "#ui/house-words.ts";
import { useFormats, useWords } from "#ui/language.tsx";

export type LinePoint = { at: number; value: number | null; low?: number; high?: number };
export type LineSeries = {
  id: string;
  /** Written at the end of the line. */
  label: string;
  /** In order of time; `at` in epoch ms. `low` and `high` draw a band; `value: null` leaves a gap. */
  points: readonly LinePoint[];
  /** Dashed. Start it on the last actual point, so that the lines meet. */
  isForecast?: boolean;
  tone?: 1 | 2 | 3 | 4;
};

export type LineChartProps = {
  title: string;
  unit: string;
  summary?: string;
  series: readonly LineSeries[];
  threshold?: { value: number; words: string };
  /** A vertical line where the present is, with its word. */
  now?: { at: number; word: string };
  xAs?: "clock" | "date";
  digits?: number;
  height?: number;
};

const margin = { top: 12, right: 8, bottom: 0, left: 0 };
const axisHeight = 28;

export function LineChart(props: LineChartProps) {
  const { title, unit, summary, series, threshold, now, xAs = "clock", digits = 0, height = 240 } = props;
  const t = useWords(houseWords);
  const formats = useFormats();
  const moments = [...new Set(series.flatMap((one) => one.points.map((point) => point.at)))].sort((a, b) => a - b);
  const [from = 0, to = 0] = [moments[0], moments.at(-1)];
  const { top, ticks } = valueTicks(
    Math.max((threshold?.value ?? 0) * 1.1, ...series.flatMap((one) => one.points.map((point) => Math.max(point.value ?? 0, point.high ?? 0)))),
  );
  const rows = moments.map((at) => rowAt(at, series));
  const writeTime = xAs === "clock" ? formats.clock : formats.date;

  const ends = series.flatMap((one, index) => {
    const last = one.points.findLast((point) => point.value !== null);
    if (!last || last.value === null) return [];
    const before = one.points.findLast((point) => point.value !== null && point.at < last.at)?.value ?? last.value;
    return [{ id: one.id, label: one.label, at: last.at, value: last.value, isFalling: before > last.value, color: colorOf(one, index) }];
  });
  const plotHeight = height - margin.top - axisHeight;
  const shifts = spread(ends.map((end) => plotHeight * (1 - end.value / top)), 15);
  // Labels take the room that their longest needs: about 6.6 px a character at 12 px.
  const labelRoom = 14 + 6.6 * Math.max(0, ...ends.filter((end) => end.at === to).map((end) => end.label.length));

  return (
    <ChartFigure title={title} unit={unit} summary={summary} height={height} numbers={numbersOf(series, rows, writeTime, formats, digits, t)}>
      <ResponsiveContainer width="100%" height="100%" minWidth={0} initialDimension={{ width: 640, height }}>
        <ComposedChart data={rows} margin={{ ...margin, right: labelRoom }} title={title} desc={summary}>
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis
            dataKey="at" type="number" domain={[from, to]} ticks={xAs === "clock" ? timeTicks(from, to) : moments} tickFormatter={writeTime}
            height={axisHeight} minTickGap={16} tickLine={false} tickMargin={8} axisLine={{ stroke: "var(--edge)" }} tick={{ fill: "var(--quiet)", fontSize: 12 }}
          />
          <YAxis
            domain={[0, top]} ticks={ticks} width={36} tickLine={false} axisLine={false} tickMargin={8} tick={{ fill: "var(--quiet)", fontSize: 12 }}
            tickFormatter={(value: number) => formats.number(value, top < 4 ? 1 : 0)}
          />
          {threshold && (
            <ReferenceLine
              y={threshold.value} stroke="var(--late)" strokeWidth={1}
              label={{ value: threshold.words, position: "insideBottomLeft", fill: "var(--late)", fontSize: 12, offset: 5 }}
            />
          )}
          {now && <ReferenceLine x={now.at} stroke="var(--edge)" label={{ value: now.word, position: "insideTopLeft", fill: "var(--quiet)", fontSize: 12 }} />}
          {series.map((one, index) => one.points.some((point) => point.high !== undefined) && (
            <Area
              key={`${one.id} band`} dataKey={`${one.id} band`} stroke="none" fill={colorOf(one, index)} fillOpacity={0.13}
              isAnimationActive={false} activeDot={false} tooltipType="none" connectNulls type="monotone"
            />
          ))}
          {series.map((one, index) => (
            <Line
              key={one.id} dataKey={one.id} name={one.label} type="monotone" stroke={colorOf(one, index)} strokeWidth={2}
              strokeDasharray={one.isForecast ? "2 5" : undefined} strokeLinecap="round" dot={false} isAnimationActive={false}
              activeDot={{ r: 4, stroke: "var(--surface)", strokeWidth: 2 }}
            />
          ))}
          {ends.map((end, index) => (
            <ReferenceDot
              key={end.id} x={end.at} y={end.value} r={3} fill={end.color} stroke="var(--surface)" strokeWidth={1.5} ifOverflow="visible"
              // A line that ends early is labelled on the side that it does not come from.
              label={{
                value: end.label, fill: end.color, fontSize: 12, fontWeight: 500, offset: 8,
                ...(end.at === to ? { position: "right", dy: shifts[index] } : { position: "left", dy: end.isFalling ? 12 : -12 }),
              }}
            />
          ))}
          <Tooltip
            cursor={{ stroke: "var(--edge)", strokeWidth: 1 }} isAnimationActive={false}
            content={<ChartTooltip unit={unit} digits={digits} writeHead={(at) => writeTime(Number(at))} />}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}

const colorOf = (one: LineSeries, index: number) => `var(--series-${one.tone ?? (index % 4) + 1})`;
