import { policyOf, rulesOf, type ClinicState } from "#domain/clinic.ts";
import type { Forecaster, WaitForecast } from "#domain/forecast/forecast.ts";
import { isClosed } from "#domain/forecast/servers.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import type { Draws, TaggedWait } from "#domain/look-ahead/answer.ts";
import type { Learned } from "#domain/look-ahead/learned.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import { situationOf } from "#domain/look-ahead/situation-of.ts";
import { shareGone } from "#domain/occupancy/tickets-gone.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import { minutesBetween, type EpochMs } from "#domain/time.ts";

/** Nobody plans beyond the evening. */
const atMostMinutes = 12 * 60;
const standard = 4;

/**
 * Everyone's wait until the call, by imagining the hours to come: who waits and by which rule they are called, visits in progress, shifts,
 * breaks and blocked rooms, appointments that are still to come and patients who will walk in. What is promised is for whoever goes on
 * waiting. Empty seats shorten what is likely, and not what is promised at most: people may be at the coffee machine.
 */
export function lookAheadForecast(learned: Learned, draws: Draws): Forecaster {
  return (state, at) => {
    const situation = situationOf(state, at, learned);
    // Nobody's wait is asked for but of those who stand in line now.
    const waitsOf = situation.waiting.filter((p) => state.tickets[p.id]?.state === "waiting").map((p) => p.id);
    const ask = { waitsOf, ifYouCameNow: state.setup.services.map(({ id }) => ({ serviceId: id, urgency: standard as typeof standard })), atMostMinutes };
    const answer = lookAhead(situation, ask, draws);
    const middle = withoutThoseGone(state, at, learned, draws, waitsOf);
    const ahead = aheadOf(state, at);
    return {
      at,
      tickets: Object.fromEntries(answer.waits.map((wait) => [wait.id, forecastOf(state, at, wait.minutes, ahead.tickets[wait.id] ?? 0, servicesOf(state, wait.id), middle?.get(wait.id))])),
      ifYouCameNow: Object.fromEntries(answer.ifYouCameNow.map((wait) => [wait.serviceId, forecastOf(state, at, wait.minutes, ahead.services[wait.serviceId] ?? 0, [wait.serviceId])])),
    };
  };
}

function forecastOf(state: ClinicState, at: EpochMs, minutes: Float64Array, ahead: number, serviceIds: ServiceId[], middle?: Float64Array): WaitForecast {
  const sorted = stillWaiting(minutes);
  const p90 = quantileOf(sorted, 0.9);
  if (!(p90 < Infinity)) return { known: false, ahead, because: serviceIds.every((id) => isClosed(state, id, at)) ? "closed" : "nobody-serves" };
  const likely = middle && middle.length > 0 ? middle : sorted;
  return { known: true, ahead, p10: Math.min(p90, quantileOf(likely, 0.1)), p50: Math.min(p90, quantileOf(likely, 0.5)), p80: quantileOf(sorted, 0.8), p90 };
}

/** So many groups of paths; in each of them others are gone. */
const groups = 8;
/** Fewer than this many patients less make no difference. */
const leastGone = 0.05;

/**
 * The same waits with some of the patients gone who are believed to have left, each for as much as their absence spares: they are still
 * called, in vain. `undefined` where nobody is.
 */
function withoutThoseGone(state: ClinicState, at: EpochMs, learned: Learned, { seed, paths }: Draws, waitsOf: TicketId[]): Map<TicketId, Float64Array> | undefined {
  const share = shareGone(state, at) * spared(state);
  if (share * waitsOf.length < leastGone) return undefined;
  const found = new Map<TicketId, number[]>();
  const situation = situationOf(state, at, learned);
  for (let group = 0; group < groups; group++) {
    const isHere = (id: TicketId) => fraction(`${seed}/${group}/${id}`) >= share;
    const waiting = situation.waiting.filter((p) => isHere(p.id));
    const here = waitsOf.filter(isHere);
    const answer = lookAhead({ ...situation, waiting }, { waitsOf: here, atMostMinutes }, { seed: seed + group, paths: Math.ceil(paths / groups) });
    for (const { id, minutes } of answer.waits) found.set(id, [...(found.get(id) ?? []), ...minutes]);
  }
  return new Map([...found].map(([id, minutes]) => [id, stillWaiting(Float64Array.from(minutes))]));
}

/** What a patient who has left spares of a visit: they are called twice before somebody gives up. */
function spared(state: ClinicState): number {
  const { everySeconds, attempts } = policyOf(state).calls;
  const typical = state.setup.services.reduce((sum, s) => sum + s.typicalMinutes, 0) / Math.max(1, state.setup.services.length);
  return Math.max(0, 1 - (Math.min(2, attempts) * everySeconds) / 60 / typical);
}

/** A fraction that belongs to a name: FNV-1a. */
function fraction(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Sorted, without the paths in which they leave before they are called. */
function stillWaiting(minutes: TaggedWait["minutes"]): Float64Array {
  return minutes.filter((m) => !Number.isNaN(m)).sort();
}

function quantileOf(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return Infinity;
  const place = p * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}

function aheadOf(state: ClinicState, at: EpochMs): { tickets: Record<TicketId, number>; services: Record<ServiceId, number> } {
  const tickets: Record<TicketId, number> = {};
  const services: Record<ServiceId, number> = {};
  for (const service of state.setup.services) {
    const line = whoIsNext(Object.values(state.tickets), service, at, rulesOf(state, service.id));
    line.forEach(({ ticket }, place) => (tickets[ticket.id] = Math.min(tickets[ticket.id] ?? Infinity, place)));
    // Whoever walks in stands behind all whose claim is as great as theirs.
    services[service.id] = line.filter(({ targetUsed }) => targetUsed * service.targetWaitMinutes >= 1).length;
  }
  return { tickets, services };
}

function servicesOf(state: ClinicState, id: TicketId): ServiceId[] {
  const ticket = state.tickets[id];
  return ticket ? ticket.legs.filter((leg) => leg.endedAt === undefined && leg.waitingSince !== undefined && minutesBetween(leg.waitingSince, state.at) >= 0).map((leg) => leg.serviceId) : [];
}
