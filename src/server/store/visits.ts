import type { JSONValue, Sql, TransactionSql } from "postgres";
import type { Contact } from "#contract/commands.ts";
import type { AppointmentId, ClinicId, VisitId } from "#domain/ids.ts";
import type { ClinicEvent } from "#domain/event.ts";
import { isOver, type Ticket } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** The person's side of a visit: all that can be erased. */
export type Visit = { id: VisitId; patientName: string; note: string | null; contact: Contact | null; appointmentId: AppointmentId | null; at: EpochMs };

export async function addVisit(tx: TransactionSql, clinicId: ClinicId, visit: Visit): Promise<void> {
  const contact = visit.contact === null ? null : tx.json(visit.contact as JSONValue);
  await tx`
    insert into visits (clinic_id, id, patient_name, created_at, note, contact, appointment_id)
    values (${clinicId}, ${visit.id}, ${visit.patientName}, ${new Date(visit.at)}, ${visit.note}, ${contact},
            (select id from appointments where clinic_id = ${clinicId} and id = ${visit.appointmentId}))`;
}

export async function setNote(tx: TransactionSql, clinicId: ClinicId, visitId: VisitId, note: string | null): Promise<void> {
  await tx`update visits set note = ${note} where clinic_id = ${clinicId} and id = ${visitId}`;
}

/** A name that was erased stays erased. */
export async function setName(tx: TransactionSql, clinicId: ClinicId, visitId: VisitId, patientName: string): Promise<void> {
  await tx`update visits set patient_name = ${patientName} where clinic_id = ${clinicId} and id = ${visitId} and patient_name is not null`;
}

/** Who visits are of, and what the desk noted; an erased name reads as such. */
export async function visitsOf(sql: Sql, clinicId: ClinicId, visitIds: VisitId[]): Promise<Record<VisitId, { name: string; note: string | null }>> {
  if (visitIds.length === 0) return {};
  const rows = await sql<{ id: string; name: string | null; note: string | null }[]>`select id, patient_name as name, note from visits where clinic_id = ${clinicId} and id = any(${visitIds})`;
  return Object.fromEntries(rows.map((r) => [r.id, { name: r.name ?? "(erased)", note: r.note }]));
}

/** Which visits were booked beforehand. */
export async function appointmentsOfVisits(sql: Sql, clinicId: ClinicId, visitIds: VisitId[]): Promise<Record<VisitId, AppointmentId>> {
  if (visitIds.length === 0) return {};
  const rows = await sql<{ id: string; appointmentId: string }[]>`
    select id, appointment_id as "appointmentId" from visits where clinic_id = ${clinicId} and id = any(${visitIds}) and appointment_id is not null`;
  return Object.fromEntries(rows.map((r) => [r.id, r.appointmentId]));
}

/** Writes the projection of the tickets that events touched, in the transaction that appended them. */
export async function projectTickets(tx: TransactionSql, clinicId: ClinicId, events: ClinicEvent[], tickets: Record<string, Ticket>): Promise<void> {
  for (const event of events) {
    // A new day ends what yesterday left open, at an hour that nobody knows any more.
    if (event.type === "day-opened")
      await tx`update tickets set state = 'left', ended_at = ${new Date(event.at)} where clinic_id = ${clinicId} and ended_at is null`;
  }
  const touched = new Set(events.flatMap((e) => ("ticketId" in e ? [e.ticketId] : [])));
  for (const id of touched) {
    const ticket = tickets[id];
    if (ticket) await projectTicket(tx, clinicId, ticket);
  }
}

async function projectTicket(tx: TransactionSql, clinicId: ClinicId, t: Ticket): Promise<void> {
  const ended = isOver(t) ? moment(t.legs[t.leg]?.endedAt) : null;
  await tx`
    insert into tickets (clinic_id, id, visit_id, number, urgency, state, arrived_at, appointment_at, ended_at)
    values (${clinicId}, ${t.id}, ${t.visitId}, ${t.number}, ${t.urgency}, ${t.state}, ${new Date(t.arrivedAt)}, ${moment(t.appointmentAt)}, ${ended})
    on conflict (clinic_id, id) do update set state = excluded.state, urgency = excluded.urgency, ended_at = excluded.ended_at`;
  const steps = t.legs.map((leg, position) => ({
    clinic_id: clinicId,
    ticket_id: t.id,
    position,
    service_id: leg.serviceId,
    waiting_since: moment(leg.waitingSince),
    called_at: moment(leg.calledAt),
    calls: leg.calls,
    started_at: moment(leg.startedAt),
    ended_at: moment(leg.endedAt),
    room_id: leg.roomId ?? null,
    staff_id: leg.staffId ?? null,
  }));
  // A journey that was changed may be shorter than it was, and in another order.
  await tx`delete from ticket_steps where clinic_id = ${clinicId} and ticket_id = ${t.id} and position >= ${steps.length}`;
  await tx`
    insert into ticket_steps ${tx(steps)} on conflict (clinic_id, ticket_id, position) do update set service_id = excluded.service_id,
      waiting_since = excluded.waiting_since, called_at = excluded.called_at, calls = excluded.calls, started_at = excluded.started_at,
      ended_at = excluded.ended_at, room_id = excluded.room_id, staff_id = excluded.staff_id`;
}

function moment(at: EpochMs | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}
