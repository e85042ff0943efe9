import { rulesOf, type ClinicState } from "#domain/clinic.ts";
import type { Forecaster, WaitForecast } from "#domain/forecast/forecast.ts";
import { isClosed } from "#domain/forecast/servers.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import type { TaggedWait } from "#domain/look-ahead/answer.ts";
import { learnedToday, type Learned } from "#domain/look-ahead/learned.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import { situationOf } from "#domain/look-ahead/situation-of.ts";
import { summaryOf } from "#domain/look-ahead/wait-summary.ts";
import { legOf } from "#domain/queue/ticket.ts";
import { claimAt } from "#domain/queue/claim.ts";
import { targetMinutes } from "#domain/queue/policy.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import type { EpochMs } from "#domain/time.ts";

/** The seed stays: with the same luck from minute to minute a wait changes when the clinic does, not by itself. */
const usualDraws = { seed: 1, paths: 1_000 };

/** Everyone's wait until the call from imagined hours, with what this day alone has taught. */
export const lookAheadForecast: Forecaster = (state, at) => lookAheadWith(learnedToday(state, at))(state, at);

/** The same with what the clinic's days have taught. */
export function lookAheadWith(learned: Learned, draws = usualDraws): Forecaster {
  return (state, at) => {
    const situation = situationOf(state, at, learned);
    const ids = Object.values(state.tickets).flatMap((ticket) => (ticket.state === "waiting" ? [ticket.id] : []));
    const answer = lookAhead(situation, { waitsOf: ids, ifYouCameNow: state.setup.services.map(({ id }) => ({ serviceId: id, urgency: 4 as const })) }, draws);
    const ahead = placesOf(state, at);
    const tickets = answer.waits.map((wait): [TicketId, WaitForecast] => {
      const ticket = state.tickets[wait.id];
      return [wait.id, told(state, at, ticket ? legOf(ticket).serviceId : "", ahead.tickets.get(wait.id) ?? 0, wait)];
    });
    return {
      at,
      tickets: Object.fromEntries(tickets),
      ifYouCameNow: Object.fromEntries(answer.ifYouCameNow.map((wait) => [wait.serviceId, told(state, at, wait.serviceId, ahead.ifYouCameNow.get(wait.serviceId) ?? 0, wait)])),
    };
  };
}

function told(state: ClinicState, at: EpochMs, serviceId: ServiceId, ahead: number, wait: TaggedWait): WaitForecast {
  const summary = summaryOf(wait);
  if (!summary || summary.p90 === Infinity) return { known: false, ahead, because: isClosed(state, serviceId, at) ? "closed" : "nobody-serves" };
  const { p10, p50, p80, p90 } = summary;
  return { known: true, ahead, p10, p50, p80, p90 };
}

/** How many stand before each, now. */
function placesOf(state: ClinicState, at: EpochMs): { tickets: Map<TicketId, number>; ifYouCameNow: Map<ServiceId, number> } {
  const tickets = new Map<TicketId, number>();
  const ifYouCameNow = new Map<ServiceId, number>();
  for (const service of state.setup.services) {
    const rules = rulesOf(state, service.id);
    const line = whoIsNext(Object.values(state.tickets), service, at, rules);
    line.forEach(({ ticket }, i) => tickets.set(ticket.id, Math.min(i, tickets.get(ticket.id) ?? i)));
    const mine = claimAt(at, at, targetMinutes(4, service, rules.policy));
    ifYouCameNow.set(service.id, line.filter(({ targetUsed }) => targetUsed >= mine).length);
  }
  return { tickets, ifYouCameNow };
}
