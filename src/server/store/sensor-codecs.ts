import type { JSONValue, Sql } from "postgres";
import type { ClinicId, SensorId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/** A codec as it was saved; its mapping is checked again by whoever reads by it. */
export type StoredCodec = { source: string; mapping: unknown; savedAt: EpochMs; savedBy: string };

/**
 * Asked for with each message: radio devices speak every few minutes, and so whatever process hears them reads by what
 * was saved last.
 */
export async function codecOf(sql: Sql, clinicId: ClinicId, sensorId: SensorId): Promise<StoredCodec | undefined> {
  const [row] = await sql<{ source: string; mapping: unknown; savedAt: Date; savedBy: string }[]>`
    select source, mapping, saved_at as "savedAt", saved_by as "savedBy" from sensor_codecs where clinic_id = ${clinicId} and sensor_id = ${sensorId}`;
  return row && { ...row, savedAt: row.savedAt.getTime() };
}

export async function saveCodec(sql: Sql, clinicId: ClinicId, sensorId: SensorId, { source, mapping, savedAt, savedBy }: StoredCodec): Promise<void> {
  await sql`
    insert into sensor_codecs (clinic_id, sensor_id, source, mapping, saved_at, saved_by)
    values (${clinicId}, ${sensorId}, ${source}, ${sql.json(mapping as JSONValue)}, ${new Date(savedAt)}, ${savedBy})
    on conflict (clinic_id, sensor_id) do update set source = excluded.source, mapping = excluded.mapping, saved_at = excluded.saved_at, saved_by = excluded.saved_by`;
}

/** The last few messages of a sensor as they came, newest first: one of them is a device's own, to try a codec on. */
export async function lastPayloads(sql: Sql, clinicId: ClinicId, sensorId: SensorId): Promise<{ receivedAt: EpochMs; payload: string }[]> {
  const rows = await sql<{ receivedAt: Date; payload: string }[]>`
    select received_at as "receivedAt", payload from sensor_messages where clinic_id = ${clinicId} and sensor_id = ${sensorId} order by id desc limit 10`;
  return rows.map((r) => ({ receivedAt: r.receivedAt.getTime(), payload: r.payload }));
}
