import type { Sql, TransactionSql } from "postgres";
import type { ClinicId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

export type Gateway = { id: string; name: string };

export async function gatewaysOf(sql: Sql | TransactionSql, clinicId: ClinicId): Promise<Gateway[]> {
  return sql<Gateway[]>`select id, name from gateways where clinic_id = ${clinicId} order by added_at, id`;
}

export async function addGateway(tx: TransactionSql, clinicId: ClinicId, { id, name }: Gateway, at: EpochMs): Promise<void> {
  await tx`insert into gateways (clinic_id, id, name, added_at) values (${clinicId}, ${id}, ${name}, ${new Date(at)})`;
}

/** Whether there was one. */
export async function removeGateway(tx: TransactionSql, clinicId: ClinicId, id: string): Promise<boolean> {
  const gone = await tx`delete from gateways where clinic_id = ${clinicId} and id = ${id}`;
  return gone.count > 0;
}
