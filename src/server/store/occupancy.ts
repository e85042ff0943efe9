import type { JSONValue, Sql } from "postgres";
import type { ClinicId, ZoneId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

export type OccupancySample = { zoneId: ZoneId; at: EpochMs; likely: number; low: number; high: number; enteredToday: number; leftToday: number };

export async function addSamples(sql: Sql, clinicId: ClinicId, samples: OccupancySample[]): Promise<void> {
  if (samples.length === 0) return;
  const rows = samples.map((s) => ({ zone_id: s.zoneId, at: s.at / 1000, likely: s.likely, low: s.low, high: s.high, entered: s.enteredToday, gone: s.leftToday }));
  await sql`
    insert into occupancy_samples (clinic_id, zone_id, at, likely_people, low_people, high_people, entered_today, left_today)
    select ${clinicId}, r.zone_id, to_timestamp(r.at), r.likely, r.low, r.high, r.entered, r.gone
    from jsonb_to_recordset(${sql.json(rows as JSONValue)}) as r(zone_id text, at float8, likely int, low int, high int, entered int, gone int)
    on conflict do nothing`;
}

/** Each zone's samples since a moment, oldest first. */
export async function trails(sql: Sql, clinicId: ClinicId, since: EpochMs): Promise<Map<ZoneId, { at: EpochMs; likely: number }[]>> {
  const rows = await sql<{ zoneId: string; at: Date; likely: number }[]>`
    select zone_id as "zoneId", at, likely_people as likely from occupancy_samples
    where clinic_id = ${clinicId} and at >= ${new Date(since)} order by at`;
  const byZone = new Map<ZoneId, { at: EpochMs; likely: number }[]>();
  for (const r of rows) {
    const trail = byZone.get(r.zoneId) ?? [];
    trail.push({ at: r.at.getTime(), likely: r.likely });
    byZone.set(r.zoneId, trail);
  }
  return byZone;
}

export type OccupancyHour = { zoneId: ZoneId; day: string; hour: number; mean: number | null; peak: number | null; low: number | null; high: number | null; entered: number; left: number };

/**
 * Occupancy by zone and clinic-local hour, both days included. Who entered and left is read from the counts
 * themselves, at the hour in which people walked, so a late reading lands in its own hour.
 */
export async function occupancyByHour(sql: Sql, clinicId: ClinicId, timeZone: string, from: string, to: string): Promise<OccupancyHour[]> {
  return sql<OccupancyHour[]>`
    with span as (
      select (${from}::date)::timestamp at time zone ${timeZone} as starts, (${to}::date + 1)::timestamp at time zone ${timeZone} as ends
    ),
    samples as (
      select zone_id, date_trunc('hour', at at time zone ${timeZone}) as local_hour,
        avg(likely_people) as mean, max(likely_people) as peak, min(low_people) as low, max(high_people) as high
      from occupancy_samples, span where clinic_id = ${clinicId} and at >= starts and at < ends group by 1, 2
    ),
    crossings as (
      select s.zone_id, date_trunc('hour', c.at at time zone ${timeZone}) as local_hour, sum(s.entered) as entered, sum(s.gone) as gone
      from count_events c, span, lateral (
        select p.* from sensor_placements p where p.clinic_id = c.clinic_id and p.sensor_id = c.sensor_id and (p.line = c.count->>'line' or p.line is null)
        order by p.line nulls last limit 1
      ) p
      left join doors d on d.clinic_id = p.clinic_id and d.id = p.door_id,
      lateral (
        select case when p.reversed then (c.count->>'out')::int else (c.count->>'in')::int end as forward,
               case when p.reversed then (c.count->>'in')::int else (c.count->>'out')::int end as backward
      ) w,
      lateral (values
        (p.zone_id, w.forward, w.backward), (d.to_zone_id, w.forward, w.backward), (d.from_zone_id, w.backward, w.forward)
      ) s(zone_id, entered, gone)
      where c.clinic_id = ${clinicId} and c.at >= starts and c.at < ends and c.count->>'type' = 'crossed' and s.zone_id is not null
      group by 1, 2
    )
    select coalesce(a.zone_id, b.zone_id) as "zoneId", to_char(coalesce(a.local_hour, b.local_hour), 'YYYY-MM-DD') as day,
      extract(hour from coalesce(a.local_hour, b.local_hour))::int as hour,
      round(a.mean, 1)::float8 as mean, a.peak, a.low, a.high, coalesce(b.entered, 0)::int as entered, coalesce(b.gone, 0)::int as "left"
    from samples a full join crossings b on a.zone_id = b.zone_id and a.local_hour = b.local_hour
    order by 2, 3, 1`;
}
