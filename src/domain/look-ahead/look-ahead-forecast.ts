import { policyOf, rulesOf, type ClinicState } from "#domain/clinic.ts";
import type { Forecaster, WaitForecast } from "#domain/forecast/forecast.ts";
import { isClosed, servedTodayUntil } from "#domain/forecast/servers.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import { aboutToCheckInId, leastParties, thoseBeforeDesk, walkInsBeforeCheckIn, withThoseAboutToCheckIn } from "#domain/look-ahead/about-to-check-in.ts";
import type { Draws } from "#domain/look-ahead/answer.ts";
import { chanceOf, entityOf, stratumBits } from "#domain/look-ahead/chances.ts";
import { learnedToday, type Learned } from "#domain/look-ahead/learned.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import { situationOf } from "#domain/look-ahead/situation-of.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import { momentsOf } from "#domain/occupancy/before-check-in.ts";
import { shareGone } from "#domain/occupancy/tickets-gone.ts";
import { summaryOf, type WaitSummary } from "#domain/look-ahead/wait-summary.ts";
import { legOf, type Urgency } from "#domain/queue/ticket.ts";
import { claimAt } from "#domain/queue/claim.ts";
import { targetMinutes } from "#domain/queue/policy.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

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
    const newcomers = state.setup.services.map(({ id }) => ({ serviceId: id, urgency: 4 as const }));
    const answer = lookAhead(situation, { waitsOf: ids, ifYouCameNow: newcomers }, draws);
    const sensed = asSensed(state, at, { ...situation, arrivals: learned.arrivals }, { waitsOf: ids, ifYouCameNow: newcomers }, draws);
    const ahead = placesOf(state, at);
    const tickets = answer.waits.map((wait): [TicketId, WaitForecast] => {
      const ticket = state.tickets[wait.id];
      return [wait.id, told(state, at, ticket ? legOf(ticket).serviceId : "", ahead.tickets.get(wait.id) ?? 0, summaryOf(wait), sensed?.tickets.get(wait.id))];
    });
    return {
      at,
      method: "look-ahead",
      tickets: Object.fromEntries(tickets),
      ifYouCameNow: Object.fromEntries(answer.ifYouCameNow.map((wait) => [wait.serviceId, told(state, at, wait.serviceId, ahead.ifYouCameNow.get(wait.serviceId) ?? 0, notLessThan(summaryOf(wait), sensed?.ifYouCameNow.get(wait.serviceId)), sensed?.ifYouCameNow.get(wait.serviceId))])),
    };
  };
}

function told(state: ClinicState, at: EpochMs, serviceId: ServiceId, ahead: number, summary: WaitSummary | undefined, middle?: WaitSummary): WaitForecast {
  if (!summary || summary.p90 === Infinity || at + summary.p80 * minuteMs > (servedTodayUntil(state, serviceId, at) ?? -Infinity) + staysOnMs) return { known: false, ahead, because: isClosed(state, serviceId, at) ? "closed" : "nobody-serves" };
  const { p80, p90, p95 } = summary;
  const likely = middle ?? summary;
  const upTo = (quantile: number) => Math.min(quantile, p80);
  return { known: true, ahead, p05: upTo(likely.p05), p10: upTo(likely.p10), p25: upTo(likely.p25), p50: upTo(likely.p50), p75: upTo(likely.p75), p80, p90, p95 };
}

/** What is promised at most counts those before the desk, and counts on nobody's absence. */
function notLessThan(wait: WaitSummary | undefined, sensed: WaitSummary | undefined): WaitSummary | undefined {
  if (!wait || !sensed) return wait;
  return { ...wait, p80: Math.max(wait.p80, sensed.p80), p90: Math.max(wait.p90, sensed.p90), p95: Math.max(wait.p95, sensed.p95) };
}

/** Nobody works on for longer than this after their shift; a wait beyond it ends on another day, which is no wait to be told. */
const staysOnMs = 3 * hourMs;

/** So many groups of paths; in each of them others are gone. */
const groups = 8;
/** Fewer patients less than this make no difference. */
const leastGone = 0.05;

/**
 * The same waits with some of those gone who are believed to have left, each as far as their absence spares anything, and with those
 * before the desk who are believed to be about to check in, which is news to whoever comes after them. `undefined` where there is neither.
 */
function asSensed(state: ClinicState, at: EpochMs, situation: Situation, { waitsOf, ifYouCameNow }: { waitsOf: TicketId[]; ifYouCameNow: { serviceId: ServiceId; urgency: Urgency }[] }, { seed, paths }: Draws): Sensed | undefined {
  const believed = shareGone(state, at) * spared(state);
  const share = believed * waitsOf.length < leastGone ? 0 : believed;
  const before = walkInsBeforeCheckIn(state, at);
  const isQueue = before !== undefined && momentsOf(before).mean >= leastParties;
  if (share === 0 && !isQueue) return undefined;
  const minutes = { tickets: new Map<TicketId, number[]>(), ifYouCameNow: new Map<ServiceId, number[]>() };
  const later = withThoseAboutToCheckIn(situation.arrivals, before, at).filter(({ id }) => id !== aboutToCheckInId);
  for (let group = 0; group < groups; group++) {
    const isHere = (id: TicketId) => share === 0 || chanceOf(entityOf(seed, `gone ${id}`), group, stratumBits(groups)) >= share;
    const here = waitsOf.filter(isHere);
    const standing = before ? thoseBeforeDesk(situation.arrivals, before, at, { seed, group, groups }) : [];
    const imagined = { ...situation, arrivals: later, waiting: [...situation.waiting.filter((p) => isHere(p.id)), ...standing] };
    const answer = lookAhead(imagined, { waitsOf: share > 0 ? here : [], ifYouCameNow }, { seed: seed + group, paths: Math.ceil(paths / groups) });
    for (const wait of answer.waits) minutes.tickets.set(wait.id, [...(minutes.tickets.get(wait.id) ?? []), ...wait.minutes]);
    for (const wait of answer.ifYouCameNow) minutes.ifYouCameNow.set(wait.serviceId, [...(minutes.ifYouCameNow.get(wait.serviceId) ?? []), ...wait.minutes]);
  }
  return { tickets: summariesOf(minutes.tickets), ifYouCameNow: summariesOf(minutes.ifYouCameNow) };
}

type Sensed = { tickets: Map<TicketId, WaitSummary>; ifYouCameNow: Map<ServiceId, WaitSummary> };

function summariesOf<Id>(minutes: Map<Id, number[]>): Map<Id, WaitSummary> {
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
