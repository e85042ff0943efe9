import type { FloorView } from "#contract/views.ts";
import { isHeard } from "#domain/occupancy/estimate.ts";
import { ticketRatio, type TicketRatio } from "#domain/occupancy/fusion/ticket-ratio.ts";
import { headsAndTickets, type HeadsMeaning, type Range } from "#domain/occupancy/heads-and-tickets.ts";
import { ticketsAround } from "#domain/occupancy/tickets-gone.ts";
import type { Picture } from "#server/picture.ts";

/** Heads in the waiting zones beside the tickets that wait, and what the difference probably means: in codes, for screens of any language. */
export function paintHeads(picture: Picture): FloorView["heads"] {
  const people = peopleWaiting(picture);
  const tickets = ticketsAround(picture.state, picture.at);
  const ratio = ticketRatio(picture.state.house);
  const { expectedPeople, meaning } = headsAndTickets(people, tickets, ratio);
  return { people: people ?? null, ticketsWaiting: tickets.waiting, expected: expectedPeople, companions: paintCompanions(ratio), meaning: paintMeaning(meaning) };
}

/** Absent when any waiting zone is not counted now: a sum without it would be a wrong one. */
function peopleWaiting({ state, occupancy }: Picture): Range | undefined {
  const waiting = state.setup.zones.filter((z) => z.kind === "waiting");
  const counted = waiting.flatMap(({ id }) => occupancy.find((o) => o.zoneId === id && isHeard(state.setup, o))?.people ?? []);
  if (counted.length === 0 || counted.length < waiting.length) return undefined;
  const sum = (of: keyof Range) => counted.reduce((total, c) => total + c[of], 0);
  return { likely: sum("likely"), low: sum("low"), high: sum("high") };
}

const ninetyPercent = 1.645;

function paintCompanions({ peoplePerTicket, sd, restsOnHours, isLearned }: TicketRatio): FloorView["heads"]["companions"] {
  if (!isLearned) return null;
  const tenths = (perPatient: number) => Math.round(Math.max(0, perPatient) * 100) / 10;
  const perPatient = peoplePerTicket - 1;
  return { perTenPatients: tenths(perPatient), low: tenths(perPatient - ninetyPercent * sd), high: tenths(perPatient + ninetyPercent * sd), restsOnHours: Math.floor(restsOnHours) };
}

function paintMeaning(meaning: HeadsMeaning): FloorView["heads"]["meaning"] {
  return meaning.code === "fewer-than-tickets" ? { ...meaning, sure: Math.floor(meaning.sure * 100) / 100 } : meaning;
}
