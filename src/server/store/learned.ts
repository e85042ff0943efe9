import type { JSONValue, Sql } from "postgres";
import type { CalibrationState } from "#domain/forecast/calibrate/calibration.ts";
import { lessonsVersion, type Lessons } from "#domain/forecast/learn-clinic/lessons.ts";
import type { ClinicId } from "#domain/ids.ts";
import type { EpochMs, LocalDay } from "#domain/time.ts";

/** What a clinic had learned at the end of a day. */
export type LearnedUntil = { untilDay: LocalDay; lessons: Lessons; calibration: CalibrationState };

/** `undefined` before the first night, and where it was written in another shape. What the simulator taught is never read for a clinic that it does not play. */
export async function learnedOf(sql: Sql, clinicId: ClinicId): Promise<LearnedUntil | undefined> {
  const [row] = await sql<LearnedUntil[]>`
    select to_char(l.until_day, 'YYYY-MM-DD') as "untilDay", l.lessons, l.calibration
    from learned l join clinics c on c.id = l.clinic_id and c.is_demo = l.is_demo where l.clinic_id = ${clinicId} and l.version = ${lessonsVersion}`;
  return row && { ...row };
}

export async function saveLearned(sql: Sql, clinicId: ClinicId, { untilDay, lessons, calibration }: LearnedUntil, at: EpochMs): Promise<void> {
  await sql`
    insert into learned (clinic_id, learned_at, until_day, days, is_demo, version, lessons, calibration)
    select ${clinicId}, ${new Date(at)}, ${untilDay}, ${lessons.days}, c.is_demo, ${lessonsVersion}, ${sql.json(lessons as unknown as JSONValue)}, ${sql.json(calibration as unknown as JSONValue)}
    from clinics c where c.id = ${clinicId}
    on conflict (clinic_id) do update set learned_at = excluded.learned_at, until_day = excluded.until_day, days = excluded.days,
      is_demo = excluded.is_demo, version = excluded.version, lessons = excluded.lessons, calibration = excluded.calibration`;
}
