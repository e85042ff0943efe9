import type { ServiceId } from "#domain/ids.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import { chance, normal, pick, poisson } from "#simulation/chance.ts";
import { localHour } from "#simulation/local-time.ts";
import { patientName } from "#simulation/patient-names.ts";
import type { Journey, Scenario } from "#simulation/scenario.ts";

export type Arrival = { key: string; at: EpochMs; name: string; serviceIds: ServiceId[]; urgency: Urgency; appointmentAt?: EpochMs };

/** Booked patients come at most this long before or after their slot. */
const earliestMs = 35 * minuteMs;
const latestMs = 25 * minuteMs;

const slotMs = 5 * minuteMs;

/**
 * Who comes in [from, to), in order of time. A function of the seed and the hour alone: asked twice, or in other
 * pieces, it answers the same.
 */
export function arrivals(scenario: Scenario, seed: number, from: EpochMs, to: EpochMs): Arrival[] {
  const coming: Arrival[] = [];
  for (let slot = Math.floor((from - latestMs) / slotMs); slot * slotMs < to + earliestMs; slot++) coming.push(...remembered(scenario, seed, slot).booked);
  for (let slot = Math.floor(from / slotMs); slot * slotMs < to; slot++) coming.push(...remembered(scenario, seed, slot).walkIns);
  return coming.filter((arrival) => arrival.at >= from && arrival.at < to).sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

type Slot = { booked: Arrival[]; walkIns: Arrival[] };

/** The slots around now are asked for again with every step. */
const memory = new WeakMap<Scenario, Map<string, Slot>>();

function remembered(scenario: Scenario, seed: number, slot: number): Slot {
  let slots = memory.get(scenario);
  if (!slots || slots.size > 1000) memory.set(scenario, (slots = new Map()));
  const key = `${seed}/${slot}`;
  let known = slots.get(key);
  if (!known) slots.set(key, (known = { booked: bookedFor(scenario, seed, slot), walkIns: walkIns(scenario, seed, slot) }));
  return known;
}

function bookedFor(scenario: Scenario, seed: number, slot: number): Arrival[] {
  const next = chance(seed, "booked", slot);
  const expected = expectedIn(scenario, slot, (journey) => journey.bookedShare);
  // An appointment book is even: the number in a slot is the expected one, rounded up or down.
  const count = Math.floor(expected + next());
  const appointmentAt = slot * slotMs;
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
    const own = chance(seed, "booked", slot, i);
    if (own() < scenario.arrivals.missedShare) return [];
    const { minutesMean, minutesSd } = scenario.arrivals.punctuality;
    const late = Math.max(-earliestMs, Math.min(latestMs - 1, Math.round((minutesMean + minutesSd * normal(own)) * minuteMs)));
    const serviceIds = pick(scenario.journeys, (j) => j.share * j.bookedShare, own()).serviceIds;
    // Nobody books for an emergency.
    return [{ key: `booked/${slot}/${i}`, at: appointmentAt + late, name: patientName(own), serviceIds, urgency: 4 as const, appointmentAt }];
  });
}

function walkIns(scenario: Scenario, seed: number, slot: number): Arrival[] {
  const next = chance(seed, "walk-in", slot);
  const count = poisson(expectedIn(scenario, slot, (journey) => 1 - journey.bookedShare), next);
  return Array.from({ length: count }, (_, i) => {
    const own = chance(seed, "walk-in", slot, i);
    const at = slot * slotMs + Math.floor(own() * slotMs);
    const serviceIds = pick(scenario.journeys, (j) => j.share * (1 - j.bookedShare), own()).serviceIds;
    return { key: `walk-in/${slot}/${i}`, at, name: patientName(own), serviceIds, urgency: urgencyOf(scenario, own()) };
  });
}

function expectedIn(scenario: Scenario, slot: number, part: (journey: Journey) => number): number {
  const anHour = scenario.arrivals.anHour[Math.floor(localHour(slot * slotMs, scenario.setup.timeZone))] ?? 0;
  const shares = scenario.journeys.reduce((sum, j) => sum + j.share, 0);
  return (anHour * slotMs * scenario.journeys.reduce((sum, j) => sum + j.share * part(j), 0)) / (shares * hourMs);
}

function urgencyOf(scenario: Scenario, at: number): Urgency {
  const shares = Object.entries(scenario.arrivals.urgency).map(([urgency, share]) => ({ urgency: Number(urgency) as Urgency, share }));
  return shares.length === 0 ? 4 : pick(shares, (s) => s.share, at).urgency;
}
