import type { JSONValue, Sql } from "postgres";
import type { ClinicId, TicketId, VisitId } from "#domain/ids.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";
import type { Notice, NoticeChannel } from "#server/notices/notice.ts";

/** A notice waiting to leave, with whose it is. */
export type DueNotice = { clinicId: ClinicId; id: string; ticketId: TicketId | null; visitId: VisitId | null; channel: NoticeChannel; notice: Notice; tries: number };

/** No ticket is told more than this by one channel, whatever happens to it. */
const noticesAtMost = 12;
/** When a notice that did not leave is tried again, counted from when it was made. */
const triedAfterMs = [0, 0.5 * minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs];

/** Puts a notice into the outbox; one that is there, or was, is not made again. */
export async function addNotice(sql: Sql, clinicId: ClinicId, ticketId: TicketId, channel: NoticeChannel, notice: Notice, at: EpochMs): Promise<boolean> {
  const made = await sql`
    insert into notices (clinic_id, id, ticket_id, channel, body, made_at)
    select ${clinicId}, ${notice.id}, ${ticketId}, ${channel}, ${sql.json(notice as JSONValue)}, ${new Date(at)}
    where (select count(*) from notices where clinic_id = ${clinicId} and ticket_id = ${ticketId} and channel = ${channel}) < ${noticesAtMost}
    on conflict do nothing`;
  return made.count > 0;
}

/** Takes what is due; of several processes each gets its own, and whoever dies with one leaves it to the next try. */
export async function takeDueNotices(sql: Sql, at: EpochMs): Promise<DueNotice[]> {
  const ages = triedAfterMs.map((ms) => ms / 1000);
  return sql<DueNotice[]>`
    with taken as (
      update notices n set tries = tries + 1
      where (n.clinic_id, n.id) in (
        select clinic_id, id from notices
        where sent_at is null and tries < ${ages.length} and made_at + make_interval(secs => (${ages}::float8[])[tries + 1]) <= ${new Date(at)}
        order by made_at limit 20 for update skip locked)
      returning n.clinic_id, n.id, n.ticket_id, n.channel, n.body, n.tries)
    select taken.clinic_id as "clinicId", taken.id, t.id as "ticketId", t.visit_id as "visitId", channel, body as notice, tries
    from taken left join tickets t on t.clinic_id = taken.clinic_id and t.id = taken.ticket_id`;
}

export async function noticeSent(sql: Sql, { clinicId, id }: DueNotice, at: EpochMs): Promise<void> {
  await sql`update notices set sent_at = ${new Date(at)}, problem = null where clinic_id = ${clinicId} and id = ${id}`;
}

/** `isOver`: no further try. */
export async function noticeFailed(sql: Sql, { clinicId, id }: DueNotice, problem: string, isOver: boolean): Promise<void> {
  await sql`update notices set problem = ${problem.slice(0, 500)}, tries = case when ${isOver} then ${triedAfterMs.length} else tries end where clinic_id = ${clinicId} and id = ${id}`;
}

export async function forgetNotices(sql: Sql, before: EpochMs): Promise<void> {
  await sql`delete from notices where made_at < ${new Date(before)}`;
}
