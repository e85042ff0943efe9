import type { JSONValue, Sql, TransactionSql } from "postgres";
import type { ClinicId, SensorId } from "#domain/ids.ts";
import type { Counter } from "#domain/occupancy/count.ts";
import { asKept, readingKey, type Reading } from "#domain/occupancy/reading.ts";
import type { SensorHealth } from "#domain/occupancy/sensor-health.ts";
import type { EpochMs } from "#domain/time.ts";

/** A reading on its way in: as the sensor dated it, and as we count it. */
export type Arrival = { sensorId: SensorId; claimedAt: EpochMs; receivedAt: EpochMs; reading: Reading };

/** Writes readings, all in one statement, and gives back those that had not been here before, in their order. */
export async function appendReadings(tx: TransactionSql, clinicId: ClinicId, arrivals: Arrival[]): Promise<Arrival[]> {
  if (arrivals.length === 0) return [];
  const rows = arrivals.map((a) => ({
    sensor_id: a.sensorId,
    claimed_at: a.claimedAt / 1000,
    key: readingKey(a.reading),
    at: a.reading.at / 1000,
    received_at: a.receivedAt / 1000,
    reading: asKept(a.reading),
  }));
  const fresh = await tx<{ sensorId: string; claimedMs: string; key: string }[]>`
    insert into readings (clinic_id, sensor_id, claimed_at, key, at, received_at, reading)
    select ${clinicId}, r.sensor_id, to_timestamp(r.claimed_at), r.key, to_timestamp(r.at), to_timestamp(r.received_at), r.reading
    from jsonb_to_recordset(${tx.json(rows as JSONValue)}) as r(sensor_id text, claimed_at float8, key text, at float8, received_at float8, reading jsonb)
    on conflict do nothing
    returning sensor_id as "sensorId", round(extract(epoch from claimed_at) * 1000) as "claimedMs", key`;
  const isFresh = new Set(fresh.map((f) => `${f.sensorId} ${Number(f.claimedMs)} ${f.key}`));
  return arrivals.filter((a) => isFresh.delete(`${a.sensorId} ${a.claimedAt} ${readingKey(a.reading)}`));
}

export async function countersOf(tx: TransactionSql, clinicId: ClinicId, sensorIds: SensorId[]): Promise<Map<SensorId, Counter>> {
  const rows = await tx<{ sensorId: string; counter: Counter }[]>`
    select sensor_id as "sensorId", counter from sensor_status where clinic_id = ${clinicId} and sensor_id = any(${sensorIds})`;
  return new Map(rows.map((r) => [r.sensorId, r.counter]));
}

export async function saveSensorStatus(tx: Sql | TransactionSql, clinicId: ClinicId, sensorId: SensorId, counter: Counter, health: SensorHealth): Promise<void> {
  await tx`
    insert into sensor_status (clinic_id, sensor_id, counter, heard_at, battery_percent, trouble_at, trouble_says, trouble_from, is_clock_skewed)
    values (${clinicId}, ${sensorId}, ${tx.json(counter as unknown as JSONValue)}, ${moment(health.heardAt)}, ${health.batteryPercent ?? null},
            ${moment(health.trouble?.at)}, ${health.trouble?.says ?? null}, ${health.trouble?.from ?? null}, ${health.clockSkewed ?? false})
    on conflict (clinic_id, sensor_id) do update set
      counter = excluded.counter, heard_at = greatest(sensor_status.heard_at, excluded.heard_at), battery_percent = coalesce(excluded.battery_percent, sensor_status.battery_percent),
      trouble_at = excluded.trouble_at, trouble_says = excluded.trouble_says, trouble_from = excluded.trouble_from, is_clock_skewed = excluded.is_clock_skewed`;
}

/** Marks a sensor whose message could not be read; its counter and everything else stay as they are. */
export async function markTrouble(sql: Sql, clinicId: ClinicId, sensorId: SensorId, trouble: NonNullable<SensorHealth["trouble"]>, freshCounter: Counter): Promise<void> {
  await sql`
    insert into sensor_status (clinic_id, sensor_id, counter, trouble_at, trouble_says, trouble_from)
    values (${clinicId}, ${sensorId}, ${sql.json(freshCounter as unknown as JSONValue)}, ${new Date(trouble.at)}, ${trouble.says}, ${trouble.from})
    on conflict (clinic_id, sensor_id) do update set trouble_at = excluded.trouble_at, trouble_says = excluded.trouble_says, trouble_from = excluded.trouble_from`;
}

export async function healthOfSensors(sql: Sql, clinicId: ClinicId): Promise<Record<SensorId, SensorHealth>> {
  const rows = await sql<{ sensorId: string; heardAt: Date | null; batteryPercent: number | null; troubleAt: Date | null; troubleSays: string | null; troubleFrom: "message" | "sensor" | null; skewed: boolean }[]>`
    select sensor_id as "sensorId", heard_at as "heardAt", battery_percent as "batteryPercent", trouble_at as "troubleAt", trouble_says as "troubleSays", trouble_from as "troubleFrom", is_clock_skewed as skewed
    from sensor_status where clinic_id = ${clinicId}`;
  return Object.fromEntries(
    rows.map((r) => [
      r.sensorId,
      {
        ...(r.heardAt ? { heardAt: r.heardAt.getTime() } : {}),
        ...(r.batteryPercent === null ? {} : { batteryPercent: r.batteryPercent }),
        ...(r.troubleAt ? { trouble: { at: r.troubleAt.getTime(), says: r.troubleSays ?? "", from: r.troubleFrom ?? "message" } } : {}),
        clockSkewed: r.skewed,
      } satisfies SensorHealth,
    ]),
  );
}

function moment(at: EpochMs | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}
