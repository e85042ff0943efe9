import type { Sql } from "postgres";
import type { ClinicId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

/** What somebody unknown sent of late. */
export type Sent = { sender: string; via: string; reason: "unknown-sender" | "wrong-token"; firstAt: EpochMs; lastAt: EpochMs; messages: number; topic: string | null; payload: string };

export type Stranger = { sender: string; via: string; reason: "unknown-sender" | "wrong-token"; firstSeenAt: EpochMs; lastSeenAt: EpochMs; messages: number; lastTopic: string | null; lastPayload: string };

export const strangersKept = 50;

/** Adds what was sent to what is known of each sender. Of too many senders those go that have been silent longest. */
export async function addStrangers(sql: Sql, clinicId: ClinicId, sent: Sent[]): Promise<void> {
  for (const s of sent)
    await sql`
      insert into quarantine (clinic_id, sender, via, reason, first_seen_at, last_seen_at, messages, last_topic, last_payload)
      values (${clinicId}, ${s.sender}, ${s.via}, ${s.reason}, ${new Date(s.firstAt)}, ${new Date(s.lastAt)}, ${s.messages}, ${s.topic}, ${s.payload})
      on conflict (clinic_id, sender) do update set via = excluded.via, reason = excluded.reason, last_seen_at = greatest(quarantine.last_seen_at, excluded.last_seen_at),
        messages = least(quarantine.messages::bigint + excluded.messages, 2147483647)::int, last_topic = excluded.last_topic, last_payload = excluded.last_payload`;
  await sql`
    delete from quarantine where clinic_id = ${clinicId} and sender not in (
      select sender from quarantine where clinic_id = ${clinicId} order by last_seen_at desc, sender limit ${strangersKept})`;
}

/** Latest first, without those that somebody has dismissed. */
export async function strangersOf(sql: Sql, clinicId: ClinicId): Promise<Stranger[]> {
  const rows = await sql<(Omit<Stranger, "firstSeenAt" | "lastSeenAt"> & { firstSeenAt: Date; lastSeenAt: Date })[]>`
    select sender, via, reason, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", messages, last_topic as "lastTopic", last_payload as "lastPayload"
    from quarantine where clinic_id = ${clinicId} and dismissed_at is null order by last_seen_at desc, sender`;
  return rows.map((r) => ({ ...r, firstSeenAt: r.firstSeenAt.getTime(), lastSeenAt: r.lastSeenAt.getTime() }));
}

/** Whether there was one. */
export async function dismissStranger(sql: Sql, clinicId: ClinicId, sender: string, at: EpochMs): Promise<boolean> {
  const gone = await sql`update quarantine set dismissed_at = ${new Date(at)} where clinic_id = ${clinicId} and sender = ${sender}`;
  return gone.count > 0;
}

/** Whoever has become known is a stranger no more. */
export async function forgetStranger(sql: Sql, clinicId: ClinicId, senders: string[]): Promise<void> {
  await sql`delete from quarantine where clinic_id = ${clinicId} and lower(sender) = any(${senders.map((s) => s.toLowerCase())})`;
}

export async function forgetStrangersBefore(sql: Sql, at: EpochMs): Promise<void> {
  await sql`delete from quarantine where last_seen_at < ${new Date(at)}`;
}
