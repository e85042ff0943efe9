import type { ClinicState } from "#domain/clinic.ts";
import { legOf, type Ticket, type TicketState } from "#domain/queue/ticket.ts";
import type { Room, Service, StaffMember } from "#domain/setup.ts";
import { wholeNumberId } from "#server/transports/whole-number-id.ts";

/** What Qminder calls the states of a ticket. Whoever is out or on hold has not been called. */
export const qminderStatus: Record<TicketState, "NEW" | "CALLED" | "SERVED" | "NOSHOW" | "CANCELLED" | "CANCELLED_BY_CLERK"> = {
  arrived: "NEW",
  waiting: "NEW",
  "on-hold": "NEW",
  "stepped-out": "NEW",
  "sent-out": "NEW",
  called: "CALLED",
  "in-service": "CALLED",
  done: "SERVED",
  "no-show": "NOSHOW",
  left: "CANCELLED",
  cancelled: "CANCELLED_BY_CLERK",
  "entered-in-error": "CANCELLED_BY_CLERK",
};

export function lineOut(service: Service) {
  return { id: wholeNumberId(service.id), name: service.name, color: "#5a6b7b", disabled: false, archived: false };
}

export function deskOut(room: Room) {
  return { id: wholeNumberId(room.id), name: room.name };
}

export function locationOut({ setup, at }: ClinicState) {
  return { id: wholeNumberId(setup.id), name: setup.name, timezone: setup.timeZone, timezoneOffset: offsetMinutes(setup.timeZone, at), latitude: 0, longitude: 0, country: "" };
}

export function userOut(state: ClinicState, staff: StaffMember) {
  const [first = "", ...rest] = staff.name.split(" ");
  const roomId = state.staff[staff.id]?.roomId;
  return {
    id: wholeNumberId(staff.id),
    email: "",
    firstName: first,
    lastName: rest.join(" "),
    ...(roomId === undefined ? {} : { desk: wholeNumberId(roomId) }),
    selectedLocation: wholeNumberId(state.setup.id),
    picture: [],
    roles: [{ type: "CLERK", location: wholeNumberId(state.setup.id) }],
  };
}

/** `name` only for the system that brought it. */
export function ticketOut(ticket: Ticket, name: string | undefined) {
  const leg = legOf(ticket);
  const status = qminderStatus[ticket.state];
  const iso = (at: number) => ({ date: new Date(at).toISOString() });
  const [firstName, ...rest] = (name ?? "").split(" ");
  const calledAt = leg.recalledAt ?? leg.calledAt;
  const end = iso(leg.endedAt ?? ticket.lastMove?.at ?? ticket.arrivedAt);
  const caller = leg.staffId === undefined ? {} : { caller: wholeNumberId(leg.staffId) };
  return {
    id: String(wholeNumberId(ticket.id)),
    number: ticket.number,
    status,
    source: "MANUAL",
    line: wholeNumberId(leg.serviceId),
    ...(firstName ? { firstName, lastName: rest.join(" ") } : {}),
    orderAfter: new Date(leg.waitingSince ?? ticket.arrivedAt).toISOString(),
    created: iso(ticket.arrivedAt),
    ...(calledAt === undefined || status === "NEW" ? {} : { called: { ...iso(calledAt), ...caller, ...(leg.roomId === undefined ? {} : { desk: wholeNumberId(leg.roomId) }) } }),
    ...(status === "SERVED" ? { served: end } : {}),
    ...(status === "CANCELLED" || status === "CANCELLED_BY_CLERK" ? { cancelled: end } : {}),
    extra: [],
    labels: [],
    interactions: ticket.legs.flatMap((l) => (l.startedAt === undefined || l.endedAt === undefined ? [] : [{ start: new Date(l.startedAt).toISOString(), end: new Date(l.endedAt).toISOString(), line: wholeNumberId(l.serviceId) }])),
    messages: [],
  };
}

/** Minutes as browsers count them: west of Greenwich is positive. */
function offsetMinutes(timeZone: string, at: number): number {
  const name = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(at).find((p) => p.type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const east = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return east === 0 ? 0 : -east;
}
