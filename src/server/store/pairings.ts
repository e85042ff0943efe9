import type { Sql } from "postgres";
import { minuteMs, type EpochMs } from "#domain/time.ts";

export const pairingLastsMs = 10 * minuteMs;
/** Of one address: a clinic's screens may all come through one, a flood must not fill the table. */
const openOfOneAddress = 40;
const openInAll = 5_000;

/**
 * Screens that wait for somebody to type their code. They belong to no clinic yet, so they stand among the sign-in
 * library's short-lived proofs: an identifier, a value, and when it is over. Only the hash of the screen's secret is kept.
 */
export async function openPairing(sql: Sql, pairing: { code: string; secretHash: string; address: string }, at: EpochMs): Promise<"open" | "taken" | "too-many"> {
  return sql.begin(async (tx) => {
    await tx`delete from auth_verifications where identifier like 'pairing/%' and expires_at <= ${new Date(at)}`;
    const identifier = `pairing/${pairing.address}`;
    const [open] = await tx<{ here: number; all: number }[]>`
      select count(*) filter (where identifier = ${identifier})::int as here, count(*)::int as all from auth_verifications where identifier like 'pairing/%'`;
    if ((open?.here ?? 0) >= openOfOneAddress || (open?.all ?? 0) >= openInAll) return "too-many" as const;
    const made = await tx`
      insert into auth_verifications (id, identifier, value, expires_at, created_at, updated_at)
      values (${`pairing/${pairing.code}`}, ${identifier}, ${pairing.secretHash}, ${new Date(at + pairingLastsMs)}, ${new Date(at)}, ${new Date(at)}) on conflict (id) do nothing`;
    return made.count > 0 ? ("open" as const) : ("taken" as const);
  });
}

/** Whether the screen's code still waits to be typed. */
export async function isPairingOpen(sql: Sql, secretHash: string, at: EpochMs): Promise<boolean> {
  const rows = await sql`select 1 from auth_verifications where identifier like 'pairing/%' and value = ${secretHash} and expires_at > ${new Date(at)}`;
  return rows.count > 0;
}

/** The hash of the secret of the screen with this code, once; `undefined` when there is none, or no longer. */
export async function takePairing(sql: Sql, code: string, at: EpochMs): Promise<string | undefined> {
  const [row] = await sql<{ value: string }[]>`delete from auth_verifications where id = ${`pairing/${code}`} and expires_at > ${new Date(at)} returning value`;
  return row?.value;
}
