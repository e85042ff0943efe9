import type { Sql } from "postgres";
import type { ClinicId, TicketId } from "#domain/ids.ts";
import { isOver, type Ticket } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** The key of "longer than we said": the desk is told once for each leg of a journey. */
export function tellDeskKey(ticketId: TicketId, leg: number): string {
  return `tell-desk/${ticketId}/${leg}`;
}

/** What a patient has said on their own page and finds said when they look again. */
export async function saidByPatient(sql: Sql, clinicId: ClinicId, ticketId: TicketId, ticket: Ticket | undefined): Promise<{ toldDeskAt: EpochMs | null; hasGivenFeedback: boolean }> {
  if (!ticket) return { toldDeskAt: null, hasGivenFeedback: false };
  if (isOver(ticket)) {
    const [given] = await sql`select 1 from feedback where clinic_id = ${clinicId} and ticket_id = ${ticketId}`;
    return { toldDeskAt: null, hasGivenFeedback: given !== undefined };
  }
  const [told] = await sql<{ at: Date }[]>`
    select answered_at as at from command_answers where clinic_id = ${clinicId} and idempotency_key = ${tellDeskKey(ticketId, ticket.leg)} and (answer->>'ok')::boolean`;
  return { toldDeskAt: told?.at.getTime() ?? null, hasGivenFeedback: false };
}

/** The last word counts, while the page can still be opened. */
export async function giveFeedback(sql: Sql, clinicId: ClinicId, ticketId: TicketId, at: EpochMs, score: number, says: string | null): Promise<void> {
  await sql`
    insert into feedback (clinic_id, ticket_id, at, score, says) values (${clinicId}, ${ticketId}, ${new Date(at)}, ${score}, ${says})
    on conflict (clinic_id, ticket_id) do update set at = excluded.at, score = excluded.score, says = excluded.says`;
}
