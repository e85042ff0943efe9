import { crowdLevel, ticketIn, type ClinicState } from "#domain/clinic.ts";
import type { EventBody } from "#domain/event.ts";
import type { RoomId, ServiceId, TicketId } from "#domain/ids.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import type { Command, CommandCode } from "#domain/queue/command.ts";
import { legOf, transitions, type Ticket, type TicketAction, type TicketState } from "#domain/queue/ticket.ts";
import { ticketNumber } from "#domain/queue/ticket-number.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import type { Room } from "#domain/setup.ts";
import { localDay, minuteMs, secondMs, type EpochMs } from "#domain/time.ts";

type Decision = Outcome<EventBody[], CommandCode>;

/** How long after a move it can be taken back. */
export const undoWithinMs = 2 * minuteMs;

/**
 * What a command does to a clinic: the events to append, or the refusal with its sentence. Pure: the caller puts
 * commands of one clinic in order, so two desks that call at once are answered one after the other.
 */
export function decide(state: ClinicState, command: Command, at: EpochMs): Decision {
  switch (command.type) {
    case "check-in":
      return checkIn(state, command, at);
    case "call-next":
      return callNext(state, command, at);
    case "call":
      return onTicket(state, command, "call", at, (ticket) => callTo(state, ticket, command.roomId, command.staffId));
    case "recall":
      return onTicket(state, command, "recall", at, (t) => accept([{ type: "recalled", ticketId: t.id }]));
    case "start":
      return onTicket(state, command, "start", at, (t) => accept([{ type: "started", ticketId: t.id }]));
    case "finish":
      return onTicket(state, command, "finish", at, (t) => accept([{ type: isLastLeg(t) ? "finished" : "step-finished", ticketId: t.id }]));
    case "no-show":
      return onTicket(state, command, "no-show", at, (t) => accept([{ type: "no-show", ticketId: t.id }]));
    case "put-back":
      return onTicket(state, command, "put-back", at, (t) => accept([{ type: "put-back", ticketId: t.id }]));
    case "reinstate":
      return onTicket(state, command, "reinstate", at, (t) => accept([{ type: "reinstated", ticketId: t.id }]));
    case "leave":
      return onTicket(state, command, "leave", at, (t) =>
        accept([{ type: "left", ticketId: t.id, ...(command.reason === undefined ? {} : { reason: command.reason }) }]),
      );
    case "undo":
      return undoMove(state, command.ticketId, command.expectedVersion, at);
    case "assign-staff":
      return assignStaff(state, command);
    case "block-room":
    case "open-room":
      return roomCommand(state, command);
    case "see-crowding":
      return seeCrowding(state, command);
    case "tell-crowding":
      return tellCrowding(state, command);
    case "open-day":
      return openDay(state, at);
  }
}

function checkIn(state: ClinicState, command: Extract<Command, { type: "check-in" }>, at: EpochMs): Decision {
  const first = state.setup.services.find((s) => s.id === command.serviceIds[0]);
  if (command.serviceIds.length === 0) return refuse("no-services", "Choose at least one service.");
  const unknown = command.serviceIds.find((id) => !state.setup.services.some((s) => s.id === id));
  if (unknown !== undefined || !first) return refuse("unknown-service", `This clinic has no service "${unknown}".`);
  if (state.tickets[command.ticketId] || Object.values(state.tickets).some((t) => t.visitId === command.visitId))
    return refuse("already-checked-in", "This visit has been checked in already.");
  const day = localDay(at, state.setup.timeZone);
  // A clock that is set back over midnight does not bring yesterday back.
  const isNewDay = state.day === undefined || day > state.day;
  return accept([
    ...(isNewDay ? [{ type: "day-opened" as const, day }] : []),
    {
      type: "checked-in",
      ticketId: command.ticketId,
      visitId: command.visitId,
      number: ticketNumber(first.prefix, day, isNewDay ? 0 : (state.issued[first.prefix] ?? 0)),
      serviceIds: command.serviceIds,
      urgency: command.urgency,
      ...(command.appointmentAt === undefined ? {} : { appointmentAt: command.appointmentAt }),
    },
  ]);
}

function openDay(state: ClinicState, at: EpochMs): Decision {
  const day = localDay(at, state.setup.timeZone);
  return state.day === day ? refuse("not-possible-now", "The day is open already.") : accept([{ type: "day-opened", day }]);
}

function callNext(state: ClinicState, command: Extract<Command, { type: "call-next" }>, at: EpochMs): Decision {
  const room = state.setup.rooms.find((r) => r.id === command.roomId);
  if (!room) return refuse("unknown-room", "This clinic has no such room.");
  const asked = command.serviceIds ?? room.serviceIds;
  const places = asked
    .flatMap((id) => state.setup.services.filter((s) => s.id === id))
    .flatMap((service) => whoIsNext(Object.values(state.tickets), service, at));
  const next = places.sort((a, b) => b.targetUsed - a.targetUsed)[0]?.ticket;
  if (!next) return refuse("nobody-waiting", `Nobody is waiting for ${serviceNames(state, asked)}.`);
  return callTo(state, next, command.roomId, command.staffId);
}

function callTo(state: ClinicState, ticket: Ticket, roomId: RoomId, staffId: string | undefined): Decision {
  const room = state.setup.rooms.find((r) => r.id === roomId);
  if (!room) return refuse("unknown-room", "This clinic has no such room.");
  if (staffId !== undefined && !state.setup.staff.some((s) => s.id === staffId)) return refuse("unknown-staff", "This clinic has no such member of staff.");
  const blocked = state.rooms[roomId]?.blocked;
  if (blocked) return refuse("room-blocked", `${room.name} is blocked: ${blocked.reason}.`);
  const serviceId = legOf(ticket).serviceId;
  if (!room.serviceIds.includes(serviceId)) return refuse("room-cannot-host", `${room.name} does not offer ${serviceNames(state, [serviceId])}.`);
  const guest = ticketIn(state, roomId);
  if (guest && guest.id !== ticket.id)
    return refuse("room-busy", `${room.name} is with ${guest.number}. Finish that visit first, or choose another room.`);
  const who = staffId ?? staffIn(state, room);
  return accept([{ type: "called", ticketId: ticket.id, roomId, ...(who === undefined ? {} : { staffId: who }) }]);
}

function staffIn(state: ClinicState, room: Room): string | undefined {
  return state.setup.staff.find((s) => state.staff[s.id]?.roomId === room.id)?.id;
}

function onTicket(
  state: ClinicState,
  command: { ticketId: TicketId; expectedVersion?: number },
  action: TicketAction,
  at: EpochMs,
  then: (ticket: Ticket) => Decision,
): Decision {
  const ticket = state.tickets[command.ticketId];
  if (!ticket) return refuse("unknown-ticket", "No such ticket today.");
  if (command.expectedVersion !== undefined && command.expectedVersion !== ticket.version) return refuse("changed-meanwhile", whatHappened(state, ticket, at));
  if (!transitions[ticket.state][action]) return refuse("not-possible-now", whatHappened(state, ticket, at));
  return then(ticket);
}

function undoMove(state: ClinicState, ticketId: TicketId, expectedVersion: number | undefined, at: EpochMs): Decision {
  const ticket = state.tickets[ticketId];
  if (!ticket) return refuse("unknown-ticket", "No such ticket today.");
  if (expectedVersion !== undefined && expectedVersion !== ticket.version) return refuse("changed-meanwhile", whatHappened(state, ticket, at));
  if (!ticket.lastMove?.before) return refuse("nothing-to-undo", `${ticket.number} has no move to take back.`);
  if (at - ticket.lastMove.at > undoWithinMs) return refuse("too-late-to-undo", `That was more than ${undoWithinMs / minuteMs} minutes ago; move ${ticket.number} by hand.`);
  const before = ticket.lastMove.before;
  const roomId = before.legs[before.leg]?.roomId;
  const blocked = roomId !== undefined && before.state !== "waiting" ? state.rooms[roomId]?.blocked : undefined;
  if (blocked) return refuse("room-blocked", `The room has been blocked by now: ${blocked.reason}.`);
  const guest = roomId !== undefined && before.state !== "waiting" ? ticketIn(state, roomId) : undefined;
  if (guest && guest.id !== ticket.id) return refuse("room-busy", `The room is with ${guest.number} by now.`);
  return accept([{ type: "undone", ticketId }]);
}

function assignStaff(state: ClinicState, command: Extract<Command, { type: "assign-staff" }>): Decision {
  if (!state.setup.staff.some((s) => s.id === command.staffId)) return refuse("unknown-staff", "This clinic has no such member of staff.");
  if (command.roomId !== null && !state.setup.rooms.some((r) => r.id === command.roomId)) return refuse("unknown-room", "This clinic has no such room.");
  return accept([{ type: "staff-assigned", staffId: command.staffId, roomId: command.roomId }]);
}

function roomCommand(state: ClinicState, command: Extract<Command, { type: "block-room" | "open-room" }>): Decision {
  if (!state.setup.rooms.some((r) => r.id === command.roomId)) return refuse("unknown-room", "This clinic has no such room.");
  if (command.type === "open-room") return accept([{ type: "room-opened", roomId: command.roomId }]);
  return accept([{ type: "room-blocked", roomId: command.roomId, reason: command.reason }]);
}

/** Of two who say that they know the first is remembered; the second has said nothing wrong. */
function seeCrowding(state: ClinicState, command: Extract<Command, { type: "see-crowding" }>): Decision {
  const zone = state.setup.zones.find((z) => z.id === command.zoneId);
  if (!zone) return refuse("unknown-zone", "This clinic has no such zone.");
  const crowding = state.crowding?.[zone.id];
  if (!crowding) return refuse("not-possible-now", `${zone.name} has room again.`);
  if (crowding.since !== command.since) return refuse("changed-meanwhile", `${zone.name} ${crowding.level === "full" ? "is full" : "is filling up"} since another moment. Look again.`);
  return accept(crowding.seen ? [] : [{ type: "crowding-seen", zoneId: zone.id }]);
}

/** Several processes may notice; whoever comes second finds it told. */
function tellCrowding(state: ClinicState, { zoneId, from, level, people }: Extract<Command, { type: "tell-crowding" }>): Decision {
  if (!state.setup.zones.some((z) => z.id === zoneId)) return refuse("unknown-zone", "This clinic has no such zone.");
  if (level === from || crowdLevel(state, zoneId) !== from) return refuse("changed-meanwhile", "This has been told already.");
  return accept([{ type: "zone-crowded", zoneId, level, people }]);
}

function isLastLeg(ticket: Ticket): boolean {
  return ticket.leg === ticket.legs.length - 1;
}

const did: Record<TicketAction | "check-in", string> = {
  "check-in": "checked in",
  call: "called",
  recall: "called again",
  start: "started",
  finish: "finished",
  "next-step": "sent on",
  "put-back": "put back",
  "no-show": "marked as no-show",
  leave: "marked as left",
  reinstate: "put back in line",
};

const stands: Record<TicketState, string> = {
  waiting: "is waiting",
  called: "has been called",
  "in-service": "is being served",
  done: "is done",
  "no-show": "did not come",
  left: "has left",
};

/** "Ana called B417 2 seconds ago." - so that the second of two desks knows at once. */
function whatHappened(state: ClinicState, ticket: Ticket, at: EpochMs): string {
  const move = ticket.lastMove;
  if (!move) return `${ticket.number} ${stands[ticket.state]}.`;
  const room = state.setup.rooms.find((r) => r.id === legOf(ticket).roomId);
  const where = room && (move.action === "call" || move.action === "recall") ? `, to ${room.name}` : "";
  return `${move.by} ${did[move.action]} ${ticket.number} ${ago(at - move.at)}${where}.`;
}

function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / secondMs));
  if (seconds < 2) return "just now";
  if (seconds < 90) return `${seconds} seconds ago`;
  return `${Math.round(seconds / 60)} minutes ago`;
}

function serviceNames(state: ClinicState, ids: ServiceId[]): string {
  const names = ids.map((id) => state.setup.services.find((s) => s.id === id)?.name ?? id);
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : (names[0] ?? "this room");
}
