import { policyOf, rulesOf, type ClinicState } from "#domain/clinic.ts";
import { isClosed, servers, type Server } from "#domain/forecast/servers.ts";
import type { Forecaster, WaitForecast } from "#domain/forecast/forecast.ts";
import { changeoverMinutes, residualMinutes, usualScv, visitMinutes } from "#domain/forecast/visit-length.ts";
import { waitQuantiles } from "#domain/forecast/wait-quantiles.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import { shareGone } from "#domain/occupancy/tickets-gone.ts";
import { targetMinutes } from "#domain/queue/policy.ts";
import { dueFrom, targetOf, whoIsNext } from "#domain/queue/who-is-next.ts";
import type { Service } from "#domain/setup.ts";
import { minutesBetween, type EpochMs } from "#domain/time.ts";

/**
 * The queue-length model: everyone's wait until the call, from who stands before them, the rooms that serve and the
 * visits in progress. Of the hour ahead it knows only that patients will come on as they did, and
 * some will pass; breaks that are near and shifts that end it does not see.
 */
export const queueLengthForecast: Forecaster = (state, at) => withScv(usualScv)(state, at);

/** The same for visits of another regularity; with 1, exponential visits, it is the exact law of M/M/c. */
export function withScv(scv: number): Forecaster {
  return (state, at) => {
    const view = look(state, at, scv);
    const tickets = view.lines.flatMap((line) => line.claims.map((claim, ahead) => [claim.ticketId, forecastOf(view, line, claim, ahead)] as const));
    const ifYouCameNow = view.lines.map((line) => {
      const target = targetMinutes(4, line.service, policyOf(state));
      const claim: Claim = { ticketId: "", used: 1 / target, target, earlyMinutes: 0 };
      return [line.service.id, forecastOf(view, line, claim, countAtLeast(line, claim))] as const;
    });
    return { at, method: "queue-length", tickets: Object.fromEntries(tickets), ifYouCameNow: Object.fromEntries(ifYouCameNow) };
  };
}

/** What ranks a ticket: the share of its target that is used up, and how that will grow. */
type Claim = { ticketId: TicketId; used: number; target: number; /** Until the appointment, when the clock starts. */ earlyMinutes: number };

/** Those who wait for one service, next first. */
type Line = { service: Service; claims: Claim[]; cycleMinutes: number; calledAMinute: number; urgentAMinute: number };

type View = {
  state: ClinicState;
  at: EpochMs;
  scv: number;
  lines: Line[];
  open: Server[];
  callMinutes: number;
  /** Of those who wait, the share who are believed to have left without saying so. */
  goneShare: number;
};

function look(state: ClinicState, at: EpochMs, scv: number): View {
  const callMinutes = changeoverMinutes(state, at);
  const waiting = Object.values(state.tickets).filter((ticket) => ticket.state === "waiting");
  const lines = state.setup.services.map((service) => ({
    service,
    claims: whoIsNext(waiting, service, at, rulesOf(state, service.id)).map(({ ticket, targetUsed }) => ({
      ticketId: ticket.id,
      used: targetUsed,
      target: targetOf(ticket, service, policyOf(state)),
      earlyMinutes: Math.max(0, minutesBetween(at, dueFrom(ticket, policyOf(state)))),
    })),
    cycleMinutes: visitMinutes(state, service) + callMinutes,
    ...pace(state, service.id, at),
  }));
  return { state, at, scv, lines, open: servers(state, at), callMinutes, goneShare: shareGone(state, at) };
}

function forecastOf(view: View, line: Line, claim: Claim, ahead: number): WaitForecast {
  const hosts = view.open.filter((server) => server.serviceIds.includes(line.service.id));
  if (hosts.length === 0) return { known: false, ahead, because: isClosed(view.state, line.service.id, view.at) ? "closed" : "nobody-serves" };

  let rooms = 0;
  let free = 0;
  let firstRate = 0;
  for (const server of hosts) {
    const share = shareOf(view, server, line, claim, ahead);
    rooms += share;
    if (!server.guest) free += share;
    firstRate += share / (server.guest ? residualOf(view, server) : line.cycleMinutes);
  }
  const starts = ahead + 1 - free;
  // A free room calls its next patient at once; a little of that moment may be left.
  if (starts <= 0) return { known: true, ahead, ...waitQuantiles({ starts: 1, servers: 1, meanMinutes: view.callMinutes, scv: view.scv }) };
  const extra = passBeforeAppointment(line, claim, starts, rooms);
  // Whoever has twice the time is passed by half of those who come in the meantime: their claims grow twice as fast.
  const passersAMinute = line.calledAMinute * Math.max(0, 1 - targetMinutes(4, line.service, policyOf(view.state)) / claim.target);
  const place = { servers: rooms, firstRate, meanMinutes: line.cycleMinutes, scv: view.scv, passersAMinute, urgentAMinute: line.urgentAMinute };
  const withAll = waitQuantiles({ ...place, starts: starts + extra });
  const fewer = ahead * view.goneShare * spared(view, line);
  if (fewer < leastSpared) return { known: true, ahead, ...withAll };
  // Empty seats shorten what is likely; what is promised at most still counts everybody, as they may be at the coffee machine.
  const { p10, p50 } = waitQuantiles({ ...place, starts: Math.max(1, starts + extra - fewer) });
  return { known: true, ahead, ...withAll, p10, p50 };
}

/** A line that is shorter by less than this is not worth another sum. */
const leastSpared = 0.05;

/** What a patient who has left spares of a visit: they are still called twice, in vain. */
function spared(view: View, line: Line): number {
  const { everySeconds, attempts } = policyOf(view.state).calls;
  return Math.max(0, 1 - (Math.min(2, attempts) * everySeconds) / 60 / line.cycleMinutes);
}

/**
 * Those who will come until the appointment stand before whoever is early for it, unless the line is empty before. Of
 * these, the booked who have come early too are in the line already.
 */
function passBeforeAppointment(line: Line, claim: Claim, starts: number, rooms: number): number {
  const spare = rooms / line.cycleMinutes - line.calledAMinute;
  const untilEmpty = spare > 0 ? starts / spare : Infinity;
  const hereAlready = line.claims.filter((other) => other.used > claim.used && other.earlyMinutes > 0).length;
  return Math.max(0, line.calledAMinute * Math.min(claim.earlyMinutes, untilEmpty) - hereAlready);
}

/**
 * The part of a shared room that works for this line: in proportion to the work of those who stand before this place,
 * in this line and in the room's others, since the room takes whoever has the highest claim. Who stands behind takes
 * nothing away.
 */
function shareOf(view: View, server: Server, line: Line, claim: Claim, ahead: number): number {
  const own = (ahead + 1) * line.cycleMinutes;
  let others = 0;
  for (const other of view.lines) {
    if (other !== line && server.serviceIds.includes(other.service.id)) others += countAtLeast(other, claim) * other.cycleMinutes;
  }
  return own / (own + others);
}

function countAtLeast(line: Line, claim: Claim): number {
  return line.claims.filter((other) => other.used >= claim.used).length;
}

function residualOf(view: View, server: Server): number {
  const leg = server.guest?.legs[server.guest.leg];
  const line = view.lines.find((l) => l.service.id === leg?.serviceId);
  if (!leg || !line) return 1;
  // Between call and start the patient is on the way: the whole visit is still to come.
  return residualMinutes(line.cycleMinutes, view.scv, leg.startedAt === undefined ? 0 : minutesBetween(leg.startedAt, view.at));
}

/**
 * Patients a minute, all and urgent, who were called for a service: what has come in lately will come on. The last
 * hour for all; the whole day for the urgent, who are few.
 */
function pace(state: ClinicState, serviceId: ServiceId, at: EpochMs): { calledAMinute: number; urgentAMinute: number } {
  let since = at;
  let lately = 0;
  let urgent = 0;
  for (const ticket of Object.values(state.tickets)) {
    const leg = ticket.legs.find((l) => l.serviceId === serviceId && l.calledAt !== undefined);
    if (leg?.calledAt === undefined) continue;
    since = Math.min(since, leg.waitingSince ?? at);
    if (minutesBetween(leg.calledAt, at) <= paceMinutes) lately++;
    if (ticket.urgency <= 3) urgent++;
  }
  return { calledAMinute: lately / paceMinutes, urgentAMinute: urgent / Math.max(paceMinutes, minutesBetween(since, at)) };
}

const paceMinutes = 60;
