import { apply, newClinic, type ClinicState } from "#domain/clinic.ts";
import type { ClinicEvent, EventBody } from "#domain/event.ts";
import { isAway } from "#domain/forecast/servers.ts";
import type { RoomId, ServiceId, TicketId } from "#domain/ids.ts";
import { legFor, type Journey } from "#domain/queue/journey.ts";
import { isInRoom, isOver, legOf, type Ticket, type Urgency } from "#domain/queue/ticket.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { minuteMs, minutesBetween, type EpochMs } from "#domain/time.ts";

/** The log of one day: the clinic as it was set up when the day began, what happened, and when the log ends. */
export type DayLog = { setup: ClinicSetup; /** Rooms that were blocked since earlier days. */ rooms?: ClinicState["rooms"]; events: ClinicEvent[]; until: EpochMs };

/** What a day's log says that no rule of the line would have changed: who came, who was there to serve, how long each visit took. */
export type DayScript = {
  start: ClinicState;
  until: EpochMs;
  /** Everything that was decided neither by the line nor in a room, in its order. */
  outside: { at: EpochMs; body: EventBody }[];
  /** By patient, service and which time: "t1/gp/0". */
  visits: Map<string, Visit>;
  /** Rooms that called anybody at all. */
  rooms: Map<RoomId, RoomScript>;
  /** For whoever left before their turn: the median of the day, or what the setup says. */
  usual: Record<ServiceId, Visit>;
  /** What really happened. */
  calls: Call[];
  notCalled: NotCalled[];
};

/** From the call on. */
export type Visit = { startAfterMs?: number; stayMs: number; ending: Ending };
export type Ending =
  | { type: "finish" }
  | { type: "no-show" | "left" }
  | { type: "transferred"; journey: Journey }
  | { type: "sent-out"; detour?: ServiceId[]; /** How it went on, so long after. */ then?: { type: "came-back" | "finished" | "left"; afterMs: number } };

export type RoomScript = {
  /** What it really took. */
  serviceIds: ServiceId[];
  /** It never called while nobody was assigned to it. */
  needsStaff: boolean;
  /** For how long it could have called before it did, call after call. */
  pausesMs: number[];
  usualPauseMs: number;
};

export type Call = { ticketId: TicketId; number: string; serviceId: ServiceId; nth: number; urgency: Urgency; roomId: RoomId; at: EpochMs; waitedMinutes: number };
export type NotCalled = Pick<Call, "ticketId" | "number" | "serviceId" | "urgency" | "waitedMinutes">;

export const visitKey = (ticketId: TicketId, serviceId: ServiceId, nth: number): string => `${ticketId}/${serviceId}/${nth}`;

/** Reads a day's log for a replay. Pure; the same log gives the same script. */
export function dayScript(log: DayLog): DayScript {
  const struckOut = new Set(log.events.flatMap((e) => (e.type === "entered-in-error" ? [e.ticketId] : [])));
  const start = startOf(log);
  const events = renumbered(log.events.filter((e) => !("ticketId" in e && struckOut.has(e.ticketId))).map(withoutZones), start.seq);
  const read = readVisits(start, events, log.until);
  const usual = usualVisits(log, read.visits);
  for (const { key, call } of read.open) read.visits.set(key, { ...usualOf(usual, call.serviceId), ...started(call), stayMs: Math.max(log.until - call.at, usualOf(usual, call.serviceId).stayMs) });
  return { start, until: log.until, outside: read.outside, visits: read.visits, rooms: roomScripts(start, events, read.calls), usual, calls: read.calls, notCalled: stillWaiting(read.tickets, log.until) };
}

/** Whether a room could call: open, free, with somebody in it where that is its habit, and somebody waiting for it. */
export function couldCall(state: ClinicState, roomId: RoomId, script: Pick<RoomScript, "serviceIds" | "needsStaff">, standing: { waiting: Ticket[]; busy: Set<RoomId> }, at: EpochMs): boolean {
  if (state.rooms[roomId]?.blocked || standing.busy.has(roomId)) return false;
  if (script.needsStaff && !isStaffed(state, roomId, at)) return false;
  return standing.waiting.some((ticket) => legFor(ticket, script.serviceIds) !== undefined);
}

export function standingIn(state: ClinicState): { waiting: Ticket[]; busy: Set<RoomId> } {
  const waiting: Ticket[] = [];
  const busy = new Set<RoomId>();
  for (const id in state.tickets) {
    const ticket = state.tickets[id] as Ticket;
    if (ticket.state === "waiting") waiting.push(ticket);
    else if (isInRoom(ticket)) busy.add(legOf(ticket).roomId ?? "");
  }
  return { waiting, busy };
}

/** Minutes that somebody had waited at `at` for this leg; before an appointment nobody waits. */
export function waitedFor(ticket: Ticket, leg: number, at: EpochMs): number {
  const { readyAt, waitingSince } = ticket.legs[leg] ?? legOf(ticket);
  const isFirst = ticket.legs.every((l, i) => l.endedAt === undefined || i === leg);
  const since = Math.max(readyAt ?? waitingSince ?? ticket.arrivedAt, isFirst ? (ticket.appointmentAt ?? 0) : 0);
  return Math.max(0, minutesBetween(since, at));
}

/** Whoever stood in a line when the log ended, or left it without having been called. */
export function stillWaiting(tickets: Ticket[], until: EpochMs): NotCalled[] {
  return tickets.flatMap((ticket) => {
    const leg = legOf(ticket);
    const gaveUp = (ticket.state === "left" || ticket.state === "cancelled") && leg.calledAt === undefined && leg.waitingSince !== undefined;
    if (ticket.state !== "waiting" && !gaveUp) return [];
    return [{ ticketId: ticket.id, number: ticket.number, serviceId: leg.serviceId, urgency: ticket.urgency, waitedMinutes: waitedFor(ticket, ticket.leg, leg.endedAt ?? until) }];
  });
}

/** The clinic without a patient of whom nothing more will be heard: a state of few tickets is quickly copied. */
export function withoutTicket(state: ClinicState, ticketId: TicketId): ClinicState {
  const { [ticketId]: _, ...tickets } = state.tickets;
  return { ...state, tickets };
}

/** The states after each event, with those gone of whom no later event speaks. */
function* folded(start: ClinicState, events: ClinicEvent[]): Generator<{ event: ClinicEvent; before: ClinicState; after: ClinicState }> {
  const last = new Map(events.flatMap((e) => ("ticketId" in e ? [[e.ticketId, e.seq] as const] : [])));
  let state = start;
  for (const event of events) {
    const before = state;
    const after = apply(state, event);
    state = after;
    if ("ticketId" in event && last.get(event.ticketId) === event.seq && isOver(after.tickets[event.ticketId] as Ticket)) state = withoutTicket(after, event.ticketId);
    yield { event, before, after };
  }
}

function startOf({ setup, rooms = {}, events, until }: DayLog): ClinicState {
  const at = events[0]?.at ?? until;
  // Nobody's turn depends on what sensors see.
  return { ...newClinic({ ...setup, zones: [], doors: [], sensors: [], rooms: setup.rooms.map((room) => ({ ...room, zoneId: null })) }, at), rooms, seq: 0 };
}

function withoutZones(event: ClinicEvent): ClinicEvent {
  return event.type === "setup-changed" ? { ...event, setup: { ...event.setup, zones: [], doors: [], sensors: [], rooms: event.setup.rooms.map((room) => ({ ...room, zoneId: null })) } } : event;
}

function renumbered(events: ClinicEvent[], after: number): ClinicEvent[] {
  const counted = events.filter((e) => e.type !== "zone-crowded" && e.type !== "crowding-seen");
  return counted.map((event, i) => ({ ...event, seq: after + 1 + i }));
}

type Open = Omit<Call, "nth"> & { startedAt?: EpochMs };
type Closed = Open & { key?: string };

/** One pass over the log: the visits that took place in rooms, and apart from them all that came from outside. */
function readVisits(start: ClinicState, events: ClinicEvent[], until: EpochMs) {
  const visits = new Map<string, Visit>();
  const outside: DayScript["outside"] = [];
  const calls: Call[] = [];
  const inRoom = new Map<TicketId, Open>();
  const closed = new Map<TicketId, Closed[]>();
  const out = new Map<TicketId, { key: string; at: EpochMs }>();
  const nthOf = (call: Pick<Call, "ticketId" | "serviceId">) => calls.filter((c) => c.ticketId === call.ticketId && c.serviceId === call.serviceId).length;
  const dropLast = <Row>(rows: Row[], which: (row: Row) => boolean) => {
    const i = rows.findLastIndex(which);
    if (i >= 0) rows.splice(i, 1);
  };

  const close = (event: Extract<ClinicEvent, { ticketId: TicketId }>, call: Open) => {
    inRoom.delete(event.ticketId);
    const ending = endingOf(event);
    const before = closed.get(event.ticketId) ?? [];
    if (!ending) {
      // Nobody came, or somebody thought better of it: the patient was not to be had for so long.
      const back = "until" in event && event.until !== undefined && event.type === "unanswered" ? event.until : event.at;
      outside.push({ at: call.at, body: { type: "stepped-out", ticketId: event.ticketId } });
      if (event.type !== "held" && event.type !== "stepped-out") outside.push({ at: back, body: { type: "came-back", ticketId: event.ticketId } });
      closed.set(event.ticketId, [...before, call]);
      return;
    }
    const nth = nthOf(call);
    const key = visitKey(event.ticketId, call.serviceId, nth);
    const { startedAt: _, ...told } = call;
    calls.push({ ...told, nth });
    visits.set(key, { ...started(call), stayMs: event.at - call.at, ending });
    closed.set(event.ticketId, [...before, { ...call, key }]);
    if (ending.type === "sent-out" && !ending.detour?.length) out.set(event.ticketId, { key, at: event.at });
  };

  const reopen = (ticketId: TicketId) => {
    const last = closed.get(ticketId)?.pop();
    if (!last) return;
    const { key, ...call } = last;
    inRoom.set(ticketId, call);
    out.delete(ticketId);
    if (key === undefined) return dropLast(outside, ({ body }) => "ticketId" in body && body.ticketId === ticketId && (body.type === "stepped-out" || body.type === "came-back"));
    visits.delete(key);
    dropLast(calls, (c) => c.ticketId === ticketId && c.serviceId === call.serviceId);
  };

  const tickets = new Map<TicketId, Ticket>();
  for (const { event, before: was, after: state } of folded(start, events)) {
    if (event.at > until) break;
    const before = "ticketId" in event ? was.tickets[event.ticketId] : undefined;
    if (!("ticketId" in event)) {
      outside.push({ at: event.at, body: bodyOf(event) });
      continue;
    }
    const after = state.tickets[event.ticketId] as Ticket;
    tickets.set(after.id, after);
    const call = inRoom.get(event.ticketId);
    if (event.type === "called" && before) inRoom.set(event.ticketId, openCall(before, event, after));
    else if (event.type === "started" && call) inRoom.set(event.ticketId, { ...call, startedAt: event.at });
    else if (call && !isInRoom(after)) close(event, call);
    else if (!call && isInRoom(after)) reopen(event.ticketId);
    else if (before?.state === "sent-out" && out.has(event.ticketId)) wentOn(event, out, visits);
    else if (event.type === "undone" && !call) dropLast(outside, ({ body }) => "ticketId" in body && body.ticketId === event.ticketId);
    else if (!call && isFromOutside(event.type)) outside.push({ at: event.at, body: bodyOf(event) });
    else if (event.type === "reprioritised") outside.push({ at: event.at, body: bodyOf(event) });
  }
  const open = [...inRoom.values()].map((call) => {
    const nth = nthOf(call);
    const { startedAt: _, ...told } = call;
    calls.push({ ...told, nth });
    return { key: visitKey(call.ticketId, call.serviceId, nth), call };
  });
  return { tickets: [...tickets.values()], visits, outside: outside.sort((a, b) => a.at - b.at), calls: calls.sort((a, b) => a.at - b.at), open };
}

function wentOn(event: Extract<ClinicEvent, { ticketId: TicketId }>, out: Map<TicketId, { key: string; at: EpochMs }>, visits: Map<string, Visit>): void {
  const sent = out.get(event.ticketId);
  const visit = sent && visits.get(sent.key);
  if (!sent || !visit || visit.ending.type !== "sent-out") return;
  if (event.type !== "came-back" && event.type !== "finished" && event.type !== "left") return;
  visits.set(sent.key, { ...visit, ending: { ...visit.ending, then: { type: event.type, afterMs: event.at - sent.at } } });
  out.delete(event.ticketId);
}

function openCall(before: Ticket, event: Extract<ClinicEvent, { type: "called" }>, after: Ticket): Open {
  const leg = event.leg ?? before.leg;
  return { ticketId: before.id, number: before.number, serviceId: legOf(after).serviceId, urgency: before.urgency, roomId: event.roomId, at: event.at, waitedMinutes: waitedFor(before, leg, event.at) };
}

/** How a visit in a room ended; none for a call that led to no visit. */
function endingOf(event: Extract<ClinicEvent, { ticketId: TicketId }>): Ending | undefined {
  switch (event.type) {
    case "finished":
    case "step-finished":
      return { type: "finish" };
    case "no-show":
    case "left":
      return { type: event.type };
    case "transferred":
      return { type: "transferred", journey: event.journey };
    case "sent-out":
      return { type: "sent-out", ...(event.detour ? { detour: event.detour } : {}) };
    default:
      return undefined;
  }
}

function isFromOutside(type: ClinicEvent["type"]): boolean {
  return ["checked-in", "joined", "held", "resumed", "stepped-out", "came-back", "left", "cancelled", "reinstated", "transferred"].includes(type);
}

function bodyOf({ seq: _seq, at: _at, actor: _actor, ...body }: ClinicEvent): EventBody {
  return body;
}

function started(call: Open): Pick<Visit, "startAfterMs"> {
  return call.startedAt === undefined ? {} : { startAfterMs: call.startedAt - call.at };
}

function usualVisits({ setup }: DayLog, visits: Map<string, Visit>): Record<ServiceId, Visit> {
  const whole = setup.services.map((service) => {
    const given = [...visits].flatMap(([key, visit]) => (key.split("/").at(-2) === service.id && visit.ending.type === "finish" ? [visit] : []));
    const stayMs = given.length > 0 ? median(given.map((v) => v.stayMs)) : service.typicalMinutes * minuteMs;
    const startAfterMs = given.length > 0 ? Math.min(stayMs, median(given.map((v) => v.startAfterMs ?? 0))) : 0;
    return [service.id, { startAfterMs, stayMs, ending: { type: "finish" as const } }] as const;
  });
  return Object.fromEntries(whole);
}

export function usualOf(usual: Record<ServiceId, Visit>, serviceId: ServiceId): Visit {
  return usual[serviceId] ?? { startAfterMs: 0, stayMs: 10 * minuteMs, ending: { type: "finish" } };
}

/** A second pass: how long each room really let somebody wait before it called. */
function roomScripts(start: ClinicState, events: ClinicEvent[], calls: Call[]): Map<RoomId, RoomScript> {
  const rooms = new Map<RoomId, RoomScript>();
  for (const { roomId, serviceId } of calls) {
    const so = rooms.get(roomId) ?? { serviceIds: [], needsStaff: true, pausesMs: [], usualPauseMs: 0 };
    rooms.set(roomId, so.serviceIds.includes(serviceId) ? so : { ...so, serviceIds: [...so.serviceIds, serviceId] });
  }
  staffedOnly(start, events, calls, rooms);
  const ready = new Map<RoomId, Readiness>();
  const real = new Set(calls.map((c) => `${c.ticketId}/${c.at}`));
  for (const { event, after } of folded(start, events)) {
    const room = event.type === "called" && real.has(`${event.ticketId}/${event.at}`) ? rooms.get(event.roomId) : undefined;
    if (room && event.type === "called") {
      const { readyMs, since = event.at } = ready.get(event.roomId) ?? { readyMs: 0 };
      room.pausesMs.push(readyMs + event.at - since);
      ready.delete(event.roomId);
    }
    noteReady(after, rooms, ready, event.at);
  }
  for (const room of rooms.values()) room.usualPauseMs = median(room.pausesMs);
  return rooms;
}

/** For how long a room could have called since it last did, and since when it can without a break. */
export type Readiness = { readyMs: number; since?: EpochMs };

export function noteReady(state: ClinicState, rooms: Map<RoomId, RoomScript>, ready: Map<RoomId, Readiness>, at: EpochMs): void {
  const standing = standingIn(state);
  for (const [roomId, room] of rooms) {
    const so = ready.get(roomId) ?? { readyMs: 0 };
    const can = couldCall(state, roomId, room, standing, at);
    if (can && so.since === undefined) ready.set(roomId, { ...so, since: at });
    else if (!can && so.since !== undefined) ready.set(roomId, { readyMs: so.readyMs + at - so.since });
  }
}

function staffedOnly(start: ClinicState, events: ClinicEvent[], calls: Call[], rooms: Map<RoomId, RoomScript>): void {
  const real = new Set(calls.map((c) => `${c.ticketId}/${c.at}`));
  let state = start;
  for (const event of events) {
    const room = event.type === "called" && real.has(`${event.ticketId}/${event.at}`) ? rooms.get(event.roomId) : undefined;
    if (room && event.type === "called" && !isStaffed(state, event.roomId, event.at)) room.needsStaff = false;
    if (event.type === "staff-assigned" || event.type === "staff-status" || event.type === "day-opened" || event.type === "setup-changed") state = apply({ ...state, seq: event.seq - 1 }, event);
  }
}

function isStaffed(state: ClinicState, roomId: RoomId, at: EpochMs): boolean {
  return state.setup.staff.some((person) => state.staff[person.id]?.roomId === roomId && !isAway(state, person.id, at));
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length === 0 ? 0 : sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
