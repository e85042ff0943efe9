import type { ServiceId } from "#domain/ids.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import type { Place, Places } from "#domain/planning/live/moment-of.ts";
import type { Advice, ChangeOfMind, MoveWorth, ProposedMove, Range, SearchReport, Suggestion } from "#domain/planning/live/suggestion.ts";
import type { Solve } from "#domain/planning/mixed-integer.ts";
import type { PlanningMoment, Turn } from "#domain/planning/moment.ts";
import { propose, usualSearch, type PlanFound, type SearchOptions } from "#domain/planning/propose.ts";
import { lookAhead, type Cost, type LookAhead } from "#domain/planning/worth.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** A person is interrupted by every proposal: it must be clear, and worth more than the least that a machine would act on. */
export const liveSearch: SearchOptions = { ...usualSearch, solver: { milliseconds: 800, gap: 0.01 }, paths: { glance: 6, compare: 24, judge: 48 }, sureness: 1.64, leastPerMove: 15, mostTurns: 3 };

const worthPaths = 80;
const glancePaths = 24;
/** How long somebody may stay away, in minutes; none of them where staying on is best. */
const stays = [30, 45, 60, 90];
const fiveMinutesMs = 5 * minuteMs;

export type AdviceTask = { moment: PlanningMoment; places: Places; options?: Partial<SearchOptions> };

/** What is worth proposing to people now: single moves that stand by themselves, or one of several that only pay together. Best first. */
export async function advise({ moment, places, options }: AdviceTask, solve: Solve | undefined): Promise<Advice> {
  const search = { ...liveSearch, ...options };
  const found = await propose(moment, solve, search);
  const taken = new Set<string>();
  const placed = found.turns.flatMap((turn) => {
    const place = places[turn.staffId]?.[turn.to]?.find(({ roomId }) => !taken.has(roomId));
    if (!place) return [];
    taken.add(place.roomId);
    return [timed(moment, turn, place, search)];
  });
  const alone = placed.map((one) => [one]).filter((one) => isWorthIt(moment.situation, turnsOf(one), search));
  const plans = alone.length > 0 ? alone : placed.length > 1 && isWorthIt(moment.situation, turnsOf(placed), search) ? [placed] : [];
  const suggestions = plans.map((plan) => suggestionOf(moment.situation, plan, search)).sort((a, b) => b.worth.savedMinutes.likely - a.worth.savedMinutes.likely);
  return { suggestions, report: reportOf(found) };
}

/** What moves are worth whoever thought of them: an edited proposal, or the way back. */
export function worthOf(situation: Situation, moves: ProposedMove[], search: SearchOptions = liveSearch): MoveWorth {
  const ahead = lookAhead(situation, search);
  const turns = moves.flatMap((move) => turnOf(situation, move));
  const pairs = Array.from({ length: worthPaths }, (_, path) => [ahead.costOf([], path), ahead.costOf(turns, path)] as const);
  const services = situation.services.flatMap((service, s) => {
    const gains = pairs.map(([stay, go]) => perPatient(stay, s) - perPatient(go, s));
    const patients = Math.round(meanOf(pairs.map(([stay]) => stay.byService[s]?.patients ?? 0)));
    const minutesLess = rangeOf(gains);
    const targetsKept = Math.round(meanOf(pairs.map(([stay, go]) => (go.byService[s]?.onTime ?? 0) - (stay.byService[s]?.onTime ?? 0))));
    return patients === 0 || (Math.abs(minutesLess.likely) < 0.5 && targetsKept === 0) ? [] : [{ serviceId: service.id, patients, minutesLess, targetsKept }];
  });
  return {
    horizonMinutes: search.horizonMinutes,
    savedMinutes: rangeOf(pairs.map(([stay, go]) => stay.inLineMinutes - go.inLineMinutes)),
    targetsKept: Math.round(meanOf(pairs.map(([stay, go]) => sumOf(go.onTime) - sumOf(stay.onTime)))),
    services: services.sort((a, b) => b.minutesLess.likely * b.patients - a.minutesLess.likely * a.patients),
  };
}

type Placed = { turn: Turn; move: ProposedMove };

/** The same turn until when it pays, as far as that can be seen. */
function timed(moment: PlanningMoment, turn: Turn, place: Place, search: SearchOptions): Placed {
  const { situation } = moment;
  const person = situation.staff.find(({ id }) => id === turn.staffId);
  const ahead = lookAhead(situation, search);
  // Nobody sees further than the horizon: who stays on until then is asked again then.
  const latest = Math.min(place.backBy ?? Infinity, nextBreak(moment, turn.staffId), roundUp(situation.at + search.horizonMinutes * minuteMs));
  const isHomeless = turn.from === undefined;
  const ends = [...stays.map((minutes) => roundUp(situation.at + minutes * minuteMs)).filter((at) => at < latest), latest];
  const candidates = isHomeless ? [turn] : ends.map((end): Turn => ({ ...turn, backAfterMinutes: (end - situation.at) / minuteMs }));
  const [best = turn] = candidates.map((one) => ({ one, gain: meanOf(gainsOf(ahead, [one], glancePaths)) })).sort((a, b) => b.gain - a.gain).map(({ one }) => one);
  const until = best.backAfterMinutes !== undefined ? situation.at + best.backAfterMinutes * minuteMs : (place.backBy ?? null);
  return { turn: best, move: { staffId: turn.staffId, fromRoomId: person?.roomId ?? null, toRoomId: place.roomId, fromServiceIds: person?.serves ?? [], serviceId: turn.to, until } };
}

function suggestionOf(situation: Situation, plan: Placed[], search: SearchOptions): Suggestion {
  const moves = plan.map(({ move }) => move);
  const [first] = moves;
  return { moves, worth: worthOf(situation, moves, search), mind: plan.length === 1 && first?.serviceId ? mindOf(situation, first.serviceId, turnsOf(plan), search) : null };
}

/** By trying: with fewer who wait there, and with nobody else coming. */
function mindOf(situation: Situation, serviceId: ServiceId, turns: Turn[], search: SearchOptions): ChangeOfMind {
  const line = situation.waiting.filter((patient) => patient.legs.some((leg) => leg.serviceId === serviceId && leg.waitingSince !== undefined && !leg.done)).sort((a, b) => a.arrivedAt - b.arrivedAt);
  const withLine = (count: number): Situation => {
    const gone = new Set(line.slice(count).map(({ id }) => id));
    return { ...situation, waiting: situation.waiting.filter(({ id }) => !gone.has(id)) };
  };
  let [least, most] = [0, line.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (isWorthIt(withLine(middle), turns, search)) most = middle;
    else least = middle + 1;
  }
  return { serviceId, waitingNow: line.length, leastWaiting: least, withoutNewcomers: isWorthIt({ ...situation, arrivals: [], appointments: [] }, turns, search) };
}

function isWorthIt(situation: Situation, turns: Turn[], search: SearchOptions): boolean {
  return meanOf(gainsOf(lookAhead(situation, search), turns, glancePaths)) > search.leastPerMove * turns.length;
}

function gainsOf(ahead: LookAhead, turns: Turn[], paths: number): number[] {
  return Array.from({ length: paths }, (_, path) => ahead.costOf([], path).weighted - ahead.costOf(turns, path).weighted);
}

function turnsOf(plan: Placed[]): Turn[] {
  return plan.map(({ turn }) => turn);
}

/** What a move means for the look-ahead; nothing where it does not know the person. */
export function turnOf(situation: Situation, { staffId, serviceId, fromServiceIds, until }: ProposedMove): Turn[] {
  const person = situation.staff.find(({ id }) => id === staffId);
  if (!person || serviceId === null || !person.skills.includes(serviceId)) return [];
  const backAfterMinutes = until === null ? undefined : (until - situation.at) / minuteMs;
  return [{ staffId, from: fromServiceIds[0], to: serviceId, ...(backAfterMinutes === undefined || fromServiceIds.length === 0 ? {} : { backAfterMinutes }) }];
}

function nextBreak({ situation }: PlanningMoment, staffId: string): EpochMs {
  const shifts = situation.staff.find(({ id }) => id === staffId)?.shifts ?? [];
  return Math.min(...shifts.filter((shift) => shift.to > situation.at).flatMap((shift) => [shift.to, ...(shift.breaks ?? []).map((rest) => rest.from).filter((from) => from > situation.at)]), Infinity);
}

function reportOf({ from, considered, solved, shortOf }: PlanFound): SearchReport {
  return {
    from,
    considered,
    shortOf,
    solver: solved ? { status: solved.status, gap: solved.status === "solved" ? solved.gap : null, isProved: solved.status === "solved" && solved.isProved, milliseconds: Math.round(solved.milliseconds) } : null,
  };
}

function perPatient({ byService }: Cost, s: number): number {
  const here = byService[s];
  return here && here.patients > 0 ? here.waitMinutes / here.patients : 0;
}

function roundUp(at: EpochMs): EpochMs {
  return Math.ceil(at / fiveMinutesMs) * fiveMinutesMs;
}

export function rangeOf(values: number[]): Range {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number) => {
    const position = p * (sorted.length - 1);
    const below = sorted[Math.floor(position)] ?? 0;
    return below + ((sorted[Math.ceil(position)] ?? below) - below) * (position - Math.floor(position));
  };
  return { likely: meanOf(values), low: at(0.05), high: at(0.95) };
}

function sumOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function meanOf(values: number[]): number {
  return values.length === 0 ? 0 : sumOf(values) / values.length;
}
