import type { Discipline } from "#domain/look-ahead/situation.ts";
import type { PlanningMoment, Turn } from "#domain/planning/moment.ts";
import type { Run } from "#domain/planning/day/play-out.ts";
import type { Solve } from "#domain/planning/mixed-integer.ts";
import { follow } from "#domain/planning/follow.ts";
import { usualSearch, type PlanFound, type SearchOptions } from "#domain/planning/propose.ts";

/** Who decides where staff work, and who of a line is next. */
export type Policy = {
  discipline: Discipline;
  /** Decides anew whenever somebody is free. */
  whenFree?: (run: Run, person: number, at: number) => number | undefined;
  /** Decides every so many minutes for everybody. */
  every?: { minutes: number; decide(moment: PlanningMoment): Promise<Turn[]> };
};

export const policyNames = ["static", "longest-queue", "cmu", "gcmu", "anteroom"] as const;
export type PolicyName = (typeof policyNames)[number];

const planEveryMinutes = 15;

const strict: Discipline = { kind: "strict" };

export function policyCalled(name: PolicyName, solve: Solve, { search = usualSearch, onFound = () => undefined }: { search?: SearchOptions; onFound?: (found: PlanFound, moment: PlanningMoment) => void } = {}): Policy {
  switch (name) {
    case "static":
      return { discipline: strict };
    case "longest-queue":
      return { discipline: strict, whenFree: largest((run, service) => run.inLine(service)) };
    case "cmu":
      return { discipline: strict, whenFree: largest((run, service, person) => weightOfFirst(run, service) * pace(run, service, person, 0)) };
    case "gcmu":
      return { discipline: strict, whenFree: largest((run, service, person, at) => usedByFirst(run, service, at) * pace(run, service, person, run.now[person] === service ? 0 : 3 * run.compiled.setUpMinutes)) };
    case "anteroom":
      return {
        discipline: strict,
        every: {
          minutes: planEveryMinutes,
          async decide(moment) {
            const found = await follow(moment, solve, { ...search, seed: search.seed + Math.round(moment.situation.at / 60_000) });
            onFound(found, moment);
            return found.turns;
          },
        },
      };
  }
}

/** The service with the largest index among those where somebody waits and a room is left; none, to stay. */
function largest(index: (run: Run, service: number, person: number, at: number) => number): NonNullable<Policy["whenFree"]> {
  return (run, person, at) => {
    const { services, staff, rooms } = run.compiled;
    let best: number | undefined;
    let most = 0;
    for (let s = 0; s < services.length; s++) {
      if (!staff[person]?.can[s] || run.inLine(s) === 0) continue;
      if (s !== run.now[person] && run.now.filter((now) => now === s).length >= rooms.filter((room) => room.hosts[s]).length) continue;
      const value = index(run, s, person, at);
      // Among equals whoever is there stays there.
      if (value > most || (value === most && s === run.now[person])) {
        most = value;
        best = s;
      }
    }
    return best;
  };
}

function pace(run: Run, service: number, person: number, setUpMinutes: number): number {
  const speed = run.compiled.staff[person]?.speed[service] ?? 1;
  return 1 / ((run.compiled.services[service]?.meanMinutes ?? 1) / speed + setUpMinutes);
}

function weightOfFirst(run: Run, service: number): number {
  const urgency = run.lines[service]?.findIndex((line) => line.length > 0) ?? -1;
  return urgency < 0 ? 0 : 1 / (run.compiled.services[service]?.targets[urgency] as number);
}

function usedByFirst(run: Run, service: number, at: number): number {
  const used = (run.lines[service] ?? []).map((line, urgency) => (line[0] ? (at - line[0].since + 1) / (run.compiled.services[service]?.targets[urgency] as number) : 0));
  return Math.max(0, ...used);
}
