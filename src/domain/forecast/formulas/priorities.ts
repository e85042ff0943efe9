import { erlangC } from "#domain/forecast/formulas/many-servers.ts";

/**
 * What is left of the visits in progress, as a newcomer meets it: the mean time until somebody is free. Everything else of a line with
 * priorities follows from it and the loads of the classes, most urgent first.
 */
export type PriorityLine = { untilFree: number; loads: number[] };

/** Several servers whose visits are exponential and alike in all classes. */
export function alikeServers(arrivalRates: number[], serviceRate: number, servers: number): PriorityLine {
  const all = arrivalRates.reduce((sum, rate) => sum + rate, 0);
  return { untilFree: erlangC(all / serviceRate, servers) / (servers * serviceRate), loads: arrivalRates.map((rate) => rate / (servers * serviceRate)) };
}

/** One server whose visits vary in any way, each class with its own. */
export function oneServer(classes: { arrivalRate: number; meanVisit: number; scv: number }[]): PriorityLine {
  return {
    untilFree: classes.reduce((sum, { arrivalRate, meanVisit, scv }) => sum + (arrivalRate * meanVisit ** 2 * (1 + scv)) / 2, 0),
    loads: classes.map(({ arrivalRate, meanVisit }) => arrivalRate * meanVisit),
  };
}

/** Mean waits when the most urgent class is always next, and no visit is broken off. Source: Cobham 1954. */
export function strictPriorityWaits({ untilFree, loads }: PriorityLine): number[] {
  let above = 0;
  return loads.map((load) => {
    const before = above;
    above += load;
    return above >= 1 ? Infinity : untilFree / ((1 - before) * (1 - above));
  });
}

/**
 * Mean waits when claims grow with the wait at the rates of the classes, the most urgent fastest. Equal rates are first come, first
 * served; a rate near nothing is strict priority. Source: Kleinrock 1964, time-dependent priorities.
 */
export function accumulatingPriorityWaits({ untilFree, loads }: PriorityLine, rates: number[]): number[] {
  const load = loads.reduce((sum, one) => sum + one, 0);
  if (load >= 1) return loads.map(() => Infinity);
  const waits = loads.map(() => 0);
  // A class is passed by those above it and passes those below, whose waits must be known first.
  for (let p = loads.length - 1; p >= 0; p--) {
    const own = rates[p] as number;
    let wait = untilFree / (1 - load);
    let share = 1;
    for (let i = 0; i < loads.length; i++) {
      if (i > p) wait -= (loads[i] as number) * (waits[i] as number) * (1 - (rates[i] as number) / own);
      if (i < p) share -= (loads[i] as number) * (1 - own / (rates[i] as number));
    }
    waits[p] = wait / share;
  }
  return waits;
}
