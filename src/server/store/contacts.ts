import type { JSONValue, Sql } from "postgres";
import type { Contact } from "#contract/commands.ts";
import type { PushAddress } from "#contract/my-ticket.ts";
import type { ClinicId, VisitId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/** How patients may be told: beside the name, erased with it. */
export type KnownContact = Contact & { push?: PushAddress };

export async function contactsOf(sql: Sql, clinicId: ClinicId, visitIds: VisitId[]): Promise<Map<VisitId, KnownContact>> {
  if (visitIds.length === 0) return new Map();
  const rows = await sql<{ id: string; contact: KnownContact }[]>`select id, contact from visits where clinic_id = ${clinicId} and id = any(${visitIds}) and contact is not null`;
  return new Map(rows.map((r) => [r.id, r.contact]));
}

/** Null takes the browser's address away and leaves what the desk wrote down. */
export async function setPush(sql: Sql, clinicId: ClinicId, visitId: VisitId, push: PushAddress | null, language: string): Promise<void> {
  const more = push ? { push, language } : { language };
  await sql`update visits set contact = (coalesce(contact, '{}'::jsonb) - 'push') || ${sql.json(more as JSONValue)} where clinic_id = ${clinicId} and id = ${visitId}`;
}

/** Telephone numbers and addresses are kept for the day of the visit and the night after it. */
export async function eraseContacts(sql: Sql, before: EpochMs): Promise<void> {
  await sql`update visits set contact = null where contact is not null and created_at < ${new Date(before)}`;
  await sql`update appointments set contact = null where contact is not null and scheduled_at < ${new Date(before)}`;
}
