import { rulesOf, ticketIn, type ClinicState } from "#domain/clinic.ts";
import type { EventBody } from "#domain/event.ts";
import type { RoomId, ServiceId, StaffId } from "#domain/ids.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import { heldForClinicianMs } from "#domain/queue/claim.ts";
import type { Command, CommandCode } from "#domain/queue/command.ts";
import { legFor } from "#domain/queue/journey.ts";
import { legOf, type Leg, type Ticket } from "#domain/queue/ticket.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import type { Room } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";

type Decision = Outcome<EventBody[], CommandCode>;

export function callNext(state: ClinicState, command: Extract<Command, { type: "call-next" }>, at: EpochMs): Decision {
  const room = state.setup.rooms.find((r) => r.id === command.roomId);
  if (!room) return refuse("unknown-room", "This clinic has no such room.");
  const asked = command.serviceIds ?? room.serviceIds;
  const next = firstFor(state, asked, command.staffId ?? staffIn(state, room), at);
  if (!next) return refuse("nobody-waiting", `Nobody is waiting for ${serviceNames(state, asked)}.`);
  return callTo(state, next, command.roomId, command.staffId);
}

/** The first of all lines for a clinician: their own patients who have come back, and none who wait for somebody else. */
function firstFor(state: ClinicState, serviceIds: ServiceId[], staffId: StaffId | undefined, at: EpochMs): Ticket | undefined {
  const places = serviceIds
    .flatMap((id) => state.setup.services.filter((s) => s.id === id))
    .flatMap((service) => whoIsNext(Object.values(state.tickets), service, at, rulesOf(state, service.id)).map((place, i) => ({ ...place, i, leg: place.ticket.legs[legFor(place.ticket, [service.id]) ?? place.ticket.leg] })))
    .filter(({ leg }) => !waitsForAnother(state, leg, staffId, at));
  // Every line in its own order; between lines, whoever has used most of their target.
  return places.sort((a, b) => Number(a.passedOver ?? false) - Number(b.passedOver ?? false) || firstOfLine(a) - firstOfLine(b) || b.targetUsed - a.targetUsed)[0]?.ticket;
}

function firstOfLine({ i, byRatio }: { i: number; byRatio?: true }): number {
  return i === 0 && byRatio ? 0 : 1;
}

function waitsForAnother(state: ClinicState, leg: Leg | undefined, staffId: StaffId | undefined, at: EpochMs): boolean {
  const { forStaff, readyAt } = leg ?? {};
  if (forStaff === undefined || forStaff === staffId) return false;
  const isHere = state.staff[forStaff] !== undefined;
  return isHere && at - (readyAt ?? at) < heldForClinicianMs;
}

export function callTo(state: ClinicState, ticket: Ticket, roomId: RoomId, staffId: string | undefined): Decision {
  const room = state.setup.rooms.find((r) => r.id === roomId);
  if (!room) return refuse("unknown-room", "This clinic has no such room.");
  if (staffId !== undefined && !state.setup.staff.some((s) => s.id === staffId)) return refuse("unknown-staff", "This clinic has no such member of staff.");
  const blocked = state.rooms[roomId]?.blocked;
  if (blocked) return refuse("room-blocked", `${room.name} is blocked: ${blocked.reason}.`);
  const leg = legFor(ticket, room.serviceIds);
  if (leg === undefined) return refuse("room-cannot-host", `${room.name} does not offer ${serviceNames(state, [legOf(ticket).serviceId])}.`);
  const guest = ticketIn(state, roomId);
  if (guest && guest.id !== ticket.id)
    return refuse("room-busy", `${room.name} is with ${guest.number}. Finish that visit first, or choose another room.`);
  const who = staffId ?? staffIn(state, room);
  return accept([{ type: "called", ticketId: ticket.id, roomId, ...(who === undefined ? {} : { staffId: who }), ...(leg === ticket.leg ? {} : { leg }) }]);
}

function staffIn(state: ClinicState, room: Room): string | undefined {
  return state.setup.staff.find((s) => state.staff[s.id]?.roomId === room.id)?.id;
}

function serviceNames(state: ClinicState, ids: ServiceId[]): string {
  const names = ids.map((id) => state.setup.services.find((s) => s.id === id)?.name ?? id);
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : (names[0] ?? "this room");
}
