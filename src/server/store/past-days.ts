import type { Sql } from "postgres";
import type { PastDay, PastLeg, PastVisit } from "#domain/forecast/learn-clinic/past-day.ts";
import type { ClinicId } from "#domain/ids.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { dayMs, localDay, type EpochMs } from "#domain/time.ts";

type Row = {
  id: string; urgency: number; arrivedAt: Date; appointmentAt: Date | null; visitType: string | null;
  serviceId: string; since: Date | null; calledAt: Date | null; calls: number; startedAt: Date | null; endedAt: Date | null; roomId: string | null; staffId: string | null;
};

/** Read in parts, so that the event loop is never held up by a quarter of a year. */
const readMs = 7 * dayMs;

/**
 * One clinic's days between two moments, oldest first, as far as they can teach; days without visits are not in it. Whoever was still
 * there when a new day began has left at an hour that nobody knows, and tells nothing of patience.
 */
export async function pastDays(sql: Sql, clinicId: ClinicId, timeZone: string, from: EpochMs, to: EpochMs): Promise<PastDay[]> {
  const days = new Map<string, PastDay>();
  for (let at = from; at < to; at += readMs) {
    const [begin, end] = [new Date(at), new Date(Math.min(to, at + readMs))];
    const rows = await sql<Row[]>`
      select t.id, t.urgency, t.arrived_at as "arrivedAt", t.appointment_at as "appointmentAt", a.visit_type_id as "visitType",
        s.service_id as "serviceId", s.waiting_since as since, s.called_at as "calledAt", s.calls, s.started_at as "startedAt", s.ended_at as "endedAt", s.room_id as "roomId", s.staff_id as "staffId"
      from tickets t join ticket_steps s on s.clinic_id = t.clinic_id and s.ticket_id = t.id
      left join visits v on v.clinic_id = t.clinic_id and v.id = t.visit_id
      left join appointments a on a.clinic_id = t.clinic_id and a.id = v.appointment_id
      where t.clinic_id = ${clinicId} and t.arrived_at >= ${begin} and t.arrived_at < ${end} and t.state <> 'entered-in-error'
      order by t.arrived_at, t.id, s.position`;
    let last: { id: string; visit: PastVisit } | undefined;
    for (const row of rows) {
      if (last?.id !== row.id) {
        last = { id: row.id, visit: visitOf(row) };
        const day = localDay(row.arrivedAt.getTime(), timeZone);
        const known = days.get(day) ?? { day, visits: [], stayedAway: 0 };
        known.visits.push(last.visit);
        days.set(day, known);
      }
      last.visit.legs.push(legOf(row));
    }
    for (const { day, stayedAway } of await absences(sql, clinicId, timeZone, begin, end)) {
      const known = days.get(day);
      if (known) known.stayedAway += stayedAway;
    }
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** A house in which nobody ever checks in against a booking says nothing of who stays away. */
async function absences(sql: Sql, clinicId: ClinicId, timeZone: string, begin: Date, end: Date): Promise<{ day: string; stayedAway: number }[]> {
  return sql<{ day: string; stayedAway: number }[]>`
    select to_char(scheduled_at at time zone ${timeZone}, 'YYYY-MM-DD') as day, (count(*) filter (where state in ('booked', 'missed')))::int as "stayedAway"
    from appointments where clinic_id = ${clinicId} and scheduled_at >= ${begin} and scheduled_at < ${end} and cancelled_at is null
    group by 1 having count(*) filter (where state = 'arrived') > 0`;
}

function visitOf(row: Row): PastVisit {
  return {
    urgency: row.urgency as Urgency,
    arrivedAt: row.arrivedAt.getTime(),
    legs: [],
    ...(row.visitType === null ? {} : { visitType: row.visitType }),
    ...(row.appointmentAt === null ? {} : { appointmentAt: row.appointmentAt.getTime() }),
  };
}

function legOf({ serviceId, since, calledAt, calls, startedAt, endedAt, roomId, staffId }: Row): PastLeg {
  return {
    serviceId,
    calls,
    ...(since === null ? {} : { waitingSince: since.getTime() }),
    ...(calledAt === null ? {} : { calledAt: calledAt.getTime() }),
    ...(startedAt === null ? {} : { startedAt: startedAt.getTime() }),
    ...(endedAt === null ? {} : { endedAt: endedAt.getTime() }),
    ...(roomId === null ? {} : { roomId }),
    ...(staffId === null ? {} : { staffId }),
  };
}
