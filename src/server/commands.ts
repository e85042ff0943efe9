import type { JSONValue, TransactionSql } from "postgres";
import type { CommandAnswer } from "#contract/commands.ts";
import { apply } from "#domain/clinic.ts";
import type { ClinicEvent } from "#domain/event.ts";
import type { Actor, ClinicId } from "#domain/ids.ts";
import { accept, type Outcome } from "#domain/outcome.ts";
import type { CommandCode } from "#domain/queue/command.ts";
import { decide } from "#domain/queue/decide.ts";
import type { House } from "#server/house.ts";
import { keepOwnWords, toCommand, type Asked, type Door } from "#server/own-words.ts";
import { appendEvents, eventsAfter, lockStream } from "#server/store/log.ts";
import { issueToken, ticketToken } from "#server/store/tokens.ts";
import { projectTickets } from "#server/store/visits.ts";

type Answer = Outcome<CommandAnswer, CommandCode>;
/** People send what the contract knows; the clock may also open a day, or tell that a zone has filled. */
type Request = { idempotencyKey: string; command: Asked };

/**
 * Carries out what a person asked for: under the clinic's lock, against the clinic as it stands, with its events on
 * disk before anybody is told. The same idempotency key gets the same answer, and nothing happens twice.
 */
export async function execute(house: House, clinicId: ClinicId, request: Request, actor: Actor, door: Door = {}): Promise<Answer> {
  return house.keeper.inOrder(clinicId, "events", async () => {
    const { answer, events } = await house.database.sql.begin((tx) => inTransaction(house, tx, clinicId, request, actor, door));
    house.keeper.takeEvents(clinicId, events);
    return answer;
  });
}

async function inTransaction(house: House, tx: TransactionSql, clinicId: ClinicId, request: Request, actor: Actor, door: Door): Promise<{ answer: Answer; events: ClinicEvent[] }> {
  const lastSeq = await lockStream(tx, clinicId, "events");
  const given = await answerGiven(tx, clinicId, request.idempotencyKey);
  if (given) return { answer: given, events: [] };

  // Events of other processes that have not reached this one yet.
  const missed = await eventsAfter(tx, clinicId, house.keeper.state(clinicId).seq);
  house.keeper.takeEvents(clinicId, missed);
  const state = house.keeper.state(clinicId);

  const at = house.clock();
  const refused = async (decision: Extract<Answer, { ok: false }>) => {
    await keepAnswer(tx, clinicId, request.idempotencyKey, at, decision);
    return { answer: decision, events: [] };
  };
  const asked = toCommand(state, request.command, door);
  if (!asked.ok) return refused(asked);
  const command = asked.value;
  const decision = decide(state, command, at);
  if (!decision.ok) return refused(decision);

  const events = await appendEvents(tx, clinicId, lastSeq, at, actor, decision.value);
  const after = events.reduce(apply, state);
  const ticketId = events.map((e) => ("ticketId" in e ? e.ticketId : undefined)).findLast((id) => id !== undefined) ?? null;
  let token: string | null = null;
  await keepOwnWords(tx, clinicId, request.command, command, after, at);
  if (command.type === "check-in") {
    token = ticketToken(house.settings.secret, clinicId, command.ticketId);
    await issueToken(tx, { clinicId, kind: "ticket", subjectId: command.ticketId }, token, at);
  }
  await projectTickets(tx, clinicId, events, after.tickets);
  const answer = accept<CommandAnswer>({ seq: after.seq, ticketId, number: ticketId ? (after.tickets[ticketId]?.number ?? null) : null, token });
  await keepAnswer(tx, clinicId, request.idempotencyKey, at, answer);
  await tx`select pg_notify('anteroom', ${JSON.stringify({ clinicId, stream: "events", process: process.pid })})`;
  return { answer, events };
}

async function answerGiven(tx: TransactionSql, clinicId: ClinicId, key: string): Promise<Answer | undefined> {
  const [row] = await tx<{ answer: Answer }[]>`select answer from command_answers where clinic_id = ${clinicId} and idempotency_key = ${key}`;
  return row?.answer;
}

async function keepAnswer(tx: TransactionSql, clinicId: ClinicId, key: string, at: number, answer: Answer): Promise<void> {
  await tx`
    insert into command_answers (clinic_id, idempotency_key, answered_at, answer)
    values (${clinicId}, ${key}, ${new Date(at)}, ${tx.json(answer as unknown as JSONValue)})`;
}
