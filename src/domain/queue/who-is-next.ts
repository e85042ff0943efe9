import type { Service } from "#domain/setup.ts";
import type { ServiceId } from "#domain/ids.ts";
import { legOf, type Ticket, type Urgency } from "#domain/queue/ticket.ts";
import { minutesBetween, type EpochMs } from "#domain/time.ts";

/** Minutes that a patient of each urgency may wait; 2 to 5 follow the service's own target, so that more urgent means sooner everywhere. */
const targetByUrgency: Record<Urgency, (service: Service) => number> = {
  1: () => 1,
  2: (service) => Math.min(10, service.targetWaitMinutes / 4),
  3: (service) => Math.min(30, service.targetWaitMinutes / 2),
  4: (service) => service.targetWaitMinutes,
  5: (service) => 2 * service.targetWaitMinutes,
};

export function targetMinutes(urgency: Urgency, service: Service): number {
  return targetByUrgency[urgency](service);
}

/**
 * When the wait that counts began: a patient who comes early for an appointment does not pass those whose time it is,
 * so their clock starts at the appointment.
 */
export function dueFrom(ticket: Ticket): EpochMs {
  const since = legOf(ticket).waitingSince ?? ticket.arrivedAt;
  return ticket.leg === 0 && ticket.appointmentAt !== undefined ? Math.max(since, ticket.appointmentAt) : since;
}

export type Place = { ticket: Ticket; /** Share of the target wait used up; above 1 the promise is broken. Negative before an appointment. */ targetUsed: number };

/**
 * Those who wait for a service, next first. Accumulating priority: everyone's claim grows with the share of their
 * target that they have waited, so the urgent pass early and nobody is passed for ever.
 * Source: Kleinrock's time-dependent priority; Stanford, Taylor, Ziedins 2014.
 */
export function whoIsNext(tickets: Iterable<Ticket>, service: Service, at: EpochMs): Place[] {
  const places: Place[] = [];
  for (const ticket of tickets) {
    if (ticket.state !== "waiting" || legOf(ticket).serviceId !== service.id) continue;
    places.push({ ticket, targetUsed: claim(ticket, service, at) });
  }
  return places.sort((a, b) => b.targetUsed - a.targetUsed || a.ticket.arrivedAt - b.ticket.arrivedAt || (a.ticket.id < b.ticket.id ? -1 : 1));
}

function claim(ticket: Ticket, service: Service, at: EpochMs): number {
  // One minute's head start lets the urgent who has just come in pass at once.
  return (minutesBetween(dueFrom(ticket), at) + 1) / targetMinutes(ticket.urgency, service);
}

export function serviceOf(services: Service[], id: ServiceId): Service {
  const service = services.find((s) => s.id === id);
  if (!service) throw new Error(`no service ${id} in this clinic`);
  return service;
}
