import type { Sql, TransactionSql } from "postgres";
import type { ClinicId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/** Another system's name for something: "hl7/EHR", "visit", "V-1007". */
export type ExternalId = { clinicId: ClinicId; system: string; kind: string; externalId: string };

export async function ourId(sql: Sql | TransactionSql, { clinicId, system, kind, externalId }: ExternalId): Promise<string | undefined> {
  const [row] = await sql<{ ourId: string }[]>`
    select our_id as "ourId" from external_ids where clinic_id = ${clinicId} and system = ${system} and kind = ${kind} and external_id = ${externalId}`;
  return row?.ourId;
}

/** What the other system calls each of ours, by our id. */
export async function externalIdsOf(sql: Sql, clinicId: ClinicId, system: string, kind: string): Promise<Map<string, string>> {
  const rows = await sql<{ ourId: string; externalId: string }[]>`
    select our_id as "ourId", external_id as "externalId" from external_ids where clinic_id = ${clinicId} and system = ${system} and kind = ${kind} order by at`;
  return new Map(rows.map((r) => [r.ourId, r.externalId]));
}

/** What a system's words mean here, by the other system's word. */
export async function meanings(sql: Sql, clinicId: ClinicId, system: string, kind: string): Promise<Map<string, string>> {
  const rows = await sql<{ ourId: string; externalId: string }[]>`
    select our_id as "ourId", external_id as "externalId" from external_ids where clinic_id = ${clinicId} and system = ${system} and kind = ${kind}`;
  return new Map(rows.map((r) => [r.externalId, r.ourId]));
}

/** From now on the other system's name means this one of ours. */
export async function keepExternalId(sql: Sql | TransactionSql, { clinicId, system, kind, externalId }: ExternalId, ours: string, at: EpochMs): Promise<void> {
  await sql`
    insert into external_ids (clinic_id, system, kind, external_id, our_id, at) values (${clinicId}, ${system}, ${kind}, ${externalId}, ${ours}, ${new Date(at)})
    on conflict (clinic_id, system, kind, external_id) do update set our_id = excluded.our_id, at = excluded.at`;
}
