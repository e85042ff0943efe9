import { erlangC } from "#domain/forecast/formulas/many-servers.ts";
import { normalUpper } from "#domain/look-ahead/normal.ts";

/** Servers for an offered load in erlangs, `beta` standard deviations above it, rounded up. Source: Halfin and Whitt 1981. */
export function squareRootStaffing(offeredLoad: number, beta: number): number {
  return Math.ceil(offeredLoad + beta * Math.sqrt(offeredLoad));
}

/** The chance to wait at `beta` standard deviations above the load, the better the larger the clinic. Source: Halfin and Whitt 1981. */
export function halfinWhittDelay(beta: number): number {
  const density = Math.exp(-(beta ** 2) / 2) / Math.sqrt(2 * Math.PI);
  return 1 / (1 + (beta * (1 - normalUpper(beta))) / density);
}

/** The fewest servers with whom at most this share waits, exactly. */
export function fewestServers(offeredLoad: number, mostWhoWait: number): number {
  let servers = Math.floor(offeredLoad) + 1;
  while (erlangC(offeredLoad, servers) > mostWhoWait) servers++;
  return servers;
}
