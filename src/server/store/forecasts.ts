import type { JSONValue, Sql } from "postgres";
import { levelColumns } from "#domain/forecast/levels.ts";
import type { Step } from "#domain/forecast/score/outcome.ts";
import type { Place, Said, StatedQuantiles } from "#domain/forecast/score/said.ts";
import type { ClinicId, ServiceId, TicketId } from "#domain/ids.ts";
import type { Change } from "#domain/queue/what-changed.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { dayMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** As long as nothing else is said, a forecast is written down again after this time. */
export const repeatedAfterMs = 10 * minuteMs;

export type Shown = { ticketId: TicketId; leg: number; at: EpochMs; place: Place };

/**
 * Writes down what was said. Every process says the same within seconds of the others, so what another one has written
 * already is left out: the same range shortly before or after, under a lock that lets one process of a clinic write at a time.
 */
export async function addForecasts(sql: Sql, clinicId: ClinicId, said: readonly Said[]): Promise<void> {
  if (said.length === 0) return;
  const rows = said.map((s) => ({
    ticket_id: s.ticketId, leg: s.leg, said_at: s.saidAt / 1000, service_id: s.serviceId, urgency: s.urgency, ahead: s.ahead, method: s.method,
    ...Object.fromEntries(levelColumns.map((level) => [level, s.quantiles[level] ?? null])),
    about: s.promise?.aboutMinutes ?? null, at_most: s.promise?.atMostMinutes ?? null, reasons: s.reasons, shown_on: s.shownOn, raw: s.raw ?? null,
  }));
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('forecasts'), hashtext(${clinicId}))`;
    await tx`
      with said as (
        select *, to_timestamp(r.said_at) as at from jsonb_to_recordset(${tx.json(rows as unknown as JSONValue)}) as r(ticket_id text, leg int, said_at float8, service_id text, urgency int, ahead int,
          method text, p05 float8, p10 float8, p25 float8, p50 float8, p75 float8, p80 float8, p90 float8, p95 float8, about int, at_most int, reasons jsonb, shown_on text[], raw jsonb)
      )
      insert into forecasts (clinic_id, ticket_id, leg, said_at, service_id, urgency, ahead_people, method,
        p05_minutes, p10_minutes, p25_minutes, p50_minutes, p75_minutes, p80_minutes, p90_minutes, p95_minutes, about_minutes, at_most_minutes, reasons, shown_on, raw_minutes)
      select ${clinicId}, s.ticket_id, s.leg, s.at, s.service_id, s.urgency, s.ahead, s.method, s.p05, s.p10, s.p25, s.p50, s.p75, s.p80, s.p90, s.p95, s.about, s.at_most, s.reasons, s.shown_on, s.raw
      from said s join tickets t on t.clinic_id = ${clinicId} and t.id = s.ticket_id
      left join lateral (
        select f.said_at, f.about_minutes, f.at_most_minutes from forecasts f
        where f.clinic_id = ${clinicId} and f.ticket_id = s.ticket_id and f.leg = s.leg and f.said_at <= s.at + ${asSeconds(apartMs)}::interval order by f.said_at desc limit 1
      ) earlier on true
      left join lateral (
        select f.said_at, f.about_minutes, f.at_most_minutes from forecasts f
        where f.clinic_id = ${clinicId} and f.ticket_id = s.ticket_id and f.leg = s.leg and f.said_at > s.at + ${asSeconds(apartMs)}::interval order by f.said_at limit 1
      ) later on true
      where not coalesce((earlier.about_minutes, earlier.at_most_minutes) is not distinct from (s.about, s.at_most) and earlier.said_at > s.at - ${asSeconds(repeatedAfterMs - slackMs)}::interval, false)
        and not coalesce((later.about_minutes, later.at_most_minutes) is not distinct from (s.about, s.at_most) and later.said_at < s.at + ${asSeconds(slackMs)}::interval, false)
      on conflict do nothing`;
  });
}

/** Two processes that see the same change see it within this time. */
const apartMs = 2_000;
/** Time alone changes a range too, and processes look at their clocks this far apart at most. */
const slackMs = 30_000;

const asSeconds = (ms: number) => `${ms / 1000} seconds`;

/** Notes on which screens the latest word was read. */
export async function markShown(sql: Sql, clinicId: ClinicId, shown: readonly Shown[]): Promise<void> {
  if (shown.length === 0) return;
  const rows = shown.map((s) => ({ ticket_id: s.ticketId, leg: s.leg, at: s.at / 1000, place: s.place }));
  await sql`
    with shown as (
      select r.ticket_id, r.leg, max(to_timestamp(r.at)) as at, array_agg(distinct r.place) as places
      from jsonb_to_recordset(${sql.json(rows as JSONValue)}) as r(ticket_id text, leg int, at float8, place text) group by 1, 2
    ), latest as (
      select s.ticket_id, s.leg, s.places,
        (select max(f.said_at) from forecasts f where f.clinic_id = ${clinicId} and f.ticket_id = s.ticket_id and f.leg = s.leg and f.said_at <= s.at + ${asSeconds(apartMs)}::interval) as said_at
      from shown s
    )
    update forecasts f set shown_on = (select array_agg(distinct place order by place) from unnest(f.shown_on || l.places) as place)
    from latest l where f.clinic_id = ${clinicId} and f.ticket_id = l.ticket_id and f.leg = l.leg and f.said_at = l.said_at`;
}

type Row = {
  ticketId: string; leg: number; saidAt: Date; serviceId: string; urgency: number; ahead: number; method: string;
  p05: number | null; p10: number | null; p25: number | null; p50: number | null; p75: number | null; p80: number | null; p90: number | null; p95: number | null;
  about: number | null; atMost: number | null; reasons: Change[]; shownOn: string[]; raw: StatedQuantiles | null;
};

/** What was said between two moments, oldest first, with the ticket's number. */
export async function saidBetween(sql: Sql, clinicId: ClinicId, from: EpochMs, to: EpochMs, serviceId?: ServiceId): Promise<{ said: Said[]; numbers: Map<TicketId, string> }> {
  const rows = await sql<(Row & { number: string })[]>`
    select ${columns(sql)}, t.number from forecasts f join tickets t on t.clinic_id = f.clinic_id and t.id = f.ticket_id
    where f.clinic_id = ${clinicId} and f.said_at >= ${new Date(from)} and f.said_at < ${new Date(to)} ${serviceId === undefined ? sql`` : sql`and f.service_id = ${serviceId}`} order by f.said_at`;
  return { said: rows.map(saidOf), numbers: new Map(rows.map((row) => [row.ticketId, row.number])) };
}

/** The latest word on each leg of these tickets. */
export async function lastSaid(sql: Sql, clinicId: ClinicId, ticketIds: readonly TicketId[]): Promise<Said[]> {
  if (ticketIds.length === 0) return [];
  const rows = await sql<Row[]>`
    select distinct on (f.ticket_id, f.leg) ${columns(sql)} from forecasts f
    where f.clinic_id = ${clinicId} and f.ticket_id = any(${[...ticketIds]}) order by f.ticket_id, f.leg, f.said_at desc`;
  return rows.map(saidOf);
}

/** Every word on these tickets, oldest first. */
export async function wordsOn(sql: Sql, clinicId: ClinicId, ticketIds: readonly TicketId[]): Promise<Said[]> {
  const rows = await sql<Row[]>`select ${columns(sql)} from forecasts f where f.clinic_id = ${clinicId} and f.ticket_id = any(${[...ticketIds]}) order by f.said_at`;
  return rows.map(saidOf);
}

const columns = (sql: Sql) => sql`
  f.ticket_id as "ticketId", f.leg, f.said_at as "saidAt", f.service_id as "serviceId", f.urgency, f.ahead_people as ahead, f.method,
  f.p05_minutes as p05, f.p10_minutes as p10, f.p25_minutes as p25, f.p50_minutes as p50, f.p75_minutes as p75, f.p80_minutes as p80, f.p90_minutes as p90, f.p95_minutes as p95,
  f.about_minutes as about, f.at_most_minutes as "atMost", f.reasons, f.shown_on as "shownOn", f.raw_minutes as raw`;

function saidOf(row: Row): Said {
  const quantiles: StatedQuantiles = Object.fromEntries(levelColumns.flatMap((level) => (row[level] === null ? [] : [[level, row[level]]])));
  const { ticketId, leg, serviceId, ahead, method, reasons } = row;
  const promise = row.about === null || row.atMost === null ? null : { aboutMinutes: row.about, atMostMinutes: row.atMost };
  return { ticketId, leg, serviceId, urgency: row.urgency as Urgency, saidAt: row.saidAt.getTime(), ahead, method, quantiles, ...(row.raw === null ? {} : { raw: row.raw }), promise, reasons, shownOn: row.shownOn as Place[] };
}

/** Of every ticket that was moved between two moments, its lines of the log in their order; the opening of a day is a line of all that came before. */
export async function stepsBetween(sql: Sql, clinicId: ClinicId, from: EpochMs, to: EpochMs): Promise<Map<TicketId, Step[]>> {
  const rows = await sql<{ ticketId: string | null; at: Date; type: string }[]>`
    select body->>'ticketId' as "ticketId", at, type from events
    where clinic_id = ${clinicId} and at >= ${new Date(from)} and at < ${new Date(to)} and (body ? 'ticketId' or type = 'day-opened') order by seq`;
  const steps = new Map<TicketId, Step[]>();
  // A new day empties the house: nobody who came before it is moved after it.
  const ofThisDay = new Set<TicketId>();
  for (const { ticketId, at, type } of rows) {
    if (ticketId === null) {
      for (const id of ofThisDay) steps.get(id)?.push({ at: at.getTime(), type });
      ofThisDay.clear();
      continue;
    }
    ofThisDay.add(ticketId);
    const known = steps.get(ticketId);
    if (known) known.push({ at: at.getTime(), type });
    else steps.set(ticketId, [{ at: at.getTime(), type }]);
  }
  return steps;
}

/** A year, and the month of the year before to compare with. */
const keptMs = 400 * dayMs;

export async function forgetForecasts(sql: Sql, now: EpochMs): Promise<void> {
  await sql`delete from forecasts where said_at < ${new Date(now - keptMs)}`;
}
