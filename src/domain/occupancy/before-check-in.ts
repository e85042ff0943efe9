import type { ClinicState } from "#domain/clinic.ts";
import { ticketRatio, type TicketRatio } from "#domain/occupancy/fusion/ticket-ratio.ts";
import { heardWithinMs, leastSd, likelihood, ticketsAround, type Heads, type TicketsAround } from "#domain/occupancy/tickets-gone.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** The chance of 0, 1, 2 ... parties who are here and have no ticket yet. */
export type PartiesLaw = number[];

/** From the door to the desk, where nobody stands before them. */
export const usualMinutesToDesk = 3;
/** Before the first ticket of a day somebody may stand there all the same. */
const leastUsual = 0.3;
const partiesAtMost = 60;

/**
 * The belief in patients who are about to check in, from the people where they stand: for each number of parties, how well the
 * count fits them beside those whom the tickets bring. As many as come in a few minutes are usual; a queue before the desk makes
 * more of them likely, so the prior is geometric.
 */
export function partiesBeforeCheckIn(people: Heads, tickets: TicketsAround, ratio: Pick<TicketRatio, "peoplePerTicket" | "sd">, usual: number): PartiesLaw {
  const growth = usual / (1 + usual);
  const last = Math.min(partiesAtMost, Math.ceil(people.mean + 4 * people.sd) + 3);
  const law = Array.from({ length: last + 1 }, (_, n) => growth ** n * (likelihood(people, { ...tickets, waiting: tickets.waiting + n }, ratio) + Number.MIN_VALUE));
  const sum = law.reduce((a, b) => a + b, 0);
  return law.map((chance) => chance / sum);
}

/**
 * The same of a clinic as it stands. Where the reception is counted by itself it says most: nobody sits there. Otherwise all
 * waiting areas together; `undefined` where they are not counted now.
 */
export function beforeCheckIn(state: Pick<ClinicState, "setup" | "zones" | "house" | "tickets">, at: EpochMs): PartiesLaw | undefined {
  const around = ticketsAround(state, at);
  const reception = headsIn(state, "reception", at);
  const people = reception ?? headsIn(state, "waiting", at);
  if (!people) return undefined;
  // Whoever has just been given a ticket may be at the reception still; the others who wait are elsewhere.
  const tickets = reception ? { waiting: around.justCome, justCome: around.justCome, inRooms: 0 } : around;
  const lately = Object.values(state.tickets).filter((t) => t.arrivedAt > at - hourMs && t.arrivedAt <= at).length;
  return partiesBeforeCheckIn(people, tickets, ticketRatio(state.house), Math.max(leastUsual, (lately * usualMinutesToDesk * minuteMs) / hourMs));
}

export function momentsOf(law: PartiesLaw): { mean: number; variance: number } {
  const mean = law.reduce((sum, chance, n) => sum + chance * n, 0);
  return { mean, variance: law.reduce((sum, chance, n) => sum + chance * (n - mean) ** 2, 0) };
}

/** All zones of a kind together; `undefined` where there are none or one of them is not counted now. */
function headsIn(state: Pick<ClinicState, "setup" | "zones">, kind: "reception" | "waiting", at: EpochMs): Heads | undefined {
  const areas = state.setup.zones.filter((zone) => zone.kind === kind).map((zone) => state.zones[zone.id]);
  if (areas.length === 0 || !areas.every((area) => area?.heardAt !== undefined && at - area.heardAt < heardWithinMs)) return undefined;
  const sum = (of: "mean" | "variance") => areas.reduce((total, area) => total + (area?.[of] ?? 0), 0);
  return { mean: Math.max(0, sum("mean")), sd: Math.max(leastSd, Math.sqrt(sum("variance"))) };
}
