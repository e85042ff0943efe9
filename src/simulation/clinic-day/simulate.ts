import type { ServiceId, StaffId } from "#domain/ids.ts";
import { fixedPlan } from "#domain/planning/fixed-plan.ts";
import type { Solve } from "#domain/planning/mixed-integer.ts";
import type { Scenario } from "#domain/planning/scenario.ts";
import { chance } from "#simulation/chance.ts";
import { playDay, type DayPlayed } from "#simulation/clinic-day/play-day.ts";
import { policyCalled, type Policy, type PolicyName } from "#simulation/clinic-day/policies.ts";
import { situationOf } from "#simulation/clinic-day/situation-of.ts";
import { trueDay } from "#simulation/clinic-day/true-day.ts";

/** A figure with the range that holds it 19 times in 20, by resampling whole days. */
export type Figure = { value: number; low: number; high: number };

export type DayFigures = {
  waitMinutes: { mean: Figure; p50: Figure; p90: Figure };
  /** Shares of waits within their target. */
  onTime: Figure;
  onTimeByClass: Record<string, Figure>;
  overtimeMinutesPerDay: Figure;
  movesPerDay: Figure;
  waitsPerDay: number;
  unserved: number;
};

export type Simulated = { policy: PolicyName; days: number; seed: number; places: Record<StaffId, ServiceId>; figures: DayFigures; /** This policy less the fixed plan, on the same days. */ againstStatic: DayFigures };

/** Days of a scenario under a policy and, on the very same patients, under the fixed plan. */
export async function simulate(scenario: Scenario, name: PolicyName, { days, seed, policy, onDay = () => undefined }: { days: number; seed: number; policy?: Policy; onDay?: (day: number) => void }, solve: Solve): Promise<Simulated> {
  const { places } = await placesOf(scenario, solve);
  const [asIs, steered] = [policyCalled("static", solve), policy ?? policyCalled(name, solve)];
  const before: DayPlayed[] = [];
  const after: DayPlayed[] = [];
  for (let day = 0; day < days; day++) {
    const path = trueDay(scenario, seed, day);
    before.push(await playDay(scenario, places, path, asIs));
    after.push(name === "static" ? (before.at(-1) as DayPlayed) : await playDay(scenario, places, path, steered));
    onDay(day + 1);
  }
  return { policy: name, days, seed, places, ...compared(scenario, before, after) };
}

/** Where the scenario has people, and where it does not say so, where the best fixed plan has them. */
export function placesOf(scenario: Scenario, solve: Solve) {
  const given = Object.fromEntries(scenario.staff.flatMap((person) => (person.serviceId === undefined ? [] : [[person.id, person.serviceId]])));
  return fixedPlan(situationOf(scenario, {}), given, solve);
}

export function compared(scenario: Scenario, before: DayPlayed[], after: DayPlayed[]): Pick<Simulated, "figures" | "againstStatic"> {
  const [was, is] = [before.map((day) => summary(scenario, day)), after.map((day) => summary(scenario, day))];
  const samples = Array.from({ length: resamples }, (_, i) => {
    const next = chance("resample", i);
    return is.map(() => Math.floor(next() * is.length));
  });
  const all = is.map((_, i) => i);
  const figure = (of: (days: DaySummary[]) => number, less?: (days: DaySummary[]) => number): Figure => {
    const value = (days: number[]) => of(days.map((d) => is[d] as DaySummary)) - (less ? less(days.map((d) => was[d] as DaySummary)) : 0);
    const drawn = samples.map(value).sort((a, b) => a - b);
    return { value: rounded(value(all)), low: rounded(drawn[Math.floor(0.025 * resamples)] ?? NaN), high: rounded(drawn[Math.ceil(0.975 * resamples) - 1] ?? NaN) };
  };
  const figuresOf = (paired: boolean): DayFigures => {
    const make = (of: (days: DaySummary[]) => number) => figure(of, paired ? of : undefined);
    const per = (pick: (day: DaySummary) => number) => make((days) => total(days, pick) / days.length);
    const share = (met: (day: DaySummary) => number, count: (day: DaySummary) => number) => make((days) => total(days, met) / Math.max(1, total(days, count)));
    return {
      waitMinutes: { mean: make((days) => total(days, (d) => d.minutes) / Math.max(1, total(days, (d) => d.count))), p50: make((days) => quantile(days, 0.5)), p90: make((days) => quantile(days, 0.9)) },
      onTime: share((d) => sum(d.met), (d) => d.count),
      onTimeByClass: Object.fromEntries(scenario.classes.map((c, i) => [c.id, share((d) => d.met[i] ?? 0, (d) => d.patients[i] ?? 0)])),
      overtimeMinutesPerDay: per((d) => d.overtimeMinutes),
      movesPerDay: per((d) => d.moves),
      waitsPerDay: rounded((total(is, (d) => d.count) - (paired ? total(was, (d) => d.count) : 0)) / is.length),
      unserved: total(is, (d) => d.unserved) - (paired ? total(was, (d) => d.unserved) : 0),
    };
  };
  return { figures: figuresOf(false), againstStatic: figuresOf(true) };
}

const resamples = 400;
/** Quantiles are read off a histogram this fine. */
const binMinutes = 0.25;

type DaySummary = { count: number; minutes: number; met: number[]; patients: number[]; bins: Uint16Array; overtimeMinutes: number; moves: number; unserved: number };

function summary({ classes }: Scenario, { waits, overtimeMinutes, moves, unserved }: DayPlayed): DaySummary {
  const longest = waits.reduce((most, wait) => Math.max(most, wait.minutes), 0);
  const bins = new Uint16Array(Math.floor(longest / binMinutes) + 1);
  const [met, patients] = [classes.map(() => 0), classes.map(() => 0)];
  let minutes = 0;
  for (const wait of waits) {
    minutes += wait.minutes;
    bins[Math.floor(wait.minutes / binMinutes)]!++;
    patients[wait.urgency]!++;
    if (wait.minutes <= (classes[wait.urgency]?.targetMinutes ?? Infinity)) met[wait.urgency]!++;
  }
  return { count: waits.length, minutes, met, patients, bins, overtimeMinutes, moves, unserved };
}

function quantile(days: DaySummary[], p: number): number {
  let left = p * total(days, (day) => day.count);
  const longest = Math.max(0, ...days.map((day) => day.bins.length));
  for (let bin = 0; bin < longest; bin++) {
    for (const day of days) left -= day.bins[bin] ?? 0;
    if (left <= 0) return bin * binMinutes;
  }
  return 0;
}

function total(days: DaySummary[], pick: (day: DaySummary) => number): number {
  return days.reduce((so, day) => so + pick(day), 0);
}

function sum(of: number[]): number {
  return of.reduce((a, b) => a + b, 0);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
