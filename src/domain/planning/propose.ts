import type { ServiceId } from "#domain/ids.ts";
import { mean as meanOf } from "#domain/look-ahead/law.ts";
import { demandBySlot } from "#domain/planning/demand.ts";
import { indexTurns } from "#domain/planning/index-rule.ts";
import { keepsHardRules, mayTurn } from "#domain/planning/keeps-hard-rules.ts";
import type { Solve, Solved } from "#domain/planning/mixed-integer.ts";
import type { PlanningMoment, Turn } from "#domain/planning/moment.ts";
import { programme, type Weights, usualWeights } from "#domain/planning/programme.ts";
import { whoTurns } from "#domain/planning/who-turns.ts";
import { lookAhead, type Cost, type LookAhead } from "#domain/planning/worth.ts";

export type SearchOptions = {
  seed: number;
  solver: { milliseconds: number; gap: number };
  weights: Weights;
  horizonMinutes: number;
  overTarget: number;
  /** Futures by which candidates are compared, and others by which the best of them is judged. */
  paths: { glance: number; compare: number; judge: number };
  /** Single moves that get a closer look. */
  keep: number;
  /** What a patient of the most urgent class who misses their target counts, in patient-minutes; */
  urgentMiss: number;
  /** and how many of them in the horizon may, on average: the noise of a few paths. */
  urgentSlack: number;
  /** How many standard errors the saving must lie above zero. */
  sureness: number;
  /** What a move must save, in weighted patient-minutes. */
  leastPerMove: number;
  mostTurns: number;
};

export const usualSearch: SearchOptions = {
  seed: 1,
  solver: { milliseconds: 1_000, gap: 0.01 },
  weights: usualWeights,
  horizonMinutes: 120,
  overTarget: 1,
  paths: { glance: 8, compare: 32, judge: 48 },
  keep: 5,
  urgentMiss: 120,
  urgentSlack: 0.3,
  sureness: 0.5,
  leastPerMove: 5,
  mostTurns: 6,
};

/** A saving in patient-minutes over the horizon, against leaving everybody where they are; 90 % of the futures looked at lie from low to high. */
export type Saving = { minutes: number; low: number; high: number; onTimeMore: number; standardError: number };

export type PlanFound = {
  turns: Turn[];
  saving: Saving;
  solved?: Solved;
  /** Where the best plan came from. */
  from: "programme" | "index-rule" | "look-ahead" | "nothing";
  /** How many plans were compared. */
  considered: number;
  /** Lines that no plan of the model brings back within their targets: what is missing there is people, not moves. */
  shortOf: { serviceId: ServiceId; patients: number; minutes: number }[];
};

/**
 * The moves that are worth proposing now, or none. The programme proposes, the look-ahead adds and takes away single moves, and judges the best
 * of them on futures that it was not chosen by: only what is clear beyond noise, and takes nothing from the most urgent class, is proposed.
 * Without a solver the index rule proposes.
 */
export async function propose(moment: PlanningMoment, solve: Solve | undefined, options: SearchOptions = usualSearch): Promise<PlanFound> {
  const ahead = lookAhead(moment.situation, options);
  const model = solve && programme(moment, { weights: options.weights });
  const answer = model && solve(model.programme, options.solver);
  const { glance, compare, judge } = options.paths;
  let considered = 0;
  const look = (turns: Turn[], paths: number): Judged => {
    considered++;
    const { weighted, urgentOnTime } = difference(ahead, turns, 0, paths);
    return { turns, worth: mean(weighted) + options.urgentMiss * mean(urgentOnTime) - options.leastPerMove * turns.length };
  };
  // A glance at every single move, a closer look at the best of them.
  const singles = singleTurns(moment).map((turn) => look([turn], glance)).sort(byWorth).slice(0, options.keep).map(({ turns }) => look(turns, compare)).sort(byWorth);
  const solved = await answer;
  const first = asFarAsKept(moment, model && solved?.status === "solved" ? whoTurns(model, solved.values, moment) : indexTurns(moment));
  const shortOf = model && solved?.status === "solved" ? shortages(moment, model.left(solved.values)) : [];
  const nothing: Judged = { turns: [], worth: 0 };
  let best = [nothing, look(first, compare), ...(first.length > 1 ? first.filter((turn) => keepsHardRules(moment, [turn])).map((turn) => look([turn], compare)) : []), ...singles].sort(byWorth)[0] as Judged;
  while (best.turns.length > 0 && best.turns.length < options.mostTurns) {
    const { turns } = best;
    const within = [...singles.map((single) => single.turns[0] as Turn), ...first].filter((turn, i, all) => all.findIndex((t) => t.staffId === turn.staffId && t.to === turn.to) === i && turns.every((t) => t.staffId !== turn.staffId));
    const without = turns.length > 1 ? turns.map((_, i) => turns.filter((_, j) => j !== i)) : [];
    const next = [...without, ...within.map((turn) => [...turns, turn])].filter((plan) => keepsHardRules(moment, plan)).map((plan) => look(plan, compare)).sort(byWorth)[0];
    if (!next || next.worth <= best.worth) break;
    best = next;
  }
  const none = { ...nothingFound, ...(solved ? { solved } : {}), considered, shortOf };
  if (best.turns.length === 0) return none;

  const fresh = difference(ahead, best.turns, compare, judge);
  const gains = fresh.weighted.map((gain, i) => gain + options.urgentMiss * Math.min(0, fresh.urgentOnTime[i] as number) - options.leastPerMove * best.turns.length);
  const isClear = mean(gains) > (options.sureness * deviation(gains)) / Math.sqrt(gains.length);
  const sparesUrgent = mean(fresh.urgentOnTime) >= -options.urgentSlack;
  if (!isClear || !sparesUrgent) return none;
  const from = keyOf(best.turns) === keyOf(first) ? (solved?.status === "solved" ? "programme" : "index-rule") : "look-ahead";
  return { turns: best.turns, saving: savingOf(fresh), ...(solved ? { solved } : {}), from, considered, shortOf };
}

export const nothingFound: PlanFound = { turns: [], saving: { minutes: 0, low: 0, high: 0, onTimeMore: 0, standardError: 0 }, from: "nothing", considered: 0, shortOf: [] };

export function savingOf({ wait, onTime }: ReturnType<typeof difference>): Saving {
  const sorted = wait.toSorted((a, b) => a - b);
  return { minutes: mean(wait), low: at(sorted, 0.05), high: at(sorted, 0.95), onTimeMore: mean(onTime), standardError: deviation(wait) / Math.sqrt(sorted.length) };
}

/** Who would still be in line at the horizon, where that is more than can be served within the target by all who can work there. */
export function shortages({ situation }: PlanningMoment, left: Map<ServiceId, number>): PlanFound["shortOf"] {
  const demand = demandBySlot(situation, [1]);
  return situation.services.flatMap((service, s) => {
    const patients = left.get(service.id) ?? 0;
    const there = situation.staff.filter((person) => person.serves?.[0] === service.id).reduce((sum, person) => sum + (person.speed?.[service.id] ?? 1), 0);
    const minutes = (patients * meanOf(service.law)) / Math.max(1, there);
    return minutes > (demand.targetMinutes[s] ?? 60) ? [{ serviceId: service.id, patients: Math.round(patients), minutes: Math.round(minutes) }] : [];
  });
}

type Judged = { turns: Turn[]; worth: number };

function byWorth(a: Judged, b: Judged): number {
  return b.worth - a.worth;
}

/** Everything that one person could turn to; of people who cannot be told apart the one who is free soonest. */
export function singleTurns(moment: PlanningMoment): Turn[] {
  const { situation } = moment;
  const busySince = new Map(situation.inService.flatMap((visit) => (visit.staffId === undefined ? [] : [[visit.staffId, visit.startedAt ?? situation.at] as const])));
  const byKind = new Map<string, { turn: Turn; since: number }>();
  for (const person of situation.staff) {
    const from = person.serves?.[0];
    for (const to of person.skills) {
      const turn = { staffId: person.id, from, to };
      if (to === from || !mayTurn(moment, turn)) continue;
      const key = JSON.stringify([person.skills, person.skills.map((id) => person.speed?.[id] ?? 1), from, to]);
      // Who began first is free first, more or less.
      const since = busySince.get(person.id) ?? -Infinity;
      const known = byKind.get(key);
      if (!known || since < known.since) byKind.set(key, { turn, since });
    }
  }
  return [...byKind.values()].map(({ turn }) => turn).filter((turn) => keepsHardRules(moment, [turn]));
}

/** The moves that may be made, in the order of the plan, as many as go together. */
export function asFarAsKept(moment: PlanningMoment, turns: Turn[]): Turn[] {
  if (keepsHardRules(moment, turns)) return turns;
  return turns.reduce<Turn[]>((so, turn) => (keepsHardRules(moment, [...so, turn]) ? [...so, turn] : so), []);
}

/** By path: what is gained against leaving everybody where they are. */
export function difference(ahead: LookAhead, turns: Turn[], from: number, count: number) {
  const weighted: number[] = [];
  const wait: number[] = [];
  const onTime: number[] = [];
  const urgentOnTime: number[] = [];
  for (let path = from; path < from + count; path++) {
    const [stay, go] = [asIs(ahead, path), ahead.costOf(turns, path)];
    weighted.push(stay.weighted - go.weighted);
    wait.push(stay.waitMinutes - go.waitMinutes);
    onTime.push(sum(go.onTime) - sum(stay.onTime));
    urgentOnTime.push((go.onTime[0] as number) - (stay.onTime[0] as number));
  }
  return { weighted, wait, onTime, urgentOnTime };
}

const known = new WeakMap<LookAhead, Map<number, Cost>>();

function asIs(ahead: LookAhead, path: number): Cost {
  const costs = known.get(ahead) ?? new Map<number, Cost>();
  known.set(ahead, costs);
  const cost = costs.get(path) ?? ahead.costOf([], path);
  costs.set(path, cost);
  return cost;
}

function keyOf(turns: Turn[]): string {
  return turns.map((turn) => `${turn.staffId}>${turn.to}`).sort().join();
}

function sum(of: number[]): number {
  return of.reduce((a, b) => a + b, 0);
}

function mean(of: number[]): number {
  return of.length === 0 ? 0 : sum(of) / of.length;
}

function deviation(of: number[]): number {
  const m = mean(of);
  return of.length < 2 ? 0 : Math.sqrt(of.reduce((s, x) => s + (x - m) ** 2, 0) / (of.length - 1));
}

function at(sorted: number[], p: number): number {
  const position = p * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? 0;
  return below + ((sorted[Math.ceil(position)] ?? below) - below) * (position - Math.floor(position));
}
