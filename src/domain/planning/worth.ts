import { compile, type Compiled } from "#domain/planning/day/compiled.ts";
import { pathOf, type Path } from "#domain/planning/day/path.ts";
import { playOut, type Run } from "#domain/planning/day/play-out.ts";
import type { Turn } from "#domain/planning/moment.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";

/** What some hours cost those who wait. */
export type Cost = {
  /** Minutes of waiting of all patients of these hours together, with what is left of their wait at the end. */
  waitMinutes: number;
  /** The same with every minute beyond a target counted again. */
  weighted: number;
  /** By urgency - 1. */
  patients: number[];
  onTime: number[];
  /** Minutes that people stand in line within these hours: what a clock at each line would show, without any guess of what comes after. */
  inLineMinutes: number;
  byService: { patients: number; waitMinutes: number; onTime: number }[];
};

export type LookAheadOptions = { seed: number; horizonMinutes: number; /** What a minute beyond the target counts besides itself. */ overTarget: number };

/** A look-ahead that plays the same paths for every plan that it is asked about. */
export type LookAhead = { costOf(turns: Turn[], path: number): Cost };

/** Nobody in line at the horizon is taken to wait longer than this from then on. */
const longestAfterMinutes = 120;

export function lookAhead(situation: Situation, options: LookAheadOptions): LookAhead {
  const compiled = compile(situation);
  const paths = new Map<number, Path>();
  return {
    costOf(turns, number) {
      let path = paths.get(number);
      if (!path) paths.set(number, (path = pathOf(compiled, options.seed, number, options.horizonMinutes)));
      return costOfPath(compiled, path, turns, options);
    },
  };
}

export function costOfPath(compiled: Compiled, path: Path, turns: Turn[], { horizonMinutes, overTarget }: Pick<LookAheadOptions, "horizonMinutes" | "overTarget">): Cost {
  const cost: Cost = { waitMinutes: 0, weighted: 0, patients: [0, 0, 0, 0, 0], onTime: [0, 0, 0, 0, 0], inLineMinutes: 0, byService: compiled.services.map(() => ({ patients: 0, waitMinutes: 0, onTime: 0 })) };
  const count = (service: number, urgency: number, wait: number, of = 1) => {
    const target = compiled.services[service]?.targets[urgency] as number;
    cost.waitMinutes += of * wait;
    cost.weighted += of * (wait + overTarget * Math.max(0, wait - target));
    cost.patients[urgency]! += of;
    if (wait <= target) cost.onTime[urgency]! += of;
    const here = cost.byService[service];
    if (!here) return;
    here.patients += of;
    here.waitMinutes += of * wait;
    if (wait <= target) here.onTime += of;
  };
  const run = playOut(compiled, path, {
    onStart(service, urgency, wait, at) {
      cost.inLineMinutes += Math.min(wait, at);
      count(service, urgency, wait);
    },
  });
  for (const turn of turns) {
    const person = compiled.situation.staff.findIndex((p) => p.id === turn.staffId);
    const service = compiled.situation.services.findIndex((s) => s.id === turn.to);
    if (person >= 0 && service >= 0) run.turn(person, service);
  }
  for (const turn of turns.filter((one) => one.backAfterMinutes !== undefined).sort((a, b) => (a.backAfterMinutes as number) - (b.backAfterMinutes as number))) {
    const person = compiled.situation.staff.findIndex((p) => p.id === turn.staffId);
    const home = compiled.staff[person]?.now ?? -1;
    if (home < 0 || (turn.backAfterMinutes as number) >= horizonMinutes) continue;
    run.until(turn.backAfterMinutes as number);
    run.turn(person, home);
  }
  run.until(horizonMinutes);
  const after = waitsAfter(run, horizonMinutes, count);
  // Whoever is still on the way to another service will wait there as well: otherwise the plan that serves fewest would look best.
  const goesOn = (service: number, urgency: number) => {
    let below = 0;
    for (const next of compiled.services[service]?.onward ?? []) {
      count(next.service, urgency, after[next.service] as number, next.below - below);
      below = next.below;
    }
  };
  for (const line of run.lines.flat()) for (const { since } of line) cost.inLineMinutes += Math.min(horizonMinutes - since, horizonMinutes);
  compiled.services.forEach((_, s) => run.lines[s]?.forEach((line, urgency) => line.forEach(() => goesOn(s, urgency))));
  for (const { inLine } of run.visits()) goesOn(inLine.way[0] as number, inLine.patient.urgency);
  return cost;
}

/** Counts everybody who is in line at the end, with a guess of their wait to come; gives the wait of who comes last, by service. */
function waitsAfter(run: Run, at: number, count: (service: number, urgency: number, wait: number) => void): number[] {
  const { services, staff } = run.compiled;
  return services.map((service, s) => {
    let pace = 0;
    for (let i = 0; i < staff.length; i++) if ((run.pending[i] as number) >= 0 ? run.pending[i] === s : run.worksFor(i, s)) pace += (staff[i]?.speed[s] as number) / (staff[i]?.also?.filter(Boolean).length ?? 1);
    const perPatient = pace > 0 ? service.meanMinutes / pace : longestAfterMinutes;
    let ahead = 0;
    run.lines[s]?.forEach((line, urgency) => {
      for (const { since } of line) count(s, urgency, at - since + Math.min(longestAfterMinutes, ++ahead * perPatient));
    });
    return Math.min(longestAfterMinutes, ahead * perPatient);
  });
}
