import type { Sql } from "postgres";
import type { ClinicId, ServiceId } from "#domain/ids.ts";
import type { LocalDay } from "#domain/time.ts";

export type Feedback = { day: LocalDay; /** Of the last service that was given; the first of the visit where none was. */ serviceId: ServiceId; score: number; says: string | null };

/** What patients said on these clinic-local days, oldest first. Neither whose it was nor at what time comes along. */
export async function feedbackBetween(sql: Sql, clinicId: ClinicId, timeZone: string, from: LocalDay, to: LocalDay): Promise<Feedback[]> {
  return sql<Feedback[]>`
    select to_char(f.at at time zone ${timeZone}, 'YYYY-MM-DD') as day, f.score, f.says, s.service_id as "serviceId"
    from feedback f cross join lateral
      (select service_id from ticket_steps where clinic_id = f.clinic_id and ticket_id = f.ticket_id
       order by started_at is null, case when started_at is null then position else -position end limit 1) s
    where f.clinic_id = ${clinicId} and (f.at at time zone ${timeZone})::date between ${from}::date and ${to}::date
    order by f.at`;
}
