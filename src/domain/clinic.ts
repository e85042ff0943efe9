import type { AppointmentEvent, ClinicEvent, CountEvent, RoomBlockKind, TicketEvent } from "#domain/event.ts";
import type { Actor, RoomId, SensorId, ServiceId, StaffId, TicketId, ZoneId } from "#domain/ids.ts";
import { applyCount, applyNight, applySetup, applyTickets, noBeliefs } from "#domain/occupancy/apply-count.ts";
import type { Crowding, CrowdLevel } from "#domain/occupancy/crowding.ts";
import type { HouseBelief } from "#domain/occupancy/fusion/house-belief.ts";
import type { ZoneBelief } from "#domain/occupancy/zone-belief.ts";
import { advance, undo, type Move } from "#domain/queue/advance.ts";
import { applyAppointment, arrived, stillToCome, type Appointments } from "#domain/queue/appointment.ts";
import { countsForRatio } from "#domain/queue/claim.ts";
import { legsOf } from "#domain/queue/journey.ts";
import { usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import { isInRoom, isPresent, thePatient, type Leg, type Ticket, type TicketAction } from "#domain/queue/ticket.ts";
import type { LineRules } from "#domain/queue/who-is-next.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { localDay, type EpochMs, type LocalDay } from "#domain/time.ts";

/** Everything that is known of one clinic at one moment. Plain JSON: a snapshot is this, written down. */
export type ClinicState = {
  setup: ClinicSetup;
  /** Log and count stream up to here are in. */
  seq: number;
  countSeq: number;
  /** The latest moment that anything happened. */
  at: EpochMs;
  day?: LocalDay;
  /** The event that opened the day. */
  dayOpenedSeq?: number;
  tickets: Record<TicketId, Ticket>;
  /** Of today and later; absent where nobody books. */
  appointments?: Appointments;
  /** Patients of the ratio's urgencies who were called in a row, by service. */
  inARow?: Record<ServiceId, number>;
  /** Tickets given out today, by prefix. */
  issued: Record<string, number>;
  rooms: Record<RoomId, RoomState>;
  staff: Record<StaffId, { roomId: RoomId; since: EpochMs } | undefined>;
  /** What staff have said of themselves, over the roster. */
  staffStatus?: Record<StaffId, StaffStatus>;
  zones: Record<ZoneId, ZoneBelief>;
  /** What `zones` are taken from: people everywhere and the faults of the sensors, together. */
  house: HouseBelief;
  /** Zones that have been told to be crowded. Absent in what was written down before there was such a thing. */
  crowding?: Record<ZoneId, Crowding>;
  /** Services' durations finished today: what the forecaster learns from first. */
  served: Record<ServiceId, { visits: number; minutes: number }>;
  /** Where each sensor's news was last applied. */
  heard: Record<SensorId, EpochMs>;
};

export type RoomState = { blocked?: { reason: string; since: EpochMs; kind?: RoomBlockKind; until?: EpochMs } };

export type StaffStatus = { status: "working" | "on-break" | "off"; since: EpochMs; until?: EpochMs };

export function newClinic(setup: ClinicSetup, at: EpochMs): ClinicState {
  return {
    setup,
    seq: 0,
    countSeq: 0,
    at,
    tickets: {},
    issued: {},
    rooms: {},
    staff: {},
    ...noBeliefs(setup),
    served: {},
    heard: {},
  };
}

/**
 * The one fold that live and simulated days share: the clinic after an event of its log. Events come in the order of
 * `seq`; a repeat changes nothing, a gap throws.
 */
export function apply(state: ClinicState, event: ClinicEvent): ClinicState {
  if (event.seq <= state.seq) return state;
  if (event.seq !== state.seq + 1) throw new Error(`event ${event.seq} follows ${state.seq}: the log has a gap`);
  return { ...withTickets(state, change(state, event), event), seq: event.seq, at: Math.max(state.at, event.at) };
}

/** The clinic after a count of its sensors, with the same promise about order and repeats. */
export function applyCountEvent(state: ClinicState, event: CountEvent): ClinicState {
  if (event.seq <= state.countSeq) return state;
  return {
    ...state,
    ...applyCount(state.setup, state, event),
    heard: { ...state.heard, [event.sensorId]: Math.max(event.count.at, state.heard[event.sensorId] ?? 0) },
    countSeq: event.seq,
    at: Math.max(state.at, event.count.at),
  };
}

/** Whenever a ticket comes into the house or leaves it, that says something of the people in it, as far as any zone is counted. */
function withTickets(before: ClinicState, after: ClinicState, event: ClinicEvent): ClinicState {
  if (after.setup.zones.length === 0 || event.type === "day-opened" || before.tickets === after.tickets) return after;
  const [was, is] = [ticketsInHouse(before), ticketsInHouse(after)];
  return was === is ? after : { ...after, ...applyTickets(after, is, event.at) };
}

/** Tickets whose patients are in some zone: all that are active, but for those in a room that lies in none. */
function ticketsInHouse({ setup, tickets }: ClinicState): number {
  const outside = new Set(setup.rooms.filter((room) => room.zoneId === null).map((room) => room.id));
  return Object.values(tickets).filter((t) => isPresent(t) && !(t.state === "in-service" && outside.has(t.legs[t.leg]?.roomId ?? ""))).length;
}

function change(state: ClinicState, event: ClinicEvent): ClinicState {
  switch (event.type) {
    case "setup-changed":
      return { ...state, setup: event.setup, ...applySetup(state, event.setup), ...crowdingIn(state, event.setup) };
    case "day-opened":
      return openDay(state, event);
    case "checked-in":
      return checkIn(state, event);
    case "appointment-booked":
    case "appointment-moved":
    case "appointment-cancelled":
    case "appointment-missed":
      return { ...state, appointments: applyAppointment(state.appointments ?? {}, event satisfies AppointmentEvent) };
    case "staff-assigned":
      return { ...state, staff: { ...state.staff, [event.staffId]: event.roomId === null ? undefined : { roomId: event.roomId, since: event.at } } };
    case "staff-status":
      return { ...state, staffStatus: { ...state.staffStatus, [event.staffId]: { status: event.status, since: event.at, ...(event.until === undefined ? {} : { until: event.until }) } } };
    case "room-blocked":
      return { ...state, rooms: { ...state.rooms, [event.roomId]: { blocked: { reason: event.reason, since: event.at, ...(event.kind ? { kind: event.kind } : {}), ...(event.until === undefined ? {} : { until: event.until }) } } } };
    case "room-opened":
      return { ...state, rooms: { ...state.rooms, [event.roomId]: {} } };
    case "zone-crowded":
      return crowd(state, event);
    case "crowding-seen":
      return seenBy(state, event);
    default:
      return moved(state, event);
  }
}

/** The clinic after a move of a ticket. */
function moved(state: ClinicState, event: ClinicEvent & TicketEvent): ClinicState {
  switch (event.type) {
    case "called":
      return inARowAfter(move(state, event, "call", { roomId: event.roomId, staffId: event.staffId, leg: event.leg }), event.ticketId);
    case "joined":
      return move(state, event, "join");
    case "recalled":
      return move(state, event, "recall");
    case "unanswered":
      return move(state, event, "unanswered", { until: event.until });
    case "started":
      return move(state, event, "start");
    case "finished":
      return learn(move(state, event, "finish"), event.ticketId, event.at);
    case "step-finished":
      return learn(move(state, event, "next-step"), event.ticketId, event.at);
    case "sent-out":
      return learn(move(state, event, "send-out", { reason: event.reason, until: event.until, detour: event.detour }), event.ticketId, event.at);
    case "came-back":
      return move(state, event, "come-back");
    case "put-back":
      return move(state, event, "put-back");
    case "held":
      return move(state, event, "hold", { reason: event.reason, until: event.until });
    case "resumed":
      return move(state, event, "resume");
    case "stepped-out":
      return move(state, event, "step-out", { reason: event.reason, until: event.until });
    case "transferred":
      return learn(move(state, event, "transfer", { journey: event.journey }), event.ticketId, event.at);
    case "reprioritised":
      return move(state, event, "reprioritise", { urgency: event.urgency });
    case "no-show":
      return move(state, event, "no-show");
    case "left":
      return move(state, event, "leave");
    case "cancelled":
      return move(state, event, "cancel");
    case "entered-in-error":
      return move(state, event, "enter-in-error");
    case "reinstated":
      return move(state, event, "reinstate");
    case "undone":
      return undone(state, event.ticketId);
    case "privacy-set":
      return withPrivacy(state, event.ticketId, event.isPrivate);
    case "noted":
      return withChange(state, event.ticketId, (ticket) => ticket);
  }
}

function withPrivacy(state: ClinicState, ticketId: TicketId, isPrivate: boolean): ClinicState {
  return withChange(state, ticketId, ({ isPrivate: _, ...rest }) => ({ ...rest, ...(isPrivate ? { isPrivate: true as const } : {}) }));
}

/** A change that is no move: it cannot be taken back by "undo", and leaves the last move as it is. */
function withChange(state: ClinicState, ticketId: TicketId, change: (ticket: Ticket) => Ticket): ClinicState {
  const ticket = state.tickets[ticketId];
  if (!ticket) throw new Error(`ticket ${ticketId} is not of today`);
  return { ...state, tickets: { ...state.tickets, [ticketId]: { ...change(ticket), version: ticket.version + 1 } } };
}

function inARowAfter(state: ClinicState, ticketId: TicketId): ClinicState {
  const ratio = policyOf(state).ratio;
  const ticket = state.tickets[ticketId];
  const serviceId = ticket?.legs[ticket.leg]?.serviceId;
  if (!ratio || !ticket || serviceId === undefined) return state;
  return { ...state, inARow: { ...state.inARow, [serviceId]: countsForRatio(ratio, ticket.urgency) ? (state.inARow?.[serviceId] ?? 0) + 1 : 0 } };
}

export function policyOf(state: Pick<ClinicState, "setup">): QueuePolicy {
  return state.setup.policy ?? usualPolicy;
}

/** By what the line of a service is ordered now. */
export function rulesOf(state: ClinicState, serviceId: ServiceId): LineRules {
  return { policy: policyOf(state), inARow: state.inARow?.[serviceId] ?? 0 };
}

/**
 * A new day starts with an empty queue, and an empty house as far as that can be seen; yesterday stays in the log. Who has
 * gone to a room or on a break before the first patient of the day came stays there.
 */
function openDay(state: ClinicState, { day, seq, at }: Extract<ClinicEvent, { type: "day-opened" }>): ClinicState {
  const ofToday = <T extends { since: EpochMs }>(all: Record<StaffId, T | undefined>): Record<StaffId, T> =>
    Object.fromEntries(Object.entries(all).flatMap(([id, one]) => (one && localDay(one.since, state.setup.timeZone) === day ? [[id, one]] : [])));
  return {
    ...state,
    day,
    dayOpenedSeq: seq,
    tickets: {},
    // A day that is opened twice still gives no number twice.
    issued: state.day === day ? state.issued : {},
    staff: ofToday(state.staff),
    ...(state.appointments ? { appointments: stillToCome(state.appointments, at) } : {}),
    ...(state.inARow ? { inARow: {} } : {}),
    ...(state.staffStatus ? { staffStatus: ofToday(state.staffStatus) } : {}),
    served: {},
    ...applyNight(state, at),
  };
}

function checkIn(state: ClinicState, event: Extract<ClinicEvent, { type: "checked-in" }>): ClinicState {
  const by = nameOf(event.actor);
  const ticket: Ticket = {
    id: event.ticketId,
    visitId: event.visitId,
    number: event.number,
    urgency: event.urgency,
    ...(event.appointmentAt === undefined ? {} : { appointmentAt: event.appointmentAt }),
    arrivedAt: event.at,
    state: event.needsDesk === undefined ? "waiting" : "arrived",
    legs: legsAtCheckIn(event),
    leg: 0,
    ...(event.needsDesk === undefined ? {} : { pause: { since: event.at, reason: event.needsDesk } }),
    ...(event.isPrivate ? { isPrivate: true as const } : {}),
    version: 1,
    lastMove: { action: "check-in", at: event.at, by },
  };
  const prefix = event.number.replace(/\d+$/, "");
  return {
    ...state,
    tickets: { ...state.tickets, [ticket.id]: ticket },
    issued: { ...state.issued, [prefix]: (state.issued[prefix] ?? 0) + 1 },
    ...(state.appointments ? { appointments: arrived(state.appointments, event.appointmentId) } : {}),
  };
}

function legsAtCheckIn(event: Extract<ClinicEvent, { type: "checked-in" }>): Leg[] {
  const since = event.needsDesk === undefined ? event.at : undefined;
  const stages = event.stages;
  if (!stages) return event.serviceIds.map((serviceId, i): Leg => ({ serviceId, calls: 0, ...(i === 0 && since !== undefined ? { waitingSince: since } : {}) }));
  const count = Math.max(...stages) + 1;
  return legsOf(Array.from({ length: count }, (_, stage) => event.serviceIds.filter((_, i) => stages[i] === stage)), since);
}

function move(
  state: ClinicState,
  event: Extract<ClinicEvent, { ticketId: TicketId }>,
  action: TicketAction,
  where: Omit<Move, "action" | "at" | "by"> = {},
): ClinicState {
  const ticket = state.tickets[event.ticketId];
  if (!ticket) throw new Error(`event ${event.seq} speaks of ticket ${event.ticketId}, which is not of today`);
  const by = nameOf(event.actor);
  const moved = advance(ticket, { action, at: event.at, by, ...where });
  return { ...state, tickets: { ...state.tickets, [ticket.id]: moved } };
}

function nameOf(actor: Actor): string {
  return actor.kind === "patient" ? thePatient : actor.name;
}

function undone(state: ClinicState, ticketId: TicketId): ClinicState {
  const ticket = state.tickets[ticketId];
  if (!ticket) throw new Error(`ticket ${ticketId} is not of today`);
  const lastMove = ticket.lastMove;
  const back = undo(ticket);
  const after = { ...state, tickets: { ...state.tickets, [ticketId]: back } };
  const learned = lastMove?.before && ticket.legs[lastMove.before.leg]?.endedAt === lastMove.at && lastMove.before.legs[lastMove.before.leg]?.startedAt !== undefined && teaches.includes(lastMove.action);
  return learned && lastMove.before ? { ...after, served: withVisit(after.served, ticket, lastMove.before.leg, -1) } : after;
}

/** Moves that end a service that has been given. */
const teaches: (TicketAction | "check-in")[] = ["finish", "next-step", "send-out", "transfer"];

function learn(state: ClinicState, ticketId: TicketId, at: EpochMs): ClinicState {
  const ticket = state.tickets[ticketId] as Ticket;
  const finished = ticket.legs.findLastIndex((leg) => leg.endedAt === at);
  return finished < 0 ? state : { ...state, served: withVisit(state.served, ticket, finished, 1) };
}

function withVisit(served: ClinicState["served"], ticket: Ticket, legIndex: number, sign: 1 | -1): ClinicState["served"] {
  const leg = ticket.legs[legIndex];
  if (!leg || leg.startedAt === undefined || leg.endedAt === undefined) return served;
  const so = served[leg.serviceId] ?? { visits: 0, minutes: 0 };
  const minutes = (leg.endedAt - leg.startedAt) / 60_000;
  return { ...served, [leg.serviceId]: { visits: so.visits + sign, minutes: so.minutes + sign * minutes } };
}

function crowd(state: ClinicState, { zoneId, level, people, at }: Extract<ClinicEvent, { type: "zone-crowded" }>): ClinicState {
  const { [zoneId]: before, ...others } = state.crowding ?? {};
  if (level === "ok") return { ...state, crowding: others };
  // Who knew of the worse knows of the better; a worse one is news.
  const seen = before?.level === "full" && level === "watch" ? before.seen : undefined;
  return { ...state, crowding: { ...others, [zoneId]: { level, since: at, people, ...(seen ? { seen } : {}) } } };
}

function seenBy(state: ClinicState, { zoneId, at, actor }: Extract<ClinicEvent, { type: "crowding-seen" }>): ClinicState {
  const crowding = state.crowding?.[zoneId];
  return crowding ? { ...state, crowding: { ...state.crowding, [zoneId]: { ...crowding, seen: { by: nameOf(actor), at } } } } : state;
}

function crowdingIn({ crowding }: ClinicState, setup: ClinicSetup): Pick<ClinicState, "crowding"> {
  return crowding ? { crowding: Object.fromEntries(Object.entries(crowding).filter(([id]) => setup.zones.some((z) => z.id === id))) } : {};
}

/** How crowded a zone has been told to be. */
export function crowdLevel(state: ClinicState, zoneId: ZoneId): CrowdLevel {
  return state.crowding?.[zoneId]?.level ?? "ok";
}

/** The ticket that a room is busy with: called to it or being served in it. */
export function ticketIn(state: ClinicState, roomId: RoomId): Ticket | undefined {
  return Object.values(state.tickets).find(
    (ticket) => isInRoom(ticket) && ticket.legs[ticket.leg]?.roomId === roomId,
  );
}
