import type { ChartNumbers } from "#ui/chart/chart-figure.tsx";
import type { LineSeries } from "#ui/chart/line-chart.tsx";
import type { Formats } from "#ui/formats.ts";

/** All series at one moment, as recharts wants them: a column a series, and a pair for its band. */
export type Row = { at: number } & Record<string, number | null | [number, number]>;

export function rowAt(at: number, series: readonly LineSeries[]): Row {
  const row: Row = { at };
  for (const one of series) {
    const point = one.points.find((candidate) => candidate.at === at);
    if (!point) continue;
    row[one.id] = point.value;
    if (point.low !== undefined && point.high !== undefined) row[`${one.id} band`] = [point.low, point.high];
  }
  return row;
}

/** The same rows as text, for the table. */
export function numbersOf(
  series: readonly LineSeries[], rows: readonly Row[], writeTime: (at: number) => string, formats: Formats, digits: number, t: (key: "time" | "low" | "high") => string,
): ChartNumbers {
  const hasBand = (one: LineSeries) => one.points.some((point) => point.high !== undefined);
  const write = (value: Row[string] | undefined) => (typeof value === "number" ? formats.number(value, digits) : "–");
  return {
    columns: [t("time"), ...series.flatMap((one) => [one.label, ...(hasBand(one) ? [`${one.label}, ${t("low")}`, `${one.label}, ${t("high")}`] : [])])],
    rows: rows.map((row) => [
      writeTime(row.at),
      ...series.flatMap((one) => {
        const band = row[`${one.id} band`];
        return [write(row[one.id]), ...(hasBand(one) ? (Array.isArray(band) ? band.map(write) : ["–", "–"]) : [])];
      }),
    ]),
  };
}
