import { crowdLevel, policyOf, ticketIn, type ClinicState } from "#domain/clinic.ts";
import type { EventBody } from "#domain/event.ts";
import type { TicketId } from "#domain/ids.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import type { Command, CommandCode } from "#domain/queue/command.ts";
import { callNext, callTo } from "#domain/queue/decide-call.ts";
import { checkIn, openDay, refusedJourney } from "#domain/queue/decide-check-in.ts";
import { hasMore } from "#domain/queue/journey.ts";
import { reason } from "#domain/queue/reason.ts";
import { isActive, isInRoom, legOf, transitions, type Ticket, type TicketAction } from "#domain/queue/ticket.ts";
import { ago, happened, secondsOf, whatHappened, whyNotNow, whyNotNowParts } from "#domain/queue/what-happened.ts";
import { minuteMs, secondMs, type EpochMs } from "#domain/time.ts";

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
    case "join":
      return onTicket(state, command, "join", at, ({ id }) => accept([{ type: "joined", ticketId: id }]));
    case "recall":
      return onTicket(state, command, "recall", at, ({ id }) => accept([{ type: "recalled", ticketId: id }]));
    case "unanswered":
      return onTicket(state, command, "unanswered", at, ({ id }) => accept([{ type: "unanswered", ticketId: id, until: at + policyOf(state).calls.passOverMinutes * minuteMs }]));
    case "start":
      return onTicket(state, command, "start", at, ({ id }) => accept([{ type: "started", ticketId: id }]));
    case "finish":
      return onTicket(state, command, "finish", at, (t) => accept([{ type: t.state === "in-service" && hasMore(t.legs, t.leg) ? "step-finished" : "finished", ticketId: t.id }]));
    case "no-show":
      return onTicket(state, command, "no-show", at, (ticket) => noShow(state, ticket, at));
    case "put-back":
      return onTicket(state, command, "put-back", at, ({ id }) => accept([{ type: "put-back", ticketId: id }]));
    case "resume":
      return onTicket(state, command, "resume", at, ({ id }) => accept([{ type: "resumed", ticketId: id }]));
    case "come-back":
      return onTicket(state, command, "come-back", at, ({ id }) => accept([{ type: "came-back", ticketId: id }]));
    case "reinstate":
      return onTicket(state, command, "reinstate", at, ({ id }) => accept([{ type: "reinstated", ticketId: id }]));
    case "leave":
      return onTicket(state, command, "leave", at, ({ id }) => accept([{ type: "left", ticketId: id, ...reasonOf(command) }]));
    case "cancel":
      return onTicket(state, command, "cancel", at, ({ id }) => accept([{ type: "cancelled", ticketId: id, ...reasonOf(command) }]));
    case "enter-in-error":
      return onTicket(state, command, "enter-in-error", at, ({ id }) => accept([{ type: "entered-in-error", ticketId: id, ...reasonOf(command) }]));
    case "hold":
      return onTicket(state, command, "hold", at, ({ id }) => accept([{ type: "held", ticketId: id, ...reasonOf(command), ...untilOf(command) }]));
    case "step-out":
      return onTicket(state, command, "step-out", at, ({ id }) => accept([{ type: "stepped-out", ticketId: id, ...reasonOf(command), ...untilOf(command) }]));
    case "send-out":
      return onTicket(state, command, "send-out", at, (ticket) => sendOut(state, ticket, command));
    case "transfer":
      return onTicket(state, command, "transfer", at, ({ id }) => refusedJourney(state, command.journey) ?? accept([{ type: "transferred", ticketId: id, journey: command.journey, ...reasonOf(command) }]));
    case "reprioritise":
      return onTicket(state, command, "reprioritise", at, ({ id }) => accept([{ type: "reprioritised", ticketId: id, urgency: command.urgency, reason: command.reason }]));
    case "set-privacy":
      return onAnyTicket(state, command, at, ({ id }) => accept([{ type: "privacy-set", ticketId: id, isPrivate: command.isPrivate }]));
    case "note":
      return onAnyTicket(state, command, at, ({ id }) => accept([{ type: "noted", ticketId: id }]));
    case "undo":
      return onAnyTicket(state, command, at, (ticket) => undoMove(state, ticket, at));
    case "book":
    case "move-appointment":
    case "cancel-appointment":
    case "miss-appointment":
      return onAppointment(state, command);
    case "assign-staff":
    case "set-staff-status":
      return staffCommand(state, command);
    case "block-room":
    case "open-room":
      return roomCommand(state, command);
    case "close-day":
      return closeDay(state, command.ticketIds);
    case "see-crowding":
      return seeCrowding(state, command);
    case "tell-crowding":
      return tellCrowding(state, command);
    case "open-day":
      return openDay(state, at);
  }
}

type OnTicket = { ticketId: TicketId; expectedVersion?: number };

function onTicket(state: ClinicState, command: OnTicket, action: TicketAction, at: EpochMs, then: (ticket: Ticket) => Decision): Decision {
  return onAnyTicket(state, command, at, (ticket) => (transitions[ticket.state][action] ? then(ticket) : refuse("not-possible-now", whyNotNow(state, ticket, at), whyNotNowParts(state, ticket, at))));
}

function onAnyTicket(state: ClinicState, { ticketId, expectedVersion }: OnTicket, at: EpochMs, then: (ticket: Ticket) => Decision): Decision {
  // An id comes from outside, and "__proto__" is nobody's.
  const ticket = Object.hasOwn(state.tickets, ticketId) ? state.tickets[ticketId] : undefined;
  if (!ticket) return refuse("unknown-ticket", "No such ticket today.");
  if (expectedVersion !== undefined && expectedVersion !== ticket.version) return refuse("changed-meanwhile", whatHappened(state, ticket, at), happened(state, ticket, at));
  return then(ticket);
}

/** Nobody is a no-show by one call that they could not hear: a second one, or the time to walk back, comes first. */
function noShow(state: ClinicState, ticket: Ticket, at: EpochMs): Decision {
  const leg = legOf(ticket);
  const since = at - (leg.recalledAt ?? leg.calledAt ?? at);
  const { everySeconds } = policyOf(state).calls;
  if (leg.calls < 2 && since < everySeconds * secondMs)
    return refuse("not-yet-no-show", `${ticket.number} was called once, ${ago(since)}. Call again, or wait ${Math.ceil(everySeconds - since / secondMs)} seconds.`, { number: ticket.number, seconds: secondsOf(since), wait: Math.ceil(everySeconds - since / secondMs) });
  return accept([{ type: "no-show", ticketId: ticket.id }]);
}

function sendOut(state: ClinicState, ticket: Ticket, command: Extract<Command, { type: "send-out" }>): Decision {
  const refused = command.detour?.length ? refusedJourney(state, command.detour.map((id) => [id])) : undefined;
  return refused ?? accept([{ type: "sent-out", ticketId: ticket.id, ...reasonOf(command), ...untilOf(command), ...(command.detour?.length ? { detour: command.detour } : {}) }]);
}

function undoMove(state: ClinicState, ticket: Ticket, at: EpochMs): Decision {
  if (!ticket.lastMove?.before) return refuse("nothing-to-undo", `${ticket.number} has no move to take back.`, { number: ticket.number });
  if (at - ticket.lastMove.at > undoWithinMs) return refuse("too-late-to-undo", `That was more than ${undoWithinMs / minuteMs} minutes ago; move ${ticket.number} by hand.`, { minutes: undoWithinMs / minuteMs, number: ticket.number });
  if (ticket.lastMove.action === "enter-in-error" && ticket.appointmentId !== undefined && state.appointments?.[ticket.appointmentId]?.state === "arrived")
    return refuse("already-checked-in", `The appointment of ${ticket.number} has been checked in again since.`, { as: "checked-in-again", number: ticket.number });
  const before = ticket.lastMove.before;
  const roomId = before.legs[before.leg]?.roomId;
  const blocked = roomId !== undefined && isInRoom(before) ? state.rooms[roomId]?.blocked : undefined;
  if (blocked) return refuse("room-blocked", `The room has been blocked by now: ${blocked.reason}.`, { as: "room-blocked-by-now", reason: blocked.reason });
  const guest = roomId !== undefined && isInRoom(before) ? ticketIn(state, roomId) : undefined;
  if (guest && guest.id !== ticket.id) return refuse("room-busy", `The room is with ${guest.number} by now.`, { as: "room-busy-by-now", number: guest.number });
  return accept([{ type: "undone", ticketId: ticket.id }]);
}

function onAppointment(state: ClinicState, command: Extract<Command, { appointmentId: string; type: "book" | "move-appointment" | "cancel-appointment" | "miss-appointment" }>): Decision {
  const booked = Object.hasOwn(state.appointments ?? {}, command.appointmentId) ? state.appointments?.[command.appointmentId] : undefined;
  if (command.type === "book") {
    const { type: _, ...what } = command;
    if (booked && booked.state === "arrived") return refuse("already-booked", "The patient of this appointment is here already.", { as: "patient-here" });
    return refusedJourney(state, [command.serviceIds]) ?? accept([{ type: "appointment-booked", ...what }]);
  }
  if (!booked) return refuse("unknown-appointment", "There is no such appointment.");
  if (booked.state === "arrived") return refuse("not-possible-now", "The patient of this appointment is here already.", { as: "patient-here" });
  const { appointmentId } = command;
  if (command.type === "move-appointment") return accept([{ type: "appointment-moved", appointmentId, scheduledAt: command.scheduledAt }]);
  return accept([{ type: command.type === "cancel-appointment" ? "appointment-cancelled" : "appointment-missed", appointmentId, ...reasonOf(command) }]);
}

function staffCommand(state: ClinicState, command: Extract<Command, { type: "assign-staff" | "set-staff-status" }>): Decision {
  if (!state.setup.staff.some((s) => s.id === command.staffId)) return refuse("unknown-staff", "This clinic has no such member of staff.");
  if (command.type === "set-staff-status") return accept([{ type: "staff-status", staffId: command.staffId, status: command.status, ...untilOf(command) }]);
  if (command.roomId !== null && !state.setup.rooms.some((r) => r.id === command.roomId)) return refuse("unknown-room", "This clinic has no such room.");
  return accept([{ type: "staff-assigned", staffId: command.staffId, roomId: command.roomId }]);
}

function roomCommand(state: ClinicState, command: Extract<Command, { type: "block-room" | "open-room" }>): Decision {
  if (!state.setup.rooms.some((r) => r.id === command.roomId)) return refuse("unknown-room", "This clinic has no such room.");
  if (command.type === "open-room") return accept([{ type: "room-opened", roomId: command.roomId }]);
  return accept([{ type: "room-blocked", roomId: command.roomId, reason: command.reason, ...(command.kind === undefined ? {} : { kind: command.kind }), ...untilOf(command) }]);
}

function closeDay(state: ClinicState, ticketIds: TicketId[] | undefined): Decision {
  const open = Object.values(state.tickets).filter((t) => isActive(t) && (ticketIds === undefined || ticketIds.includes(t.id)));
  if (open.length === 0) return refuse("nobody-waiting", "Nobody is left in the queue.", { as: "queue-empty" });
  return accept(open.map((t): EventBody => (t.state === "in-service" || t.state === "sent-out" ? { type: "finished", ticketId: t.id } : { type: "left", ticketId: t.id, reason: reason("closed") })));
}

/** Of two who say that they know the first is remembered; the second has said nothing wrong. */
function seeCrowding(state: ClinicState, command: Extract<Command, { type: "see-crowding" }>): Decision {
  const zone = state.setup.zones.find((z) => z.id === command.zoneId);
  if (!zone) return refuse("unknown-zone", "This clinic has no such zone.");
  const crowding = state.crowding?.[zone.id];
  if (!crowding) return refuse("not-possible-now", `${zone.name} has room again.`, { as: "zone-has-room", zone: zone.name });
  if (crowding.since !== command.since) return refuse("changed-meanwhile", `${zone.name} ${crowding.level === "full" ? "is full" : "is filling up"} since another moment. Look again.`, { as: "zone-crowded-anew", zone: zone.name });
  return accept(crowding.seen ? [] : [{ type: "crowding-seen", zoneId: zone.id }]);
}

/** Several processes may notice; whoever comes second finds it told. */
function tellCrowding(state: ClinicState, { zoneId, from, level, people }: Extract<Command, { type: "tell-crowding" }>): Decision {
  if (!state.setup.zones.some((z) => z.id === zoneId)) return refuse("unknown-zone", "This clinic has no such zone.");
  if (level === from || crowdLevel(state, zoneId) !== from) return refuse("changed-meanwhile", "This has been told already.");
  return accept([{ type: "zone-crowded", zoneId, level, people }]);
}

function reasonOf({ reason }: { reason?: string }): { reason?: string } {
  return reason === undefined ? {} : { reason };
}

function untilOf({ until }: { until?: EpochMs }): { until?: EpochMs } {
  return until === undefined ? {} : { until };
}
