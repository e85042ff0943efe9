import type { EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/** Who comes unannounced, by the time of the week. */
export type Arrivals = {
  heard: (at: EpochMs) => void;
  /** The day that has ended, whether anybody came or not; holidays stand apart from their weekday. */
  endDay: (at: EpochMs) => void;
  /** An hour, at this moment, on an average day of its kind. */
  perHour: (at: EpochMs) => number;
  /** Expected from local midnight until `at`. */
  expectedUntil: (at: EpochMs) => number;
  /** What makes this day differ from others: a Gamma factor with mean `shape / rate`, after what has come of it so far. */
  dayFactor: (at: EpochMs) => { shape: number; rate: number };
  /** All of it as plain numbers: patients an hour by kind of day (Monday first, holidays last) and half hour, and the shape of the day's factor. */
  table: () => ArrivalTable;
};

export type ArrivalTable = { perHour: number[][]; dayShape: number };

/**
 * A rate for every half hour of every weekday: as many as usual at that time of day, times what the weekday makes of the
 * day, times what this weekday's half hour makes of it as far as its numbers are to be believed. Days differ by a factor
 * beyond chance; its variance is what daily totals vary more than Poisson's would.
 * Source: doubly stochastic arrivals with a Gamma day factor, Jongbloed & Koole 2001; conjugate posterior.
 */
export function arrivals(clock: WallClock, isHoliday: (at: EpochMs) => boolean = () => false): Arrivals {
  const kindOf = (at: EpochMs) => (isHoliday(at) ? holiday : clock.weekday(at));
  const counts = Array.from({ length: kinds }, () => new Float64Array(slots));
  const days = new Float64Array(kinds);
  const today = new Float64Array(slots);
  let rates: Float64Array[] = counts.map(() => new Float64Array(slots));
  // Of daily totals against their means: squared differences, and what Poisson alone would make of them.
  let [excess, squaredMeans] = [0, 0];
  const slotOf = (at: EpochMs) => Math.floor(clock.minuteOfDay(at) / slotMinutes);
  const rateAt = (at: EpochMs) => rates[kindOf(at)] as Float64Array;
  const expectedUntil = (at: EpochMs) => {
    const rate = rateAt(at);
    const slot = slotOf(at);
    let sum = 0;
    for (let s = 0; s < slot; s++) sum += rate[s] as number;
    return sum + (rate[slot] as number) * (clock.minuteOfDay(at) / slotMinutes - slot);
  };
  const dayShape = () => {
    // Five days' worth of belief in 1/25, the reference's clinic.
    const mean2 = squaredMeans > 0 ? squaredMeans : 1;
    return 1 / Math.max(0.0025, (Math.max(0, excess) + (usualVariance * priorDays * mean2) / Math.max(1, countOf(days))) / (mean2 * (1 + priorDays / Math.max(1, countOf(days)))));
  };
  return {
    heard: (at) => void today[slotOf(at)]!++,
    endDay: (at) => {
      const kind = kindOf(at);
      const total = today.reduce((sum, n) => sum + n, 0);
      const mean = (rates[kind] as Float64Array).reduce((sum, r) => sum + r, 0);
      if ((days[kind] as number) >= 2 && mean > 1) {
        // The mean itself is known from a few days only.
        excess = dayKept * excess + ((total - mean) ** 2 / (1 + 1 / (days[kind] as number)) - mean);
        squaredMeans = dayKept * squaredMeans + mean ** 2;
      }
      for (let k = 0; k < kinds; k++) {
        days[k] = dayKept * (days[k] as number) + (k === kind ? 1 : 0);
        const count = counts[k] as Float64Array;
        for (let s = 0; s < slots; s++) count[s] = dayKept * (count[s] as number) + (k === kind ? (today[s] as number) : 0);
      }
      today.fill(0);
      rates = smoothed(counts, days);
    },
    perHour: (at) => ((rateAt(at)[slotOf(at)] as number) * 60) / slotMinutes,
    expectedUntil,
    dayFactor: (at) => {
      const shape = dayShape();
      return { shape: shape + today.reduce((sum, n) => sum + n, 0), rate: shape + expectedUntil(at) };
    },
    table: () => ({ perHour: rates.map((of) => Array.from(of, (n) => (n * 60) / slotMinutes)), dayShape: dayShape() }),
  };
}

export const slotMinutes = 30;
const slots = 48;
const holiday = 7;
const kinds = 8;
const dayKept = 0.99;
const usualVariance = 1 / 25;
const priorDays = 5;
/** A weekday's own half hour counts as much as what all days say of it once so many have been seen there. */
const priorArrivals = 12;

function countOf(days: Float64Array): number {
  return days.reduce((sum, d) => sum + d, 0);
}

function smoothed(counts: readonly Float64Array[], days: Float64Array): Float64Array[] {
  // A closed day says nothing of the others; where there are no others, it is all there is.
  const ordinary = counts.slice(0, holiday);
  const allDays = countOf(days.subarray(0, holiday));
  const all = new Float64Array(slots);
  for (const count of ordinary) for (let s = 0; s < slots; s++) all[s] = (all[s] as number) + (count[s] as number) / Math.max(1, allDays);
  const perDay = all.reduce((sum, n) => sum + n, 0);
  return counts.map((count, kind) => {
    const seen = days[kind] as number;
    const own = count.reduce((sum, n) => sum + n, 0);
    // A kind of day that has never been seen is like all; one is half of what it will be taken for.
    const level = perDay > 0 ? (own + perDay) / (perDay * (seen + 1)) : 1;
    return Float64Array.from(all, (usual, s) => {
      const expected = usual * level;
      return expected * (((count[s] as number) + priorArrivals) / (expected * seen + priorArrivals));
    });
  });
}
