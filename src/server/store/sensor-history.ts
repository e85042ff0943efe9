import type { Sql } from "postgres";
import type { ClinicId, SensorId } from "#domain/ids.ts";
import { heardShares } from "#domain/occupancy/heard-share.ts";
import { dayMs, hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

export type SensorHour = { at: EpochMs; readings: number; in: number; out: number; heard: number };

export const historyHours = 72;

/** Counts of people are in one stream for all sensors of a clinic; no more of its end than this is looked through. */
const countEventsMax = 250_000;

/** The last three days of a sensor, hour by hour, oldest first; the last hour is the one that is not over. */
export async function hoursOf(sql: Sql, clinicId: ClinicId, sensorId: SensorId, expectedEverySeconds: number, now: EpochMs): Promise<SensorHour[]> {
  const start = Math.floor(now / hourMs) * hourMs - (historyHours - 1) * hourMs;
  const stepSeconds = Math.max(expectedEverySeconds, minuteMs / 1000);
  const [heard, counted, [earlier]] = await Promise.all([
    // Found by the sensor's own clock, which an index knows; one that is more than a day off is not seen here.
    sql<{ step: string; readings: number }[]>`
      select floor(extract(epoch from received_at) / ${stepSeconds}) as step, count(*)::int as readings from readings
      where clinic_id = ${clinicId} and sensor_id = ${sensorId} and claimed_at >= ${new Date(start - 2 * dayMs)} and received_at >= ${new Date(start - stepSeconds * 1000)}
      group by step order by step`,
    sql<{ hour: string; in: number; out: number }[]>`
      select floor(extract(epoch from at) / 3600) as hour, sum((count->>'in')::int)::int as in, sum((count->>'out')::int)::int as out from count_events
      where clinic_id = ${clinicId} and sensor_id = ${sensorId} and at >= ${new Date(start)} and count->>'type' = 'crossed'
        and seq > (select coalesce(max(last_seq), 0) - ${countEventsMax} from streams where clinic_id = ${clinicId} and name = 'counts')
      group by hour`,
    sql`select 1 from readings where clinic_id = ${clinicId} and sensor_id = ${sensorId} and claimed_at < ${new Date(start)} limit 1`,
  ]);
  const firstWord = earlier ? undefined : heard[0] && Number(heard[0].step) * stepSeconds * 1000;
  const shares = heardShares(heard.map((h) => Number(h.step) * stepSeconds * 1000), stepSeconds * 1000, start, hourMs, historyHours, now, firstWord);
  const people = new Map(counted.map((c) => [Number(c.hour) * hourMs, c]));
  return shares.map((share, i) => {
    const at = start + i * hourMs;
    const within = heard.filter((h) => Math.floor((Number(h.step) * stepSeconds * 1000) / hourMs) * hourMs === at);
    return { at, readings: within.reduce((sum, h) => sum + h.readings, 0), in: people.get(at)?.in ?? 0, out: people.get(at)?.out ?? 0, heard: share };
  });
}

const readingsLookedAt = 20_000;

/** Lines and areas that a sensor has spoken of within the last week, as far as its last twenty thousand readings reach. */
export async function linesHeard(sql: Sql, clinicId: ClinicId, sensorId: SensorId, now: EpochMs): Promise<{ line: string; kind: "line" | "area" }[]> {
  return sql<{ line: string; kind: "line" | "area" }[]>`
    select coalesce(reading->>'line', reading->>'area') as line, case when reading ? 'line' then 'line' else 'area' end as kind
    from (select reading from readings where clinic_id = ${clinicId} and sensor_id = ${sensorId} and claimed_at >= ${new Date(now - 7 * dayMs)} order by claimed_at desc limit ${readingsLookedAt}) as late
    where reading ?| array['line', 'area'] group by 1, 2 order by 2 desc, 1 limit 64`;
}
