import type { TicketView } from "#contract/views.ts";
import type { TicketId } from "#domain/ids.ts";
import { isInRoom, isOver, legOf } from "#domain/queue/ticket.ts";
import { serviceOf } from "#domain/queue/who-is-next.ts";
import { clinicLine, paintWait } from "#server/paint/clinic-line.ts";
import type { Picture } from "#server/picture.ts";

/** A patient's own page. `undefined` once the ticket is not of today any more. */
export function paintTicket(picture: Picture, ticketId: TicketId, isDemo: boolean): TicketView | undefined {
  const { state, waits, at } = picture;
  const ticket = state.tickets[ticketId];
  if (!ticket) return undefined;
  const leg = legOf(ticket);
  const over = isOver(ticket);
  return {
    asOf: at,
    clinic: clinicLine(picture, isDemo),
    number: ticket.number,
    state: ticket.state,
    languages: state.setup.languages,
    steps: ticket.legs.map((l, i) => ({
      service: serviceOf(state.setup.services, l.serviceId).name,
      state: i < ticket.leg || (i === ticket.leg && over) ? "done" : i === ticket.leg ? "now" : "next",
    })),
    arrivedAt: ticket.arrivedAt,
    appointmentAt: ticket.appointmentAt ?? null,
    wait: ticket.state === "waiting" ? paintWait(waits.tickets[ticketId]) : null,
    calledAt: leg.recalledAt ?? leg.calledAt ?? null,
    calls: leg.calls,
    room: isInRoom(ticket) ? (state.setup.rooms.find((r) => r.id === leg.roomId)?.name ?? null) : null,
  };
}
