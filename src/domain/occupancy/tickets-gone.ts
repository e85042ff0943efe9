import type { ClinicState } from "#domain/clinic.ts";
import { ticketRatio, type TicketRatio } from "#domain/occupancy/fusion/ticket-ratio.ts";
import { legOf } from "#domain/queue/ticket.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** Tickets whose people belong in the waiting areas, and those of whom only some may be there. */
export type TicketsAround = {
  waiting: number;
  /** Of the waiting, those who have just joined their line and may still be on the way. */
  justCome: number;
  /** Called or being served: companions may have kept their seats. */
  inRooms: number;
};

/** People as a mean and a standard deviation. */
export type Heads = { mean: number; sd: number };

/** How many of the waiting tickets are of people who have left without saying so. */
export type TicketsGone = {
  /** Expected number, and the chance that it is one or more. */
  expected: number;
  probability: number;
  /** So many at least, with nine chances in ten; and the chance that it is as many. */
  atLeast: number;
  sure: number;
};

/** Patients who leave without being seen: 1.7 % of visits. Source: Pham et al. 2009, National study of patients who leave before being seen. */
const goneShare = 0.017;
const sureEnough = 0.9;
const settlingMs = 2 * minuteMs;
/** A uniform law over so many people has this variance for the square of them. */
const uniformVariance = 1 / 12;
/** Of those who wait, so many are up at any moment: at the desk, at the door, washing their hands. */
const awayShare = 0.04;

/**
 * The belief that somebody has left, from the people in the waiting areas: for each number of tickets gone, how well
 * the count fits the people whom the others would bring. Who leaves takes others along, so several at once are less
 * unlikely than each on its own: the prior is geometric, with the mean of the published share.
 */
export function ticketsGone(people: Heads, tickets: TicketsAround, ratio: Pick<TicketRatio, "peoplePerTicket" | "sd">): TicketsGone {
  const { waiting } = tickets;
  const growth = (waiting * goneShare) / (1 + waiting * goneShare);
  const raw = Array.from({ length: waiting + 1 }, (_, gone) => {
    const others = { ...tickets, waiting: waiting - gone, justCome: Math.min(tickets.justCome, waiting - gone) };
    // A count that fits nothing at all accuses nobody.
    return growth ** gone * (likelihood(people, others, ratio) + Number.MIN_VALUE);
  });
  const sum = raw.reduce((a, b) => a + b, 0);
  // From the far end: the chance of so many or more.
  const orMore: number[] = [];
  for (let k = waiting, so = 0; k >= 0; k--) orMore[k] = Math.min(1, (so += (raw[k] as number) / sum));
  const atLeast = Math.max(0, orMore.findLastIndex((chance) => chance >= sureEnough));
  return {
    expected: raw.reduce((mean, weight, k) => mean + (k * weight) / sum, 0),
    probability: orMore[1] ?? 0,
    atLeast,
    sure: orMore[atLeast] ?? 1,
  };
}

/** Of the tickets that wait, the share whose people are believed to have left; 0 where not all waiting areas are counted. */
export function shareGone(state: Pick<ClinicState, "setup" | "zones" | "house" | "tickets">, at: EpochMs): number {
  const areas = state.setup.zones.filter((zone) => zone.kind === "waiting").map((zone) => state.zones[zone.id]);
  const tickets = ticketsAround(state, at);
  if (tickets.waiting === 0 || areas.length === 0 || !areas.every((area) => area?.heardAt !== undefined && at - area.heardAt < heardWithinMs)) return 0;
  const sum = (of: "mean" | "variance") => areas.reduce((total, area) => total + (area?.[of] ?? 0), 0);
  return ticketsGone({ mean: Math.max(0, sum("mean")), sd: Math.max(leastSd, Math.sqrt(sum("variance"))) }, tickets, ticketRatio(state.house)).expected / tickets.waiting;
}

/** An area that nobody has counted for so long says nothing of who is there now. */
export const heardWithinMs = 10 * minuteMs;
/** Counts are whole: nobody knows them better than to a fraction. */
export const leastSd = 0.3;

/** The people whom so many tickets usually bring into the waiting areas. */
export function usualHeads(tickets: TicketsAround, ratio: Pick<TicketRatio, "peoplePerTicket" | "sd">): Heads {
  const { patients, companions, others, scatter } = parts(tickets, ratio);
  return { mean: patients + companions.mean + others, sd: Math.sqrt(companions.variance + scatter) };
}

/**
 * How well a count fits: patients are there themselves, so a count below their number is an error or somebody's
 * absence, never a lack of companions. A bell curve over both together would not see that.
 */
export function likelihood(people: Heads, tickets: TicketsAround, ratio: Pick<TicketRatio, "peoplePerTicket" | "sd">): number {
  const { patients, companions, others, scatter } = parts(tickets, ratio);
  const variance = people.sd ** 2 + scatter;
  let sum = 0;
  companionsLaw(companions).forEach((chance, n) => {
    sum += chance * Math.exp((-0.5 * (people.mean - patients - others - n) ** 2) / variance);
  });
  return sum / Math.sqrt(variance);
}

/** Nobody brings fewer than themselves, however badly a house is counted. */
function parts({ waiting, justCome, inRooms }: TicketsAround, { peoplePerTicket, sd }: Pick<TicketRatio, "peoplePerTicket" | "sd">) {
  const party = Math.max(1, peoplePerTicket);
  const seated = waiting - justCome;
  const maybe = [justCome * party, inRooms * (party - 1)];
  return {
    patients: seated,
    // Companions come as they like (Poisson); of their usual number we are so sure.
    companions: { mean: seated * (party - 1), variance: seated * (party - 1) + (seated * sd) ** 2 },
    // Any number from none to all of them, half on average.
    others: maybe.reduce((a, b) => a + b, 0) / 2,
    scatter: seated * party * awayShare + uniformVariance * maybe.reduce((a, b) => a + b ** 2, 0),
  };
}

/** The chance of 0, 1, 2 ... companions: Poisson with a mean that is not quite known is negative binomial. */
function companionsLaw({ mean, variance }: { mean: number; variance: number }): number[] {
  if (mean <= 0) return [1];
  const size = mean ** 2 / Math.max(variance - mean, 1e-9);
  const step = mean / (size + mean);
  const law = [Math.exp(-size * Math.log1p(mean / size))];
  const last = Math.ceil(mean + 8 * Math.sqrt(variance) + 5);
  for (let n = 0; n < last; n++) law.push(((law[n] as number) * step * (size + n)) / (n + 1));
  return law;
}

export function ticketsAround({ tickets }: Pick<ClinicState, "tickets">, at: EpochMs): TicketsAround {
  const all = Object.values(tickets);
  const waiting = all.filter((t) => t.state === "waiting");
  return {
    waiting: waiting.length,
    justCome: waiting.filter((t) => at - (legOf(t).waitingSince ?? t.arrivedAt) < settlingMs).length,
    inRooms: all.filter((t) => t.state === "called" || t.state === "in-service").length,
  };
}
