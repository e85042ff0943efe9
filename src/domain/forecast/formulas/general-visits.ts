import { steadyWait, type ManyServers } from "#domain/forecast/formulas/many-servers.ts";

/**
 * The mean wait before one server whose visits vary in any way; `scv` is their squared coefficient of variation. Infinite from a load of
 * 1. Source: Pollaczek and Khinchine.
 */
export function oneServerWait({ arrivalRate, meanVisit, scv }: { arrivalRate: number; meanVisit: number; scv: number }): number {
  const load = arrivalRate * meanVisit;
  return load >= 1 ? Infinity : (arrivalRate * meanVisit ** 2 * (1 + scv)) / (2 * (1 - load));
}

/** The mean wait before several servers, about: exact for M/M/c, and for others good to a few percent when busy. Source: Allen and Cunneen. */
export function aboutWait(system: ManyServers, scvOfArrivals: number, scvOfVisits: number): number {
  return (steadyWait(system).mean * (scvOfArrivals + scvOfVisits)) / 2;
}
