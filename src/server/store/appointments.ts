import type { JSONValue, Sql, TransactionSql } from "postgres";
import type { Contact } from "#contract/commands.ts";
import type { AppointmentId, ClinicId } from "#domain/ids.ts";
import type { Appointment } from "#domain/queue/appointment.ts";
import type { Command } from "#domain/queue/command.ts";
import type { EpochMs } from "#domain/time.ts";

/** The person's side of an appointment; what the queue must know of it is in the log. */
export async function addAppointment(tx: TransactionSql, clinicId: ClinicId, booked: Extract<Command, { type: "book" }>, patientName: string, contact: Contact | null): Promise<void> {
  await tx`
    insert into appointments (clinic_id, id, service_id, scheduled_at, patient_name, visit_type_id, staff_id, contact, state)
    values (${clinicId}, ${booked.appointmentId}, ${booked.serviceIds[0] ?? ""}, ${new Date(booked.scheduledAt)}, ${patientName}, ${booked.visitTypeId ?? null},
            ${booked.staffId ?? null}, ${contact === null ? null : tx.json(contact as JSONValue)}, 'booked')
    on conflict (clinic_id, id) do update set service_id = excluded.service_id, scheduled_at = excluded.scheduled_at, patient_name = excluded.patient_name,
      visit_type_id = excluded.visit_type_id, staff_id = excluded.staff_id, contact = excluded.contact, state = 'booked', cancelled_at = null`;
}

export async function changeAppointment(tx: TransactionSql, clinicId: ClinicId, id: AppointmentId, change: { state: Appointment["state"]; scheduledAt?: EpochMs; at?: EpochMs }): Promise<void> {
  await tx`
    update appointments set state = ${change.state},
      scheduled_at = coalesce(${change.scheduledAt === undefined ? null : new Date(change.scheduledAt)}, scheduled_at),
      cancelled_at = ${change.state === "cancelled" && change.at !== undefined ? new Date(change.at) : null}
    where clinic_id = ${clinicId} and id = ${id}`;
}

export async function appointmentNames(sql: Sql, clinicId: ClinicId, ids: AppointmentId[]): Promise<Record<AppointmentId, string>> {
  if (ids.length === 0) return {};
  const rows = await sql<{ id: string; name: string }[]>`select id, patient_name as name from appointments where clinic_id = ${clinicId} and id = any(${ids})`;
  return Object.fromEntries(rows.map((r) => [r.id, r.name]));
}
