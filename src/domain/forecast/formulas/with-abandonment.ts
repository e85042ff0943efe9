import type { ManyServers } from "#domain/forecast/formulas/many-servers.ts";

export type WithAbandonment = ManyServers & { /** Of whoever waits, so many give up a minute. */ abandonmentRate: number };

/** Of all who come: those who wait, those who leave before their turn, and how long everybody waits until one or the other. */
export type AbandonmentFigures = { chanceToWait: number; chanceToLeave: number; meanInLine: number; meanWait: number };

/**
 * Erlang-A (M/M/c+M) in the long run, from the balance of its birth-death chain. There is a long run whatever the load.
 * Source: Palm 1957; Garnett, Mandelbaum, Reiman 2002.
 */
export function withAbandonment({ arrivalRate, serviceRate, servers, abandonmentRate }: WithAbandonment): AbandonmentFigures {
  let weight = 1;
  let total = 1;
  let waiting = servers === 0 ? 1 : 0;
  let inLine = 0;
  for (let n = 1; n < 1_000_000; n++) {
    const line = Math.max(0, n - servers);
    weight *= arrivalRate / (Math.min(n, servers) * serviceRate + line * abandonmentRate);
    // Many servers make weights that no number holds.
    if (weight > 1e200) [weight, total, waiting, inLine] = [1, total / weight, waiting / weight, inLine / weight];
    total += weight;
    if (n >= servers) waiting += weight;
    inLine += line * weight;
    if (n > servers && weight < 1e-18 * total && (line + 1) * weight < 1e-18 * inLine) break;
  }
  const meanInLine = inLine / total;
  return { chanceToWait: waiting / total, meanInLine, meanWait: meanInLine / arrivalRate, chanceToLeave: (abandonmentRate * meanInLine) / arrivalRate };
}

/**
 * The remaining wait of somebody with `ahead` before them, all servers busy, who stays themselves: mean and variance of the sum of the
 * steps, each as fast as the servers and those ahead who may still give up.
 */
export function waitBehindWhoMayLeave(ahead: number, { serviceRate, servers, abandonmentRate }: Omit<WithAbandonment, "arrivalRate">): { mean: number; variance: number } {
  let mean = 0;
  let variance = 0;
  for (let j = 0; j <= ahead; j++) {
    const rate = servers * serviceRate + j * abandonmentRate;
    mean += 1 / rate;
    variance += 1 / rate ** 2;
  }
  return { mean, variance };
}
