import type { ClinicState } from "#domain/clinic.ts";
import type { RoomId, TicketId } from "#domain/ids.ts";
import { isActive, type Ticket } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** Who is in the house, and which rooms are or were with whom. */
export type Standing = {
  active: Ticket[];
  waiting: Ticket[];
  busy: Set<RoomId>;
  lastGuest: Map<RoomId, { ticketId: TicketId; endedAt: EpochMs }>;
};

/** Looked at every few seconds, changed every half minute: the same tickets are gone through once. */
const memory = new WeakMap<ClinicState["tickets"], Standing>();

export function standing(tickets: ClinicState["tickets"]): Standing {
  let known = memory.get(tickets);
  if (!known) memory.set(tickets, (known = goThrough(tickets)));
  return known;
}

function goThrough(tickets: ClinicState["tickets"]): Standing {
  const so: Standing = { active: [], waiting: [], busy: new Set(), lastGuest: new Map() };
  for (const ticket of Object.values(tickets)) {
    if (isActive(ticket)) so.active.push(ticket);
    if (ticket.state === "waiting") so.waiting.push(ticket);
    for (const { roomId, endedAt } of ticket.legs) {
      if (roomId === undefined) continue;
      if (endedAt === undefined) so.busy.add(roomId);
      else if (endedAt > (so.lastGuest.get(roomId)?.endedAt ?? 0)) so.lastGuest.set(roomId, { ticketId: ticket.id, endedAt });
    }
  }
  return so;
}
