import type { Sql, TransactionSql } from "postgres";
import type { ClinicEvent } from "#domain/event.ts";
import type { Actor, ClinicId } from "#domain/ids.ts";
import type { ListedPart } from "#domain/setup-edits.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { dayMs, type EpochMs, type LocalDay } from "#domain/time.ts";

export type SetupEvent = { seq: number; at: EpochMs; actor: Actor; setup: ClinicSetup };

/** The setups of a clinic up to `seq`, newest first. */
export async function setupsUpTo(sql: Sql | TransactionSql, clinicId: ClinicId, seq: number, most: number): Promise<SetupEvent[]> {
  const rows = await sql<{ seq: string; at: Date; actor: Actor; setup: ClinicSetup }[]>`
    select seq, at, actor, body->'setup' as setup from events
    where clinic_id = ${clinicId} and type = 'setup-changed' and seq <= ${seq} order by seq desc limit ${most}`;
  return rows.map((r) => ({ ...r, seq: Number(r.seq), at: r.at.getTime() }));
}

/** Every id that an item of this part ever had: the log still speaks of those that were removed. */
export async function idsEverIn(sql: Sql, clinicId: ClinicId, part: ListedPart): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct item->>'id' as id from events, jsonb_array_elements(coalesce(body->'setup'->${part}, '[]'::jsonb)) as item
    where clinic_id = ${clinicId} and type = 'setup-changed'`;
  return rows.map((r) => r.id);
}

/** The log of one day, with what was so when it began; `undefined` when no such day was opened. */
export async function dayLogOf(sql: Sql, clinicId: ClinicId, day: LocalDay) {
  const [span] = await sql<{ first: string | null; last: string | null }[]>`
    select max(seq) filter (where body->>'day' = ${day}) as first, min(seq) filter (where body->>'day' > ${day}) as last
    from events where clinic_id = ${clinicId} and type = 'day-opened'`;
  if (!span?.first) return undefined;
  const first = Number(span.first);
  const rows = await sql<{ seq: string; at: Date; actor: Actor; type: string; body: object }[]>`
    select seq, at, actor, type, body from events
    where clinic_id = ${clinicId} and seq >= ${first} and seq < ${span.last ?? Number.MAX_SAFE_INTEGER} order by seq`;
  const events = rows.map((r) => ({ ...r.body, type: r.type, seq: Number(r.seq), at: r.at.getTime(), actor: r.actor }) as ClinicEvent);
  const [setup] = await setupsUpTo(sql, clinicId, first, 1);
  const openedAt = events[0]?.at ?? 0;
  const doors = await sql<{ type: "room-blocked" | "room-opened"; at: Date; body: { roomId: string; reason?: string } }[]>`
    select distinct on (body->>'roomId') type, at, body from events
    where clinic_id = ${clinicId} and seq < ${first} and at > ${new Date(openedAt - 30 * dayMs)} and type in ('room-blocked', 'room-opened') order by body->>'roomId', seq desc`;
  const rooms = Object.fromEntries(doors.map(({ type, at, body }) => [body.roomId, type === "room-blocked" ? { blocked: { reason: body.reason ?? "", since: at.getTime() } } : {}]));
  return setup && { setup: setup.setup, rooms, events };
}
