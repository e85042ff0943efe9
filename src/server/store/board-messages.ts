import type { JSONValue, Sql } from "postgres";
import type { BoardMessage } from "#contract/boards.ts";
import type { BoardId, ClinicId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

export type Message = BoardMessage;

/** What the clinic has to say at this moment, oldest first. */
export async function messagesNow(sql: Sql, clinicId: ClinicId, at: EpochMs): Promise<Message[]> {
  return (await messagesFrom(sql, clinicId, at)).filter((message) => message.from <= at);
}

/** Those of this moment, and those that are to come. */
export async function messagesFrom(sql: Sql, clinicId: ClinicId, at: EpochMs): Promise<Message[]> {
  const rows = await sql<{ id: string; boardId: BoardId | null; says: Record<string, string>; from: Date; to: Date | null }[]>`
    select id, board_id as "boardId", says, from_at as "from", to_at as "to" from board_messages
    where clinic_id = ${clinicId} and (to_at is null or to_at > ${new Date(at)}) order by from_at, id`;
  return rows.map((r) => ({ id: Number(r.id), boardId: r.boardId, says: r.says, from: r.from.getTime(), to: r.to?.getTime() ?? null }));
}

export async function addMessage(sql: Sql, clinicId: ClinicId, message: Omit<Message, "id">): Promise<Message> {
  const [row] = await sql<{ id: string }[]>`
    insert into board_messages (clinic_id, board_id, says, from_at, to_at)
    values (${clinicId}, ${message.boardId}, ${sql.json(message.says as JSONValue)}, ${new Date(message.from)}, ${message.to === null ? null : new Date(message.to)}) returning id`;
  return { ...message, id: Number(row?.id) };
}

export async function removeMessage(sql: Sql, clinicId: ClinicId, id: number): Promise<boolean> {
  return (await sql`delete from board_messages where clinic_id = ${clinicId} and id = ${id}`).count > 0;
}
