import type { JSONValue, Sql, TransactionSql } from "postgres";
import type { ClinicId, SensorId } from "#domain/ids.ts";
import type { ClinicSetup, Sensor } from "#domain/setup.ts";
import { dayMs, type EpochMs } from "#domain/time.ts";

/** What hangs on a sensor beside the setup, and goes with it. */
export type Belongings = { codec?: Record<string, JSONValue>; drawing?: Record<string, JSONValue> };

const eventsLookedAt = 200;

/** A sensor as it was before it was removed within the last day, and when that was; `undefined` when it was not. */
export async function removedSensor(sql: Sql, clinicId: ClinicId, sensorId: SensorId, now: EpochMs): Promise<{ sensor: Sensor; removedAt: EpochMs } | undefined> {
  const setups = await sql<{ at: Date; setup: ClinicSetup }[]>`
    select at, body->'setup' as setup from events where clinic_id = ${clinicId} and type = 'setup-changed' order by seq desc limit ${eventsLookedAt}`;
  let removedAt = Infinity;
  for (const { at, setup } of setups) {
    const sensor = setup.sensors.find((s) => s.id === sensorId);
    if (sensor) return now - removedAt <= dayMs ? { sensor, removedAt } : undefined;
    removedAt = at.getTime();
  }
  return undefined;
}

export async function belongingsOf(sql: Sql, clinicId: ClinicId, sensorId: SensorId): Promise<Belongings> {
  const [codec] = await sql<{ row: Record<string, JSONValue> }[]>`select to_jsonb(c) as row from sensor_codecs c where clinic_id = ${clinicId} and sensor_id = ${sensorId}`;
  const [drawing] = await sql<{ row: Record<string, JSONValue> }[]>`select to_jsonb(d) as row from camera_drawings d where clinic_id = ${clinicId} and sensor_id = ${sensorId}`;
  return { ...(codec && { codec: codec.row }), ...(drawing && { drawing: drawing.row }) };
}

export async function giveBack(tx: TransactionSql, { codec, drawing }: Belongings): Promise<void> {
  if (codec) await tx`insert into sensor_codecs select * from jsonb_populate_record(null::sensor_codecs, ${tx.json(codec)})`;
  if (drawing) await tx`insert into camera_drawings select * from jsonb_populate_record(null::camera_drawings, ${tx.json(drawing)})`;
}
