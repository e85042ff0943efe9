import type { Sql } from "postgres";
import type { LoggedVisit } from "#domain/forecast/back-test/visit.ts";
import { waitOf } from "#domain/forecast/score/accuracy.ts";
import type { ClinicId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/**
 * Every leg of every journey that began between two moments, as a log of visits: from standing in line to the call, and
 * to the end in the room. Who was not called is in it until the ticket ended.
 */
export async function legsBetween(sql: Sql, clinicId: ClinicId, from: EpochMs, to: EpochMs): Promise<LoggedVisit[]> {
  const rows = await sql<{ ticketId: string; leg: number; serviceId: string; urgency: number; since: Date; calledAt: Date | null; endedAt: Date | null; ticketEndedAt: Date | null; staffId: string | null; roomId: string | null }[]>`
    select t.id as "ticketId", s.position as leg, s.service_id as "serviceId", t.urgency, s.waiting_since as since, s.called_at as "calledAt",
      s.ended_at as "endedAt", t.ended_at as "ticketEndedAt", s.staff_id as "staffId", s.room_id as "roomId"
    from tickets t join ticket_steps s on s.clinic_id = t.clinic_id and s.ticket_id = t.id
    where t.clinic_id = ${clinicId} and t.arrived_at >= ${new Date(from)} and t.arrived_at < ${new Date(to)} and s.waiting_since is not null and t.state <> 'entered-in-error'
    order by s.waiting_since`;
  return rows.map((row) => {
    const ended = row.endedAt ?? row.ticketEndedAt;
    return {
      visitId: waitOf(row),
      service: row.serviceId,
      class: String(row.urgency),
      arrivedAt: row.since.getTime(),
      ...(row.calledAt === null ? (row.ticketEndedAt === null ? {} : { leftAt: row.ticketEndedAt.getTime() }) : { startedAt: row.calledAt.getTime() }),
      ...(row.calledAt === null || ended === null ? {} : { endedAt: ended.getTime() }),
      ...(row.roomId === null ? {} : { roomId: row.roomId, serverId: row.staffId ?? row.roomId }),
    };
  });
}
