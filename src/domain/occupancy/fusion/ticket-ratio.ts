import { at } from "#domain/occupancy/fusion/covariance.ts";
import { ticketSource, type HouseBelief } from "#domain/occupancy/fusion/house-belief.ts";
import * as priors from "#domain/occupancy/fusion/priors.ts";
import { hourMs } from "#domain/time.ts";

/** How many people come with a ticket, the patient among them, and how sure that is. */
export type TicketRatio = {
  peoplePerTicket: number;
  sd: number;
  /** From the first look at tickets to the last; 0 before any. What lies further back than the filter remembers is no part of it. */
  restsOnHours: number;
  /** More is known than was believed at first. */
  isLearned: boolean;
};

/**
 * What the filter has learned of tickets beside heads, read the other way round. The filter's own gain is tickets for
 * each person as the doors count people; here those whom all doors miss are people too, as in people-in.ts. It is the
 * only place where this ratio is learned: nothing else keeps a second one.
 */
export function ticketRatio(house: HouseBelief): TicketRatio {
  const place = house.parts.indexOf(`gain/${ticketSource}`);
  const source = house.sources[ticketSource];
  const isCounted = Object.values(house.zones).every((zone) => !zone.isOpen);
  let gain = 0;
  let square = 0;
  for (const h of house.hypotheses) {
    const seen = isCounted ? 1 - h.missShare : 1;
    const mean = seen * (place < 0 ? priors.tickets.gain : (h.mean[place] as number));
    const variance = seen ** 2 * (place < 0 ? priors.tickets.gainSd ** 2 : at(h.spread, place, place));
    gain += h.weight * mean;
    square += h.weight * (variance + mean ** 2);
  }
  const sd = Math.sqrt(Math.max(0, square - gain ** 2));
  // A gain near nothing would be a house full of people without tickets; nobody can say how full.
  const sane = Math.max(leastGain, gain);
  const heardMs = source && Number.isFinite(source.at) ? source.at - (source.firstAt ?? source.at) : 0;
  return {
    peoplePerTicket: 1 / sane,
    // To first order: a small error of the gain is one of its inverse, over its square.
    sd: sd / sane ** 2,
    restsOnHours: Math.min(heardMs, priors.tickets.gainMemoryMs) / hourMs,
    isLearned: heardMs >= leastHeardMs && sd <= learnedShare * priors.tickets.gainSd,
  };
}

const leastGain = 0.1;
const leastHeardMs = hourMs;
/** Half of what was not known at first. */
const learnedShare = 0.5;
