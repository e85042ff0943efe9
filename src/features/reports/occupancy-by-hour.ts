import type { OccupancyReport } from "#contract/reports.ts";
import type { LocalDay } from "#domain/time.ts";

export type ReportRow = OccupancyReport["rows"][number];
export type ReportZone = OccupancyReport["zones"][number];

/** People in one zone in one hour of the day: the mean of the days, the widest range, all who came and went. */
export type ZoneHour = { hour: number; mean: number | null; low: number | null; high: number | null; entered: number; left: number };

const hoursAtLeast = 12;

/**
 * The hours of the day that a chart shows: from the first to the last in which anything is known anywhere, and at
 * least twelve, so that a young day looks like the beginning of one. None when nothing is known.
 */
export function chartHours(rows: readonly ReportRow[]): number[] {
  const known = rows.map((row) => row.hour);
  if (known.length === 0) return [];
  const first = Math.min(...known, 24 - hoursAtLeast);
  const last = Math.max(...known, first + hoursAtLeast - 1);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export function occupancyByHour(rows: readonly ReportRow[], zoneId: string, hours: readonly number[]): ZoneHour[] {
  return hours.map((hour) => {
    const here = rows.filter((row) => row.zoneId === zoneId && row.hour === hour);
    const numbers = (key: "mean" | "low" | "high") => here.flatMap((row) => row[key] ?? []);
    return {
      hour,
      mean: meanOf(numbers("mean")),
      low: numbers("low").length > 0 ? Math.min(...numbers("low")) : null,
      high: numbers("high").length > 0 ? Math.max(...numbers("high")) : null,
      entered: here.reduce((sum, row) => sum + row.entered, 0),
      left: here.reduce((sum, row) => sum + row.left, 0),
    };
  });
}

/** Mean people in one zone, a row a day and a value an hour; `null` where nothing was known. */
export function occupancyByDay(rows: readonly ReportRow[], zoneId: string, days: readonly LocalDay[], hours: readonly number[]): { day: LocalDay; values: (number | null)[] }[] {
  const means = new Map(rows.filter((row) => row.zoneId === zoneId).map((row) => [`${row.day} ${row.hour}`, row.mean]));
  return days.map((day) => ({ day, values: hours.map((hour) => means.get(`${day} ${hour}`) ?? null) }));
}

/** How full, in per cent of the capacity; `null` where nothing is known or the zone has no capacity. */
export function percentFull(hours: readonly ZoneHour[], capacity: number): (number | null)[] {
  return hours.map(({ mean }) => (mean === null || capacity <= 0 ? null : (100 * mean) / capacity));
}

/** The hour with the highest mean; `undefined` when nothing was known. */
export function busiest(hours: readonly ZoneHour[]): { hour: number; mean: number } | undefined {
  return hours.reduce<{ hour: number; mean: number } | undefined>((most, { hour, mean }) => (mean !== null && (!most || mean > most.mean) ? { hour, mean } : most), undefined);
}

/** 9 as 09:00. */
export function clockOf(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

function meanOf(numbers: number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
