import type { ClinicId } from "#domain/ids.ts";
import type { Happened } from "#domain/planning/live/measured.ts";
import { liveSearch } from "#domain/planning/live/advise.ts";
import type { MoveProposal } from "#domain/planning/live/proposal.ts";
import { movesOf } from "#domain/planning/live/proposal.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { hourMs, minuteMs } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import { legsBetween } from "#server/store/legs.ts";

/** Nobody who came longer ago still stands in line. */
const longestVisitMs = 12 * hourMs;

/** From the log, what came after a decision: who came, how long people stood in line, what else was changed. */
export async function happenedAfter(house: House, clinicId: ClinicId, proposal: MoveProposal): Promise<Happened> {
  const { sql } = house.database;
  const from = proposal.decidedAt ?? proposal.proposedAt;
  const until = proposal.measureAt ?? from + liveSearch.horizonMinutes * minuteMs;
  const legs = await legsBetween(sql, clinicId, from - longestVisitMs, until);
  const byTicket = new Map<string, { from: number; to: number }[]>();
  for (const leg of legs) {
    const span = { from: Math.max(from, leg.arrivedAt), to: Math.min(until, leg.startedAt ?? leg.leftAt ?? until) };
    const ticketId = leg.visitId.split("/")[0] as string;
    if (span.to > span.from) byTicket.set(ticketId, [...(byTicket.get(ticketId) ?? []), span]);
  }
  const came = await sql<{ id: string; at: Date; urgency: number; services: string[] }[]>`
    select t.id, t.arrived_at as at, t.urgency, array_agg(s.service_id order by s.position) as services
    from tickets t join ticket_steps s on s.clinic_id = t.clinic_id and s.ticket_id = t.id
    where t.clinic_id = ${clinicId} and t.arrived_at > ${new Date(from)} and t.arrived_at < ${new Date(until)} and t.state <> 'entered-in-error' group by t.id, t.arrived_at, t.urgency`;
  const [others] = await sql<{ count: number }[]>`
    select count(*)::int as count from events where clinic_id = ${clinicId} and at > ${new Date(from)} and at < ${new Date(until)} and type in ('staff-assigned', 'staff-status', 'room-blocked', 'room-opened')
      and not (type = 'staff-assigned' and body->>'staffId' = any(${movesOf(proposal).map(({ staffId }) => staffId)}))`;
  return {
    until,
    arrivals: came.map(({ at, urgency, services }) => ({ at: at.getTime(), urgency: urgency as Urgency, serviceIds: services })),
    stoodMinutes: [...byTicket.values()].reduce((sum, spans) => sum + unionMinutes(spans), 0),
    otherChanges: others?.count ?? 0,
  };
}

/** Whoever stands in two lines at once stands once. */
export function unionMinutes(spans: { from: number; to: number }[]): number {
  let [minutes, end] = [0, -Infinity];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    minutes += Math.max(0, to - Math.max(from, end)) / minuteMs;
    end = Math.max(end, to);
  }
  return minutes;
}
