import { beginsWords, plain } from "#features/desk/begins-words.ts";
import type { QueueTicket } from "#features/desk/queue-types.ts";

export type SectionName = "arrived" | "away" | "waiting" | "called" | "inService" | "ended";
export type Section = { name: SectionName; tickets: QueueTicket[] };
export type Filter = { /** Null shows every service. */ serviceId: string | null; search: string };

const sectionOf = {
  arrived: "arrived", waiting: "waiting", called: "called", "in-service": "inService", "on-hold": "away", "stepped-out": "away", "sent-out": "away",
  done: "ended", "no-show": "ended", left: "ended", cancelled: "ended", "entered-in-error": "ended",
} as const satisfies Record<QueueTicket["state"], SectionName>;
const inOrder: SectionName[] = ["arrived", "waiting", "called", "inService", "away", "ended"];

/**
 * The rows of the desk, as a person reads them. `held` are the ids in the order in which they stood when somebody put
 * a finger on the list: known rows keep that order, new ones join at the end.
 */
export function sections(tickets: readonly QueueTicket[], filter: Filter, held: readonly string[] | null): Section[] {
  const shown = tickets.filter((ticket) => fits(ticket, filter));
  const place = (ticket: QueueTicket) => {
    const at = held ? held.indexOf(ticket.id) : 0;
    return at < 0 ? Infinity : at;
  };
  const ordered = held ? [...shown].sort((a, b) => compare(place(a), place(b))) : shown;
  const all = inOrder.map((name) => ({ name, tickets: ordered.filter((ticket) => sectionOf[ticket.state] === name) }));
  // Sections that are rare are there only when somebody is in them.
  return all.filter(({ name, tickets }) => tickets.length > 0 || (name !== "arrived" && name !== "away"));
}

// Infinity less Infinity is not a number.
const compare = (a: number, b: number) => (a === b ? 0 : a - b);

/** By number from its beginning, with or without its letter; by name or note from the beginning of any of their words; accents do not matter. */
function fits(ticket: QueueTicket, { serviceId, search }: Filter): boolean {
  // Whoever may be called for several services stands in the line of each.
  if (serviceId !== null && ticket.serviceId !== serviceId && !(ticket.state === "waiting" && ticket.openServiceIds.includes(serviceId))) return false;
  const wish = plain(search).trim();
  if (wish === "") return true;
  const number = plain(ticket.number);
  if (number.startsWith(wish) || number.replace(/^\D+/, "").startsWith(wish)) return true;
  return beginsWords(`${ticket.name} ${ticket.note ?? ""}`, search);
}

/** The row `step` away from the one in focus, staying within the list; the first when none is. */
export function rowFrom(ids: readonly string[], focused: string | null, step: 1 | -1): string | undefined {
  const at = focused === null ? -1 : ids.indexOf(focused);
  return at < 0 ? ids[0] : ids[Math.min(ids.length - 1, Math.max(0, at + step))];
}
