import type { JSONValue, Sql, TransactionSql } from "postgres";
import type { ClinicState } from "#domain/clinic.ts";
import type { ClinicEvent, CountEvent, EventBody } from "#domain/event.ts";
import type { Actor, ClinicId, TicketId } from "#domain/ids.ts";
import type { EpochMs } from "#domain/time.ts";

export type Stream = "events" | "counts";

/**
 * Takes the clinic's place at the end of a stream until the transaction ends, and tells its last number. Everyone who
 * writes to the stream comes through here, so numbers have no gaps and writers no races.
 */
export async function lockStream(tx: TransactionSql, clinicId: ClinicId, stream: Stream): Promise<number> {
  await tx`insert into streams (clinic_id, name) values (${clinicId}, ${stream}) on conflict do nothing`;
  const [row] = await tx<{ seq: string }[]>`select last_seq as seq from streams where clinic_id = ${clinicId} and name = ${stream} for update`;
  return Number(row?.seq ?? 0);
}

/** Appends to the log after `lastSeq`, which the caller holds locked. */
export async function appendEvents(tx: TransactionSql, clinicId: ClinicId, lastSeq: number, at: EpochMs, actor: Actor, bodies: EventBody[]): Promise<ClinicEvent[]> {
  const events = bodies.map((body, i): ClinicEvent => ({ ...body, seq: lastSeq + 1 + i, at, actor }));
  for (const { seq, at: when, actor: who, type, ...body } of events)
    await tx`insert into events (clinic_id, seq, at, actor, type, body) values (${clinicId}, ${seq}, ${new Date(when)}, ${tx.json(who)}, ${type}, ${tx.json(body as JSONValue)})`;
  await moveStream(tx, clinicId, "events", lastSeq + events.length);
  return events;
}

/** Appends counts after `lastSeq`, which the caller holds locked. */
export async function appendCounts(tx: TransactionSql, clinicId: ClinicId, lastSeq: number, counts: Omit<CountEvent, "seq">[]): Promise<CountEvent[]> {
  const events = counts.map((c, i): CountEvent => ({ ...c, seq: lastSeq + 1 + i }));
  if (events.length === 0) return events;
  const rows = events.map((e) => ({ seq: e.seq, after_seq: e.afterSeq, at: e.count.at / 1000, sensor_id: e.sensorId, count: e.count }));
  await tx`
    insert into count_events (clinic_id, seq, after_seq, at, sensor_id, count)
    select ${clinicId}, r.seq, r.after_seq, to_timestamp(r.at), r.sensor_id, r.count
    from jsonb_to_recordset(${tx.json(rows as JSONValue)}) as r(seq bigint, after_seq bigint, at float8, sensor_id text, count jsonb)`;
  await moveStream(tx, clinicId, "counts", lastSeq + events.length);
  return events;
}

async function moveStream(tx: TransactionSql, clinicId: ClinicId, stream: Stream, seq: number): Promise<void> {
  await tx`update streams set last_seq = ${seq} where clinic_id = ${clinicId} and name = ${stream}`;
}

export async function eventsAfter(sql: Sql | TransactionSql, clinicId: ClinicId, seq: number): Promise<ClinicEvent[]> {
  const rows = await sql<EventRow[]>`select seq, at, actor, type, body from events where clinic_id = ${clinicId} and seq > ${seq} order by seq`;
  return rows.map(eventOf);
}

/** What the log says of one ticket after `seq`: the end of the day before, so that no more than a day is read. */
export async function eventsOfTicket(sql: Sql, clinicId: ClinicId, ticketId: TicketId, seq: number): Promise<ClinicEvent[]> {
  const rows = await sql<EventRow[]>`
    select seq, at, actor, type, body from events where clinic_id = ${clinicId} and seq > ${seq} and body->>'ticketId' = ${ticketId} order by seq`;
  return rows.map(eventOf);
}

type EventRow = { seq: string; at: Date; actor: Actor; type: string; body: object };

function eventOf(row: EventRow): ClinicEvent {
  return { ...row.body, type: row.type, seq: Number(row.seq), at: row.at.getTime(), actor: row.actor } as ClinicEvent;
}

export async function countsAfter(sql: Sql | TransactionSql, clinicId: ClinicId, seq: number): Promise<CountEvent[]> {
  const rows = await sql<{ seq: string; afterSeq: string; sensorId: string; count: CountEvent["count"] }[]>`
    select seq, after_seq as "afterSeq", sensor_id as "sensorId", count from count_events where clinic_id = ${clinicId} and seq > ${seq} order by seq`;
  return rows.map((r) => ({ seq: Number(r.seq), afterSeq: Number(r.afterSeq), sensorId: r.sensorId, count: r.count }));
}

/** Grows when ClinicState changes shape; older snapshots are then passed over and the log is read from its start. */
const snapshotShape = 3;

export async function latestSnapshot(sql: Sql, clinicId: ClinicId): Promise<ClinicState | undefined> {
  const [row] = await sql<{ state: { shape: number; clinic: ClinicState } }[]>`
    select state from snapshots where clinic_id = ${clinicId} order by seq desc, count_seq desc limit 1`;
  return row?.state.shape === snapshotShape ? row.state.clinic : undefined;
}

/** Keeps the last three, so that a broken one is not the only one. */
export async function saveSnapshot(sql: Sql, state: ClinicState, at: EpochMs): Promise<void> {
  const clinicId = state.setup.id;
  await sql.begin(async (tx) => {
    await tx`
      insert into snapshots (clinic_id, taken_at, seq, count_seq, state)
      values (${clinicId}, ${new Date(at)}, ${state.seq}, ${state.countSeq}, ${tx.json({ shape: snapshotShape, clinic: state } as unknown as JSONValue)})
      on conflict do nothing`;
    await tx`
      delete from snapshots where clinic_id = ${clinicId} and (seq, count_seq) not in
        (select seq, count_seq from snapshots where clinic_id = ${clinicId} order by seq desc, count_seq desc limit 3)`;
  });
}
