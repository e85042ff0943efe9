import type { TicketRatio } from "#domain/occupancy/fusion/ticket-ratio.ts";
import { ticketsGone, usualHeads, type Heads, type TicketsAround, type TicketsGone } from "#domain/occupancy/tickets-gone.ts";

export type Range = { likely: number; low: number; high: number };

/** What the people in the waiting areas tell beside the tickets that wait. */
export type HeadsAndTickets = {
  /** As many as so many tickets usually bring, nine times in ten. */
  expectedPeople: { low: number; high: number };
  /** Counted less expected; absent where nobody counts. */
  difference?: number;
  meaning: HeadsMeaning;
  gone?: TicketsGone;
};

export type HeadsMeaning =
  /** The waiting areas are not counted now. */
  | { code: "unknown" }
  | { code: "as-usual" }
  /** So many people more than usual: companions, or patients who have not checked in. */
  | { code: "more-than-usual"; people: number }
  /** At least so many tickets are probably of people who have left, as surely as that; `moreTickets` is by how much tickets outnumber heads. */
  | { code: "fewer-than-tickets"; tickets: number; sure: number; moreTickets: number };

const ninetyPercent = 1.645;
/** A single head more is no news, however sure it is. */
const leastNews = 2;
/** Counts are whole: nobody knows them better than to a fraction. */
const roundingSd = 0.3;

/**
 * Heads in the waiting areas beside the tickets that wait there. A difference means something only where it lies
 * outside of what the count, the ratio of this house and the chance of the hour can explain together.
 */
export function headsAndTickets(people: Range | undefined, tickets: TicketsAround, ratio: TicketRatio): HeadsAndTickets {
  const usual = usualHeads(tickets, ratio);
  const expectedPeople = { low: Math.max(0, Math.round(usual.mean - ninetyPercent * usual.sd)), high: Math.round(usual.mean + ninetyPercent * usual.sd) };
  if (!people) return { expectedPeople, meaning: { code: "unknown" } };
  const heads = headsOf(people);
  const difference = people.likely - usual.mean;
  const gone = ticketsGone(heads, tickets, ratio);
  return { expectedPeople, difference, gone, meaning: meaningOf(difference, Math.hypot(heads.sd, usual.sd), gone, tickets.waiting - people.likely) };
}

function meaningOf(difference: number, sd: number, gone: TicketsGone, moreTickets: number): HeadsMeaning {
  if (gone.atLeast > 0) return { code: "fewer-than-tickets", tickets: gone.atLeast, sure: gone.sure, moreTickets: Math.max(0, moreTickets) };
  const extra = Math.round(difference);
  if (difference > ninetyPercent * sd && extra >= leastNews) return { code: "more-than-usual", people: extra };
  return { code: "as-usual" };
}

/** A range that holds nine times in ten, as a mean and a deviation. Where zero cuts it off, the other side knows. */
function headsOf({ likely, low, high }: Range): Heads {
  return { mean: likely, sd: Math.max(roundingSd, (Math.max(likely - low, high - likely)) / ninetyPercent) };
}
