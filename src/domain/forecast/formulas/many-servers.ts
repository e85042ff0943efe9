/** A line before `servers` alike, patients coming at random: rates a minute, waits in minutes (or any other unit, all the same one). */
export type ManyServers = { arrivalRate: number; serviceRate: number; servers: number };

/**
 * The chance that somebody who comes finds nobody free, where nobody can wait: Erlang's loss formula, for an offered load in erlangs.
 * Source: recursion of Jagerman 1974.
 */
export function erlangB(offeredLoad: number, servers: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (offeredLoad * blocked) / (k + offeredLoad * blocked);
  return blocked;
}

/** The chance to have to wait, where everybody does. 1 when more come than can be served. */
export function erlangC(offeredLoad: number, servers: number): number {
  const load = offeredLoad / servers;
  if (load >= 1) return 1;
  const blocked = erlangB(offeredLoad, servers);
  return blocked / (1 - load * (1 - blocked));
}

export type SteadyWait = { chanceToWait: number; mean: number; meanOfThoseWhoWait: number; meanInLine: number };

/** M/M/c in the long run. Waits are infinite when more come than can be served. Source: Gross & Harris, ch. 2. */
export function steadyWait({ arrivalRate, serviceRate, servers }: ManyServers): SteadyWait {
  const spare = servers * serviceRate - arrivalRate;
  const chanceToWait = erlangC(arrivalRate / serviceRate, servers);
  if (spare <= 0) return { chanceToWait: 1, mean: Infinity, meanOfThoseWhoWait: Infinity, meanInLine: Infinity };
  return { chanceToWait, mean: chanceToWait / spare, meanOfThoseWhoWait: 1 / spare, meanInLine: (arrivalRate * chanceToWait) / spare };
}

/** The chance to wait longer than `x`. */
export function waitsLongerThan(x: number, system: ManyServers): number {
  const { arrivalRate, serviceRate, servers } = system;
  return steadyWait(system).chanceToWait * Math.exp(-(servers * serviceRate - arrivalRate) * x);
}

/** The wait that is not exceeded with chance `p`; nothing when so many do not wait at all. */
export function steadyWaitQuantile(p: number, system: ManyServers): number {
  const { chanceToWait, meanOfThoseWhoWait } = steadyWait(system);
  return 1 - p >= chanceToWait ? 0 : meanOfThoseWhoWait * Math.log(chanceToWait / (1 - p));
}
