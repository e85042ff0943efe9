import type { JSONValue, Sql, TransactionSql } from "postgres";
import { cameraDrawing, type CameraDrawing } from "#contract/camera.ts";
import type { ClinicId, SensorId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

export type SavedDrawing = { version: number; drawing: CameraDrawing };

/** What was drawn on a camera's picture; `undefined` before anything was saved. */
export async function cameraDrawingOf(sql: Sql, clinicId: ClinicId, sensorId: SensorId): Promise<SavedDrawing | undefined> {
  const [row] = await sql<{ version: number; drawing: unknown }[]>`
    select version, drawing from camera_drawings where clinic_id = ${clinicId} and sensor_id = ${sensorId}`;
  return row && { version: row.version, drawing: cameraDrawing.parse(row.drawing) };
}

/** Saves over exactly this version, 0 for none yet. The new version; `undefined` when somebody else has saved since. */
export async function saveCameraDrawing(tx: TransactionSql, clinicId: ClinicId, sensorId: SensorId, over: number, drawing: CameraDrawing, at: EpochMs): Promise<number | undefined> {
  const value = tx.json(drawing as JSONValue);
  const saved =
    over === 0
      ? await tx<{ version: number }[]>`
          insert into camera_drawings (clinic_id, sensor_id, version, drawing, saved_at) values (${clinicId}, ${sensorId}, 1, ${value}, ${new Date(at)})
          on conflict do nothing returning version`
      : await tx<{ version: number }[]>`
          update camera_drawings set version = version + 1, drawing = ${value}, saved_at = ${new Date(at)}
          where clinic_id = ${clinicId} and sensor_id = ${sensorId} and version = ${over} returning version`;
  return saved[0]?.version;
}
