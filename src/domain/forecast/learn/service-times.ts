import { beyond, logMinutes } from "#domain/forecast/learn/censored-log-normal.ts";
import { drifted, noDrift, type Drift } from "#domain/forecast/learn/drift.ts";
import { partialPooling, type GroupSums, type Pooled } from "#domain/forecast/learn/partial-pooling.ts";
import type { Law } from "#domain/look-ahead/law.ts";

/** A visit that has ended. */
export type EndedVisit = { class: string; serverId?: string; minutes: number };

/** A visit that is still running, and for how long. */
export type RunningVisit = { class: string; serverId?: string; elapsedMinutes: number };

/** How long one service takes: the logarithm of its minutes is a mean, a class's part, a clinician's part, and chance. */
export type ServiceTimes = {
  heard: (visit: EndedVisit) => void;
  /** Old days count for less; the parts are taken apart anew. Visits that are running count as what they are expected to become. */
  endDay: (running?: readonly RunningVisit[]) => void;
  /** The law of a visit of this class at usual speed, as of the last day's end, moved by what has changed since. */
  law: (patientClass: string) => Extract<Law, { kind: "lognormal" }>;
  /** 1.25: takes 48 minutes where 60 are usual. */
  speed: (serverId: string) => number;
  drift: () => Drift;
};

type Cell = GroupSums & { class: string; serverId: string };
type Parts = { mean: number; sigma: number; classes: Pooled; servers: Pooled };

/** `typedMinutes`: what an administrator says that it takes; worth eight visits with a squared coefficient of variation of .5. */
export function serviceTimes(typedMinutes: number): ServiceTimes {
  const cells = new Map<string, Cell>();
  const prior = { mean: Math.log(typedMinutes) - typicalSigma ** 2 / 2, sigma: typicalSigma };
  let parts = apart(cells, prior);
  let drift = noDrift;

  const cellOf = (patientClass: string, serverId: string | undefined): Cell => {
    const key = `${patientClass}\n${serverId ?? ""}`;
    const known = cells.get(key);
    if (known) return known;
    const cell = { class: patientClass, serverId: serverId ?? "", n: 0, sum: 0, square: 0 };
    cells.set(key, cell);
    return cell;
  };
  const expected = (patientClass: string, serverId: string | undefined) => parts.mean + (parts.classes.effects.get(patientClass) ?? 0) + (parts.servers.effects.get(serverId ?? "") ?? 0);

  return {
    heard: (visit) => {
      const x = logMinutes(visit.minutes);
      drift = drifted(drift, x - expected(visit.class, visit.serverId), parts.sigma);
      const cell = cellOf(visit.class, visit.serverId);
      cell.n++;
      cell.sum += x;
      cell.square += x * x;
    },
    endDay: (running = []) => {
      const alarms = drift.alarms;
      // A change means that the days before it speak of another clinic.
      const keep = alarms > 0 && drift.since < 400 ? dayKeptAfterAlarm : dayKept;
      const withRunning = new Map([...cells].map(([key, cell]) => [key, { ...cell }]));
      for (const visit of running) {
        const key = `${visit.class}\n${visit.serverId ?? ""}`;
        const cell = withRunning.get(key) ?? { class: visit.class, serverId: visit.serverId ?? "", n: 0, sum: 0, square: 0 };
        const expectedLog = beyond({ mu: expected(visit.class, visit.serverId) + drift.level, sigma: parts.sigma }, logMinutes(visit.elapsedMinutes));
        withRunning.set(key, { ...cell, n: cell.n + 1, sum: cell.sum + expectedLog.mean, square: cell.square + expectedLog.square });
      }
      const before = parts.mean;
      parts = apart(withRunning, prior);
      // What the mean has taken up is no drift any more.
      drift = { ...drift, level: towardsNothing(drift.level, parts.mean - before) };
      for (const cell of cells.values()) {
        cell.n *= keep;
        cell.sum *= keep;
        cell.square *= keep;
      }
    },
    law: (patientClass) => {
      const mu = parts.mean + (parts.classes.effects.get(patientClass) ?? 0) + drift.level;
      return { kind: "lognormal", mean: Math.exp(mu + parts.sigma ** 2 / 2), scv: Math.expm1(parts.sigma ** 2) };
    },
    speed: (serverId) => Math.exp(-(parts.servers.effects.get(serverId) ?? 0)),
    drift: () => drift,
  };
}

/** By as much as `taken`, never across. */
function towardsNothing(level: number, taken: number): number {
  return level > 0 ? Math.min(level, Math.max(0, level - taken)) : Math.max(level, Math.min(0, level - taken));
}

/** The logarithm's deviation where the squared coefficient of variation is .5. */
const typicalSigma = Math.sqrt(Math.log(1.5));
const priorVisits = 8;
/** A memory of some 50 days; of 4 once something has changed. */
const dayKept = 0.98;
const dayKeptAfterAlarm = 0.75;

/** Class by class, then clinician by clinician, until both have settled. */
function apart(cells: ReadonlyMap<string, Cell>, prior: { mean: number; sigma: number }): Parts {
  const nobody: Pooled = { mean: 0, within: prior.sigma, between: 0, effects: new Map() };
  let [classes, servers] = [nobody, nobody];
  const all = [...cells.values()].filter((cell) => cell.n > 0.01);
  const n = all.reduce((sum, c) => sum + c.n, 0);
  for (let round = 0; round < 4 && n > 2; round++) {
    classes = partialPooling(summed(all, (c) => c.class, (c) => servers.effects.get(c.serverId) ?? 0)) ?? nobody;
    // Visits of which nobody knows who gave them say nothing of anybody.
    servers = partialPooling(summed(all.filter((c) => c.serverId !== ""), (c) => c.serverId, (c) => classes.mean + (classes.effects.get(c.class) ?? 0))) ?? nobody;
  }
  let [sum, square] = [0, 0];
  for (const cell of all) {
    const effect = (classes.effects.get(cell.class) ?? 0) + (servers.effects.get(cell.serverId) ?? 0);
    sum += cell.sum - cell.n * effect;
    square += cell.square - 2 * effect * cell.sum + cell.n * effect ** 2;
  }
  const mean = (sum + priorVisits * prior.mean) / (n + priorVisits);
  const variance = n > 0 ? Math.max(0, square - (2 * sum - n * mean) * mean) : 0;
  return { mean, sigma: Math.sqrt(Math.max(0.01, (variance + priorVisits * prior.sigma ** 2) / (n + priorVisits))), classes, servers };
}

function summed(cells: readonly Cell[], groupOf: (cell: Cell) => string, less: (cell: Cell) => number): Map<string, GroupSums> {
  const groups = new Map<string, GroupSums>();
  for (const cell of cells) {
    const group = groups.get(groupOf(cell)) ?? { n: 0, sum: 0, square: 0 };
    const by = less(cell);
    groups.set(groupOf(cell), { n: group.n + cell.n, sum: group.sum + cell.sum - cell.n * by, square: group.square + cell.square - 2 * by * cell.sum + cell.n * by * by });
  }
  return groups;
}
