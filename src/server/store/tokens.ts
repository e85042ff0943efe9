import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import type { ClinicId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

export type TokenKind = "sensor" | "device" | "board" | "ticket" | "gateway" | "kiosk";
export type TokenOwner = { clinicId: ClinicId; kind: TokenKind; subjectId: string };

/** 256 random bits that nobody keeps: only their hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** A patient's page address can be shown again at the desk, so it is derived from the secret instead of thrown away. */
export function ticketToken(secret: string, clinicId: ClinicId, ticketId: string): string {
  return createHmac("sha256", secret).update(`ticket/${clinicId}/${ticketId}`).digest("base64url").slice(0, 24);
}

/** Issues a token; the subject's earlier ones stop at once. */
export async function issueToken(tx: Sql | TransactionSql, owner: TokenOwner, token: string, at: EpochMs): Promise<void> {
  await revokeTokens(tx, owner, at);
  await tx`
    insert into access_tokens (token_hash, clinic_id, kind, subject_id, issued_at)
    values (${hashOf(token)}, ${owner.clinicId}, ${owner.kind}, ${owner.subjectId}, ${new Date(at)})
    on conflict (token_hash) do update set revoked_at = null, issued_at = excluded.issued_at`;
}

/**
 * Makes a secret that a screen keeps to itself a token, by its hash. The subject's other tokens go on: several screens may
 * show one board, and revoking stops them all.
 */
export async function grantByHash(sql: Sql, owner: TokenOwner, tokenHash: string, at: EpochMs): Promise<void> {
  await sql`
    insert into access_tokens (token_hash, clinic_id, kind, subject_id, issued_at)
    values (${tokenHash}, ${owner.clinicId}, ${owner.kind}, ${owner.subjectId}, ${new Date(at)}) on conflict (token_hash) do nothing`;
}

export async function revokeTokens(tx: Sql | TransactionSql, owner: TokenOwner, at: EpochMs): Promise<number> {
  const gone = await tx`
    update access_tokens set revoked_at = ${new Date(at)}
    where clinic_id = ${owner.clinicId} and kind = ${owner.kind} and subject_id = ${owner.subjectId} and revoked_at is null`;
  return gone.count;
}

/** Whose token this is; `undefined` for unknown and revoked ones alike. */
export async function ownerOf(sql: Sql, token: string, kind: TokenKind, at: EpochMs): Promise<TokenOwner | undefined> {
  const [row] = await sql<{ clinicId: string; subjectId: string; stale: boolean }[]>`
    select clinic_id as "clinicId", subject_id as "subjectId", (last_used_at is null or last_used_at < ${new Date(at - 60_000)}) as stale
    from access_tokens where token_hash = ${hashOf(token)} and kind = ${kind} and revoked_at is null`;
  if (!row) return undefined;
  // To the minute is enough to see whether a token is in use, and spares a write for every payload.
  if (row.stale) await sql`update access_tokens set last_used_at = ${new Date(at)} where token_hash = ${hashOf(token)}`;
  return { clinicId: row.clinicId, kind, subjectId: row.subjectId };
}

/** The clinic that issued this token, whether or not it still works. */
export async function clinicOfToken(sql: Sql, token: string): Promise<ClinicId | undefined> {
  const [row] = await sql<{ clinicId: string }[]>`select clinic_id as "clinicId" from access_tokens where token_hash = ${hashOf(token)} and kind in ('sensor', 'gateway')`;
  return row?.clinicId;
}

/** Gives those tokens of the subject their force back that lost it no earlier than `since`: a board may have several screens. Tells whether there were any. */
export async function reviveTokens(tx: TransactionSql, { clinicId, kind, subjectId }: TokenOwner, since: EpochMs): Promise<boolean> {
  const revived = await tx`
    update access_tokens set revoked_at = null
    where clinic_id = ${clinicId} and kind = ${kind} and subject_id = ${subjectId} and revoked_at >= ${new Date(since)}`;
  return revived.count > 0;
}

/** Every subject of a kind that ever had a token: a name that was used once is not given to somebody else. */
export async function subjectsOf(tx: Sql | TransactionSql, clinicId: ClinicId, kind: TokenKind): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`select distinct subject_id as id from access_tokens where clinic_id = ${clinicId} and kind = ${kind}`;
  return rows.map((r) => r.id);
}

export type TokenState = { subjectId: string; issuedAt: number | null; lastUsedAt: number | null; revoked: boolean };

/** The newest token of every subject of a kind. */
export async function tokenStates(sql: Sql, clinicId: ClinicId, kind: TokenKind): Promise<Map<string, TokenState>> {
  const rows = await sql<{ subjectId: string; issuedAt: Date; lastUsedAt: Date | null; revokedAt: Date | null }[]>`
    select distinct on (subject_id) subject_id as "subjectId", issued_at as "issuedAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
    from access_tokens where clinic_id = ${clinicId} and kind = ${kind} order by subject_id, issued_at desc`;
  return new Map(
    rows.map((r) => [r.subjectId, { subjectId: r.subjectId, issuedAt: r.issuedAt.getTime(), lastUsedAt: r.lastUsedAt?.getTime() ?? null, revoked: r.revokedAt !== null }]),
  );
}

export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
