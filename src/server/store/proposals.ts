import type { JSONValue, Sql } from "postgres";
import type { ClinicId } from "#domain/ids.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import type { Measured } from "#domain/planning/live/measured.ts";
import type { Because, MoveProposal } from "#domain/planning/live/proposal.ts";
import type { ProposedMove, SearchReport, Suggestion } from "#domain/planning/live/suggestion.ts";
import { dayMs, type EpochMs } from "#domain/time.ts";

export async function openProposals(sql: Sql, clinicId: ClinicId): Promise<MoveProposal[]> {
  return read(await sql<Row[]>`select ${columns(sql)} from proposals p where clinic_id = ${clinicId} and state = 'open' order by kind desc, rank, proposed_at`);
}

/** Open ones, best first, then what has been decided or undone since, latest first. */
export async function proposalsSince(sql: Sql, clinicId: ClinicId, since: EpochMs): Promise<MoveProposal[]> {
  return read(await sql<Row[]>`
    select ${columns(sql)} from proposals p where clinic_id = ${clinicId} and (state = 'open' or (decided_at >= ${new Date(since)} and state in ('accepted', 'edited', 'rejected', 'undone')))
    order by (state = 'open') desc, kind desc, rank, decided_at desc`);
}

/** What was proposed between two moments, the latest first. */
export async function proposalsBetween(sql: Sql, clinicId: ClinicId, from: EpochMs, to: EpochMs): Promise<MoveProposal[]> {
  return read(await sql<Row[]>`select ${columns(sql)} from proposals p where clinic_id = ${clinicId} and proposed_at >= ${new Date(from)} and proposed_at < ${new Date(to)} order by proposed_at desc, rank`);
}

export async function proposalOf(sql: Sql, clinicId: ClinicId, id: string): Promise<MoveProposal | undefined> {
  return read(await sql<Row[]>`select ${columns(sql)} from proposals p where clinic_id = ${clinicId} and id = ${id}`)[0];
}

/** False where it is there already. */
export async function addProposal(sql: Sql, clinicId: ClinicId, one: Pick<MoveProposal, "id" | "kind" | "proposedAt" | "validUntil" | "moves" | "rank" | "returnsOf"> & Partial<Pick<Suggestion, "worth" | "mind">> & { report?: SearchReport; situation?: Situation }): Promise<boolean> {
  const json = (value: unknown) => (value === undefined || value === null ? null : sql.json(value as JSONValue));
  const done = await sql`
    insert into proposals (clinic_id, id, kind, state, proposed_at, confirmed_at, valid_until, moves, worth, mind, report, rank, returns_of, situation)
    values (${clinicId}, ${one.id}, ${one.kind}, 'open', ${new Date(one.proposedAt)}, ${new Date(one.proposedAt)}, ${new Date(one.validUntil)}, ${json(one.moves)}, ${json(one.worth)}, ${json(one.mind)}, ${json(one.report)}, ${one.rank}, ${one.returnsOf}, ${json(one.situation)})
    on conflict do nothing`;
  return done.count > 0;
}

/** The planner has come to the same again. */
export async function confirmProposal(sql: Sql, clinicId: ClinicId, id: string, news: Suggestion & { at: EpochMs; validUntil: EpochMs; rank: number; report: SearchReport; situation: Situation }): Promise<void> {
  const json = (value: unknown) => (value === null ? null : sql.json(value as JSONValue));
  await sql`
    update proposals set confirmed_at = ${new Date(news.at)}, valid_until = ${new Date(news.validUntil)}, moves = ${json(news.moves)}, worth = ${json(news.worth)}, mind = ${json(news.mind)},
      rank = ${news.rank}, report = ${json(news.report)}, situation = ${json(news.situation)}
    where clinic_id = ${clinicId} and id = ${id} and state = 'open'`;
}

export async function closeProposal(sql: Sql, clinicId: ClinicId, id: string, state: "expired" | "withdrawn", because: Because, at: EpochMs): Promise<void> {
  await sql`update proposals set state = ${state}, because = ${sql.json(because as JSONValue)}, decided_at = ${new Date(at)} where clinic_id = ${clinicId} and id = ${id} and state = 'open'`;
}

export type Decided = { state: "accepted" | "edited" | "rejected"; at: EpochMs; by: string; byId: string | null; key: string; isAuto: boolean; because?: Because; made?: ProposedMove[]; measureAt?: EpochMs; situation?: Situation };

/** Of two who decide at once the second is told false. */
export async function decideOpen(sql: Sql, clinicId: ClinicId, id: string, decided: Decided): Promise<boolean> {
  const json = (value: unknown) => (value === undefined ? null : sql.json(value as JSONValue));
  const done = await sql`
    update proposals set state = ${decided.state}, decided_at = ${new Date(decided.at)}, decided_by = ${decided.by}, decided_by_id = ${decided.byId}, decision_key = ${decided.key}, is_auto = ${decided.isAuto},
      because = ${json(decided.because)}, made = ${json(decided.made)}, measure_at = ${decided.measureAt === undefined ? null : new Date(decided.measureAt)}, situation = coalesce(${json(decided.situation)}, situation)
    where clinic_id = ${clinicId} and id = ${id} and state = 'open'`;
  return done.count > 0;
}

/** After it was decided, when the command was refused all the same. */
export async function failDecided(sql: Sql, clinicId: ClinicId, id: string, because: Because): Promise<void> {
  await sql`update proposals set state = 'expired', because = ${sql.json(because as JSONValue)}, measure_at = null where clinic_id = ${clinicId} and id = ${id}`;
}

export async function setWorth(sql: Sql, clinicId: ClinicId, id: string, worth: MoveProposal["worth"]): Promise<void> {
  await sql`update proposals set worth = ${worth === null ? null : sql.json(worth as unknown as JSONValue)}, mind = null where clinic_id = ${clinicId} and id = ${id}`;
}

export async function undoDecided(sql: Sql, clinicId: ClinicId, id: string, at: EpochMs, by: string): Promise<boolean> {
  const done = await sql`update proposals set state = 'undone', undone_at = ${new Date(at)}, undone_by = ${by}, measure_at = null where clinic_id = ${clinicId} and id = ${id} and state in ('accepted', 'edited')`;
  return done.count > 0;
}

/** Accepted ones whose hours are over, with the clinic as it was. */
export async function dueForMeasuring(sql: Sql, clinicId: ClinicId, now: EpochMs): Promise<(MoveProposal & { situation: Situation })[]> {
  const rows = await sql<(Row & { situation: Situation })[]>`
    select ${columns(sql)}, p.situation from proposals p where clinic_id = ${clinicId} and measure_at <= ${new Date(now)} and measured is null and situation is not null and state in ('accepted', 'edited') order by measure_at limit 5`;
  return rows.map((row) => ({ ...proposalFrom(row), situation: row.situation }));
}

/** The situation is let go: a ledger needs what came of it, not everybody's place in line. */
export async function keepMeasured(sql: Sql, clinicId: ClinicId, id: string, measured: Measured): Promise<void> {
  await sql`update proposals set measured = ${sql.json(measured as unknown as JSONValue)}, situation = null where clinic_id = ${clinicId} and id = ${id}`;
}

/** Moves that are under way: accepted of late, not undone. */
export async function acceptedSince(sql: Sql, clinicId: ClinicId, since: EpochMs): Promise<MoveProposal[]> {
  return read(await sql<Row[]>`select ${columns(sql)} from proposals p where clinic_id = ${clinicId} and state in ('accepted', 'edited') and decided_at >= ${new Date(since)} order by decided_at`);
}

/** What nobody wanted, of late. */
export async function refusedSince(sql: Sql, clinicId: ClinicId, since: EpochMs): Promise<MoveProposal[]> {
  return read(await sql<Row[]>`select ${columns(sql)} from proposals p where clinic_id = ${clinicId} and ((state = 'rejected' and decided_at >= ${new Date(since)}) or (state = 'undone' and undone_at >= ${new Date(since)}))`);
}

export async function madeByItself(sql: Sql, clinicId: ClinicId, since: EpochMs): Promise<number> {
  const [row] = await sql<{ made: number }[]>`select count(*)::int as made from proposals where clinic_id = ${clinicId} and is_auto and decided_at >= ${new Date(since)}`;
  return row?.made ?? 0;
}

/** True for the one process whose turn it is: nobody else has planned this clinic since `notSince`. */
export async function takeTurn(sql: Sql, clinicId: ClinicId, at: EpochMs, notSince: EpochMs): Promise<boolean> {
  const done = await sql`
    insert into planning_turns (clinic_id, taken_at) values (${clinicId}, ${new Date(at)})
    on conflict (clinic_id) do update set taken_at = excluded.taken_at where planning_turns.taken_at <= ${new Date(notSince)}`;
  return done.count > 0;
}

export async function endTurn(sql: Sql, clinicId: ClinicId, at: EpochMs, report: SearchReport): Promise<void> {
  await sql`update planning_turns set done_at = ${new Date(at)}, report = ${sql.json(report as unknown as JSONValue)} where clinic_id = ${clinicId}`;
}

export async function lastTurn(sql: Sql, clinicId: ClinicId): Promise<{ doneAt: EpochMs; report: SearchReport } | undefined> {
  const [row] = await sql<{ doneAt: Date | null; report: SearchReport | null }[]>`select done_at as "doneAt", report from planning_turns where clinic_id = ${clinicId}`;
  return row?.doneAt && row.report ? { doneAt: row.doneAt.getTime(), report: row.report } : undefined;
}

const keptMs = 400 * dayMs;
/** Of what nobody accepted there is nothing to measure. */
const situationKeptMs = dayMs;

export async function forgetProposals(sql: Sql, now: EpochMs): Promise<void> {
  await sql`delete from proposals where proposed_at < ${new Date(now - keptMs)}`;
  await sql`update proposals set situation = null where situation is not null and proposed_at < ${new Date(now - situationKeptMs)}`;
}

type Row = Omit<MoveProposal, Times> & Record<"proposedAt" | "confirmedAt" | "validUntil", Date> & Record<"decidedAt" | "undoneAt" | "measureAt", Date | null>;
type Times = "proposedAt" | "confirmedAt" | "validUntil" | "decidedAt" | "undoneAt" | "measureAt";

const columns = (sql: Sql) => sql`
  p.id, p.kind, p.state, p.proposed_at as "proposedAt", p.confirmed_at as "confirmedAt", p.valid_until as "validUntil", p.moves, p.made, p.worth, p.mind, p.report, p.rank, p.returns_of as "returnsOf",
  p.is_auto as "isAuto", p.decided_at as "decidedAt", p.decided_by as "decidedBy", p.because, p.decision_key as "decisionKey", p.undone_at as "undoneAt", p.undone_by as "undoneBy", p.measure_at as "measureAt", p.measured`;

function read(rows: Row[]): MoveProposal[] {
  return rows.map(proposalFrom);
}

function proposalFrom({ proposedAt, confirmedAt, validUntil, decidedAt, undoneAt, measureAt, ...row }: Row): MoveProposal {
  const { situation: _, ...rest } = row as typeof row & { situation?: unknown };
  return { ...rest, proposedAt: proposedAt.getTime(), confirmedAt: confirmedAt.getTime(), validUntil: validUntil.getTime(), decidedAt: decidedAt?.getTime() ?? null, undoneAt: undoneAt?.getTime() ?? null, measureAt: measureAt?.getTime() ?? null };
}
