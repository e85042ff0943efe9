"use client";

import { CartesianGrid, ErrorBar, Line, LineChart as Recharts, ReferenceDot, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { ChartFigure } from "#ui/chart/chart-figure.tsx";
import { ChartTooltip } from "#ui/chart/chart-tooltip.tsx";
import { useFormats } from "#ui/language.tsx";

/** Shares of one. */
export type ReliabilityPoint = { claims: number; found: number; low: number; high: number; of: number };

export type ReliabilityDiagramProps = {
  title: string;
  unit: string;
  summary: string;
  points: readonly ReliabilityPoint[];
  words: { claims: string; found: string; low: string; high: string; cases: string; /** Written along the line on which claim and share are the same. */ asClaimed: string };
  height?: number;
};

const ticks = [0, 20, 40, 60, 80, 100];

/** What quantiles claim, against the share of cases that they held. On the diagonal they are worth what they say. */
export function ReliabilityDiagram({ title, unit, summary, points, words, height = 300 }: ReliabilityDiagramProps) {
  const formats = useFormats();
  const rows = points.map(({ claims, found, low, high }) => ({ claims: 100 * claims, found: 100 * found, whisker: [100 * (found - low), 100 * (high - found)] }));
  const numbers = {
    columns: [words.claims, words.found, words.low, words.high, words.cases],
    rows: points.map(({ claims, found, low, high, of }) => [...[claims, found, low, high].map(formats.percent), formats.number(of)]),
  };
  const axis = { type: "number", domain: [0, 100], ticks, tickLine: false, tickMargin: 8, tick: { fill: "var(--quiet)", fontSize: 12 }, tickFormatter: (value: number) => formats.percent(value / 100) } as const;
  return (
    <ChartFigure title={title} unit={unit} summary={summary} height={height} numbers={numbers}>
      <ResponsiveContainer width="100%" height="100%" minWidth={0} initialDimension={{ width: 480, height }}>
        <Recharts data={rows} margin={{ top: 12, right: 16, bottom: 16, left: 0 }} title={title} desc={summary}>
          <CartesianGrid stroke="var(--hairline)" />
          <XAxis dataKey="claims" {...axis} height={28} axisLine={{ stroke: "var(--edge)" }} label={{ value: words.claims, position: "insideBottom", offset: -12, fill: "var(--quiet)", fontSize: 12 }} />
          <YAxis {...axis} width={52} axisLine={false} />
          <ReferenceLine segment={[{ x: 0, y: 0 }, { x: 100, y: 100 }]} stroke="var(--edge)" strokeDasharray="2 4" />
          {/* Below the diagonal and between the quantiles that are usually stated. */}
          <ReferenceDot x={55} y={44} r={0} label={{ value: words.asClaimed, position: "right", fill: "var(--quiet)", fontSize: 12 }} />
          <Line
            dataKey="found" name={words.found} type="linear" stroke="var(--series-2)" color="var(--series-2)" strokeWidth={1.5} isAnimationActive={false}
            dot={{ r: 4, fill: "var(--series-2)", stroke: "var(--surface)", strokeWidth: 1.5 }} activeDot={{ r: 5, stroke: "var(--surface)", strokeWidth: 2 }}
          >
            <ErrorBar dataKey="whisker" direction="y" width={5} strokeWidth={1.5} stroke="var(--ink)" isAnimationActive={false} />
          </Line>
          <Tooltip
            cursor={{ stroke: "var(--edge)", strokeWidth: 1 }} isAnimationActive={false}
            content={<ChartTooltip unit="%" digits={0} writeHead={(claims) => `${words.claims}: ${formats.percent(Number(claims) / 100)}`} />}
          />
        </Recharts>
      </ResponsiveContainer>
    </ChartFigure>
  );
}
