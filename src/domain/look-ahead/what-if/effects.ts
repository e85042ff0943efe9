import type { ServiceId } from "#domain/ids.ts";
import type { Answer, ClassTotals, Totals } from "#domain/look-ahead/answer.ts";
import { lookAhead } from "#domain/look-ahead/look-ahead.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import { quantileOf } from "#domain/look-ahead/wait-summary.ts";
import { minutesBetween, type EpochMs } from "#domain/time.ts";

/** A figure as things stand, as it would be, and the difference with the range that holds its true value nine times in ten. */
export type Effect = { before: number; after: number; difference: number; low: number; high: number; /** The range leaves out zero: more than the luck of the imagined days. */ isClear: boolean; /** On nine imagined days of ten the difference of that day lies between these; absent where it is of all days together. */ dayLow?: number; dayHigh?: number };

export type ServiceEffect = {
  serviceId: ServiceId;
  /** Absent where nobody comes in either. */
  meanWaitMinutes?: Effect;
  p90WaitMinutes?: Effect;
  onTimeShare?: Effect;
};

export type Effects = {
  /** Days that were imagined, each twice. */
  paths: number;
  until: EpochMs;
  overall: Omit<ServiceEffect, "serviceId">;
  services: ServiceEffect[];
  /** Of all staff together, a day. */
  overtimeMinutes: Effect;
  /** In line when the look ends; where there is a closing hour, nobody could serve them. */
  stillInLine: Effect;
  /** Minutes from now until the last patient is done; only where there is a closing hour and everybody is served in both. */
  emptyAfterMinutes?: Effect;
  /** Of the imagined days: on how many everybody together waits less, and more. */
  shorterDays: number;
  longerDays: number;
};

export type EffectsAsk = {
  seed: number;
  /** Where the look ends; with a closing hour every day goes on until nobody is left, and ends there if that is never. */
  until: EpochMs;
  hasClosing: boolean;
  batches: { least: number; most: number; paths: number };
  /** Arrivals that the change brings: their own waits do not count. */
  leaveOut?: string[];
  /** Whether there is time for another batch: the caller has the clock. */
  goOn?: () => boolean;
};

/**
 * What a change would do. Both situations are played through the same days, batch by batch: each batch gives one difference, and the
 * batches together say how sure it is.
 */
export function effectsOf(before: Situation, after: Situation, { seed, until, hasClosing, batches, leaveOut = [], goOn = () => true }: EffectsAsk): Effects {
  const atMostMinutes = Math.max(1, minutesBetween(before.at, until));
  // To the very end: counted for less than those who are called last, a day would look shorter for serving fewer.
  const ask = { totals: true, visits: true, stillInLine: atMostMinutes, leaveOut, atMostMinutes, ...(hasClosing ? { untilEmpty: true } : {}) };
  const seen: { before: Figures; after: Figures }[] = [];
  for (let batch = 0; batch < batches.most && (batch < batches.least || goOn()); batch++) {
    const draws = { seed: seed + batch, paths: batches.paths };
    const [asIs, asChanged] = [lookAhead(before, ask, draws), lookAhead(after, ask, draws)];
    seen.push({ before: figuresOf(before, asIs), after: figuresOf(after, asChanged) });
  }
  const effect = (of: (figures: Figures) => number | undefined, leastDifference: number, byDay?: (figures: Figures) => Float64Array | undefined) => {
    const whole = effectIn(seen.map((pair) => [of(pair.before), of(pair.after)]), leastDifference);
    return whole && byDay ? { ...whole, ...dayRange(seen.flatMap((pair) => differencesOf(byDay(pair.before), byDay(pair.after)))) } : whole;
  };
  const groupEffects = (of: (figures: Figures) => GroupFigures | undefined): Omit<ServiceEffect, "serviceId"> => {
    const mean = effect((figures) => of(figures)?.meanWait, 0.05, (figures) => of(figures)?.waitByDay);
    const p90 = effect((figures) => of(figures)?.p90Wait, 0.05);
    const onTime = effect((figures) => of(figures)?.onTime, 0.0005);
    return { ...(mean ? { meanWaitMinutes: mean } : {}), ...(p90 ? { p90WaitMinutes: p90 } : {}), ...(onTime ? { onTimeShare: onTime } : {}) };
  };
  const emptyAfter = hasClosing && seen.every((pair) => pair.before.isEmptied && pair.after.isEmptied) ? effect((figures) => figures.emptyAfter, 0.05, (figures) => figures.emptyByDay) : undefined;
  const days = seen.flatMap((pair) => differencesOf(pair.before.overall?.waitByDay, pair.after.overall?.waitByDay));
  const paths = seen.length * batches.paths;
  return {
    paths,
    until,
    overall: groupEffects((figures) => figures.overall),
    services: before.services.map(({ id }, i) => ({ serviceId: id, ...groupEffects((figures) => figures.services[i]) })),
    overtimeMinutes: effect((figures) => figures.overtime, 0.05, (figures) => figures.overtimeByDay) as Effect,
    stillInLine: effect((figures) => figures.stillInLine, 0.005) as Effect,
    ...(emptyAfter ? { emptyAfterMinutes: emptyAfter } : {}),
    shorterDays: days.filter((difference) => difference < -leastOfADay).length / paths,
    longerDays: days.filter((difference) => difference > leastOfADay).length / paths,
  };
}

type GroupFigures = { meanWait: number; p90Wait: number; onTime: number; waitByDay: Float64Array };
type Figures = { overall: GroupFigures | undefined; services: (GroupFigures | undefined)[]; overtime: number; overtimeByDay: Float64Array; stillInLine: number; emptyAfter: number; emptyByDay: Float64Array; isEmptied: boolean };

function figuresOf({ services }: Situation, { totals, visits, emptyAfterMinutes, paths }: Answer): Figures {
  const { byService, overtimeMinutes } = totals as Totals;
  const list = visits as NonNullable<Answer["visits"]>;
  const waits: number[][] = services.map(() => []);
  // Who left is in the share of targets, and not in the waits: their wait ended by itself.
  list.service.forEach((service, i) => list.left[i] === 0 && waits[service]?.push(list.waitMinutes[i] as number));
  const classesOf = (id: ServiceId) => byService[id] as ClassTotals[];
  const all = services.flatMap(({ id }) => classesOf(id));
  const emptyByDay = emptyAfterMinutes ?? new Float64Array(0);
  return {
    overall: groupOf(all, waits.flat(), paths),
    services: services.map(({ id }, i) => groupOf(classesOf(id), waits[i] as number[], paths)),
    overtime: sum(overtimeMinutes) / paths,
    overtimeByDay: overtimeMinutes,
    stillInLine: sumOf(all, "stillInLine") / paths,
    emptyAfter: sum(emptyByDay) / paths,
    emptyByDay,
    isEmptied: emptyByDay.every((minutes) => minutes < Infinity),
  };
}

function groupOf(classes: ClassTotals[], waits: number[], paths: number): GroupFigures | undefined {
  const all = sumOf(classes, "called") + sumOf(classes, "left");
  if (all === 0 || waits.length === 0) return undefined;
  return { meanWait: sum(waits) / waits.length, p90Wait: quantileOf(Float64Array.from(waits).sort(), 0.9), onTime: sumOf(classes, "onTime") / all, waitByDay: waitByDay(classes, paths) };
}

/** The mean wait of each imagined day; NaN on a day on which nobody waits. */
function waitByDay(classes: ClassTotals[], paths: number): Float64Array {
  const waited = new Float64Array(paths);
  for (let day = 0; day < paths; day++) {
    let [minutes, called] = [0, 0];
    for (const one of classes) {
      minutes += one.waitMinutes[day] as number;
      called += one.called[day] as number;
    }
    waited[day] = called > 0 ? minutes / called : NaN;
  }
  return waited;
}

/** Three seconds are no difference to anybody. */
const leastOfADay = 0.05;

function differencesOf(before: Float64Array | undefined, after: Float64Array | undefined): number[] {
  if (!before || !after) return [];
  return Array.from(before, (value, day) => (after[day] as number) - value).filter((difference) => Number.isFinite(difference));
}

function dayRange(differences: number[]): { dayLow?: number; dayHigh?: number } {
  if (differences.length === 0) return {};
  const sorted = Float64Array.from(differences).sort();
  return { dayLow: quantileOf(sorted, 0.05), dayHigh: quantileOf(sorted, 0.95) };
}

/** `undefined` unless every batch has both figures. */
function effectIn(pairs: [number | undefined, number | undefined][], leastDifference: number): Effect | undefined {
  const both = pairs.filter((pair): pair is [number, number] => pair[0] !== undefined && pair[1] !== undefined);
  if (both.length < pairs.length || both.length === 0) return undefined;
  const differences = both.map(([before, after]) => after - before);
  const difference = meanOf(differences);
  const sd = Math.sqrt(sum(differences.map((one) => (one - difference) ** 2)) / Math.max(1, differences.length - 1));
  const margin = differences.length < 2 ? Infinity : (studentP95(differences.length - 1) * sd) / Math.sqrt(differences.length);
  const [low, high] = [difference - margin, difference + margin];
  return { before: meanOf(both.map(([before]) => before)), after: meanOf(both.map(([, after]) => after)), difference, low, high, isClear: (low > 0 || high < 0) && Math.abs(difference) >= leastDifference };
}

/**
 * Student's 95 % point, for ranges of 90 %. Within 0.5 % from four degrees of freedom on.
 * Source: Abramowitz & Stegun 26.7.5.
 */
export function studentP95(freedom: number): number {
  const z = 1.6448536;
  return z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3);
}

function sumOf(classes: ClassTotals[], column: keyof ClassTotals): number {
  return classes.reduce((total, one) => total + sum(one[column]), 0);
}

function meanOf(values: number[]): number {
  return sum(values) / values.length;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
