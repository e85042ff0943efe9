import type { JSONValue, Sql } from "postgres";
import type { ClinicId, SensorId } from "#domain/ids.ts";
import type { KeptReading } from "#domain/occupancy/reading.ts";
import type { EpochMs } from "#domain/time.ts";

/** A message as an administrator sees it. */
export type KeptMessage = { sensorId: SensorId; receivedAt: EpochMs; via: string; topic: string | null; payload: string; readings: KeptReading[]; problem: string | null };

export const messagesKept = 20;

/** Adds messages of a clinic's sensors and forgets all but the last few of each. Those of a sensor that has gone meanwhile are dropped. */
export async function addMessages(sql: Sql, clinicId: ClinicId, messages: KeptMessage[]): Promise<void> {
  const rows = messages.map((m) => ({ sensor_id: m.sensorId, received_at: m.receivedAt / 1000, via: m.via, topic: m.topic, payload: m.payload, readings: m.readings, problem: m.problem }));
  await sql`
    insert into sensor_messages (clinic_id, sensor_id, received_at, via, topic, payload, readings, problem)
    select ${clinicId}, r.sensor_id, to_timestamp(r.received_at), r.via, r.topic, r.payload, r.readings, r.problem
    from jsonb_to_recordset(${sql.json(rows as unknown as JSONValue)}) as r(sensor_id text, received_at float8, via text, topic text, payload text, readings jsonb, problem text)
    join sensors s on s.clinic_id = ${clinicId} and s.id = r.sensor_id`;
  await sql`
    delete from sensor_messages m using unnest(${[...new Set(messages.map((m) => m.sensorId))]}::text[]) as spoke(sensor_id)
    where m.clinic_id = ${clinicId} and m.sensor_id = spoke.sensor_id and m.id <= (
      select id from sensor_messages o where o.clinic_id = ${clinicId} and o.sensor_id = spoke.sensor_id order by id desc offset ${messagesKept} limit 1)`;
}

/** The last messages, newest first. */
export async function lastMessages(sql: Sql, clinicId: ClinicId, sensorId: SensorId): Promise<KeptMessage[]> {
  const rows = await sql<{ receivedAt: Date; via: string; topic: string | null; payload: string; readings: KeptReading[]; problem: string | null }[]>`
    select received_at as "receivedAt", via, topic, payload, readings, problem from sensor_messages
    where clinic_id = ${clinicId} and sensor_id = ${sensorId} order by id desc limit ${messagesKept}`;
  return rows.map((r) => ({ ...r, sensorId, receivedAt: r.receivedAt.getTime() }));
}

export async function forgetMessagesBefore(sql: Sql, at: EpochMs): Promise<void> {
  await sql`delete from sensor_messages where received_at < ${new Date(at)}`;
}
