import { policyOf, rulesOf, type ClinicState } from "#domain/clinic.ts";
import type { Forecaster, WaitForecast } from "#domain/forecast/forecast.ts";
import { isClosed, isServedToday } from "#domain/forecast/servers.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import type { Draws, TaggedWait } from "#domain/look-ahead/answer.ts";
import { chanceOf, entityOf, stratumBits } from "#domain/look-ahead/chances.ts";
import { learnedToday, type Learned } from "#domain/look-ahead/learned.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import { situationOf } from "#domain/look-ahead/situation-of.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import { shareGone } from "#domain/occupancy/tickets-gone.ts";
import { summaryOf, type WaitSummary } from "#domain/look-ahead/wait-summary.ts";
import { legOf } from "#domain/queue/ticket.ts";
import { claimAt } from "#domain/queue/claim.ts";
import { targetMinutes } from "#domain/queue/policy.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import type { EpochMs } from "#domain/time.ts";

/** The seed stays: with the same luck from minute to minute a wait changes when the clinic does, not by itself. */
const usualDraws: Draws = { seed: 1, paths: 1_000 };

/**
 * Everyone's wait until the call from imagined hours, with what this day alone has taught. Empty seats shorten what is likely, and not what
 * is promised at most: people may be at the coffee machine.
 */
export const lookAheadForecast: Forecaster = (state, at) => lookAheadWith(learnedToday(state, at))(state, at);

/** The same with what the clinic's days have taught. */
export function lookAheadWith(learned: Learned, draws = usualDraws): Forecaster {
  return (state, at) => {
    const situation = situationOf(state, at, learned);
    const ids = Object.values(state.tickets).flatMap((ticket) => (ticket.state === "waiting" ? [ticket.id] : []));
    const answer = lookAhead(situation, { waitsOf: ids, ifYouCameNow: state.setup.services.map(({ id }) => ({ serviceId: id, urgency: 4 as const })) }, draws);
    const middle = withoutThoseGone(state, at, situation, ids, draws);
    const ahead = placesOf(state, at);
    const tickets = answer.waits.map((wait): [TicketId, WaitForecast] => {
      const ticket = state.tickets[wait.id];
      return [wait.id, told(state, at, ticket ? legOf(ticket).serviceId : "", ahead.tickets.get(wait.id) ?? 0, wait, middle?.get(wait.id))];
    });
    return {
      at,
      method: "look-ahead",
      tickets: Object.fromEntries(tickets),
      ifYouCameNow: Object.fromEntries(answer.ifYouCameNow.map((wait) => [wait.serviceId, told(state, at, wait.serviceId, ahead.ifYouCameNow.get(wait.serviceId) ?? 0, wait)])),
    };
  };
}

function told(state: ClinicState, at: EpochMs, serviceId: ServiceId, ahead: number, wait: TaggedWait, middle?: WaitSummary): WaitForecast {
  const summary = summaryOf(wait);
  if (!summary || summary.p90 === Infinity || !isServedToday(state, serviceId, at)) return { known: false, ahead, because: isClosed(state, serviceId, at) ? "closed" : "nobody-serves" };
  const { p80, p90, p95 } = summary;
  const likely = middle ?? summary;
  const upTo = (quantile: number) => Math.min(quantile, p80);
  return { known: true, ahead, p05: upTo(likely.p05), p10: upTo(likely.p10), p25: upTo(likely.p25), p50: upTo(likely.p50), p75: upTo(likely.p75), p80, p90, p95 };
}

/** So many groups of paths; in each of them others are gone. */
const groups = 8;
/** Fewer patients less than this make no difference. */
const leastGone = 0.05;

/** The same waits with some of those gone who are believed to have left, each as far as their absence spares anything. `undefined` where nobody is. */
function withoutThoseGone(state: ClinicState, at: EpochMs, situation: Situation, ids: TicketId[], { seed, paths }: Draws): Map<TicketId, WaitSummary> | undefined {
  const share = shareGone(state, at) * spared(state);
  if (share * ids.length < leastGone) return undefined;
  const minutes = new Map<TicketId, number[]>();
  for (let group = 0; group < groups; group++) {
    const isHere = (id: TicketId) => chanceOf(entityOf(seed, `gone ${id}`), group, stratumBits(groups)) >= share;
    const here = ids.filter(isHere);
    const answer = lookAhead({ ...situation, waiting: situation.waiting.filter((p) => isHere(p.id)) }, { waitsOf: here }, { seed: seed + group, paths: Math.ceil(paths / groups) });
    for (const wait of answer.waits) minutes.set(wait.id, [...(minutes.get(wait.id) ?? []), ...wait.minutes]);
  }
  return new Map([...minutes].flatMap(([id, all]) => {
    const summary = summaryOf({ minutes: Float64Array.from(all) });
    return summary ? [[id, summary]] : [];
  }));
}

/** What a patient who has left spares of a visit: they are called twice before somebody gives up. */
function spared(state: ClinicState): number {
  const { everySeconds, attempts } = policyOf(state).calls;
  const typical = state.setup.services.reduce((sum, s) => sum + s.typicalMinutes, 0) / Math.max(1, state.setup.services.length);
  return Math.max(0, 1 - (Math.min(2, attempts) * everySeconds) / 60 / typical);
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
