import { apply, type ClinicState } from "#domain/clinic.ts";
import type { EventBody } from "#domain/event.ts";
import type { RoomId, ServiceId, TicketId } from "#domain/ids.ts";
import { dayScript, median, noteReady, stillWaiting, usualOf, visitKey, waitedFor, withoutTicket, type Call, type DayLog, type DayScript, type Ending, type NotCalled, type Readiness } from "#domain/queue/day-script.ts";
import { decide } from "#domain/queue/decide.ts";
import type { QueuePolicy } from "#domain/queue/policy.ts";
import { isInRoom, isOver, legOf, transitions, type Ticket, type TicketAction, type Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** One day, three times: as it was, and called again by the book under two policies. */
export type Replay = {
  real: ReplayedDay;
  before: ReplayedDay;
  after: ReplayedDay;
};

export type ReplayedDay = {
  /** In their order. */
  calls: Call[];
  notCalled: NotCalled[];
  byUrgency: ClassWaits[];
  /** Visits that had to be guessed, since the patient had left before their turn. */
  guessedVisits: number;
  /** Calls beyond those that the rooms really made. */
  extraCalls: number;
};

/** Waits of one class until the call, in minutes; of those who were not called, until they left or the log ended. */
export type ClassWaits = { urgency: Urgency; visits: number; medianMinutes: number; worstMinutes: number; notCalled: number };

/**
 * What a day would have been under another policy. Patients come, step out and give up when they did; each visit takes as long as it
 * took, whenever it is; a room
 * calls once it could have called for as long as it could before its first, second, third call. Only who is called differs.
 * Where everybody was called by the policy, a replay under the same policy is the day itself.
 */
export function replayPolicy(log: DayLog, before: QueuePolicy, after: QueuePolicy): Replay {
  const script = dayScript(log);
  return {
    real: told({ calls: script.calls, notCalled: script.notCalled, guessedVisits: 0, extraCalls: 0 }),
    before: replayed(script, before),
    after: replayed(script, after),
  };
}

function told(day: Omit<ReplayedDay, "byUrgency">): ReplayedDay {
  const byUrgency = ([1, 2, 3, 4, 5] as const).flatMap((urgency): ClassWaits[] => {
    const called = day.calls.filter((c) => c.urgency === urgency);
    const notCalled = day.notCalled.filter((c) => c.urgency === urgency);
    const waits = [...called, ...notCalled].map((c) => c.waitedMinutes);
    return waits.length === 0 ? [] : [{ urgency, visits: called.length, medianMinutes: median(waits), worstMinutes: Math.max(...waits), notCalled: notCalled.length }];
  });
  return { ...day, byUrgency };
}

type Due = { at: EpochMs; ticketId: TicketId; what: "start" | Ending | { type: "came-back" | "finished" | "left" } };

function replayed(script: DayScript, policy: QueuePolicy): ReplayedDay {
  const calls: Call[] = [];
  const due: Due[] = [];
  const ready = new Map<RoomId, Readiness>();
  const made = new Map<RoomId, number>();
  const given = new Map<string, number>();
  /** Rooms that found nobody whom they may call, as long as nothing has changed. */
  const stalled = new Set<RoomId>();
  const gone: Ticket[] = [];
  const mayReturn = new Set(script.outside.flatMap(({ body }) => (body.type === "reinstated" ? [body.ticketId] : [])));
  let state: ClinicState = withPolicy(script.start, policy);
  let guessedVisits = 0;
  let extraCalls = 0;

  const happen = (body: EventBody, at: EpochMs) => {
    state = withPolicy(apply(state, { ...body, seq: state.seq + 1, at, actor: { kind: "system", name: "replay" } }), policy);
    const ticket = "ticketId" in body ? state.tickets[body.ticketId] : undefined;
    if (ticket && isOver(ticket) && !mayReturn.has(ticket.id)) {
      gone.push(ticket);
      state = withoutTicket(state, ticket.id);
    }
    stalled.clear();
    noteReady(state, script.rooms, ready, at);
  };

  const end = ({ ticketId, what, at }: Due) => {
    const ticket = state.tickets[ticketId];
    if (!ticket) return;
    if (what === "start") return mayHappen(ticket, "start") ? happen({ type: "started", ticketId }, at) : undefined;
    if (what.type === "finish") {
      const decision = decide(state, { type: "finish", ticketId }, at);
      if (decision.ok) for (const body of decision.value) happen(body, at);
      return;
    }
    if (!mayHappen(ticket, actions[what.type])) return;
    if (what.type === "transferred") return happen({ type: "transferred", ticketId, journey: what.journey }, at);
    if (what.type !== "sent-out") return happen({ type: what.type, ticketId }, at);
    happen({ type: "sent-out", ticketId, ...(what.detour ? { detour: what.detour } : {}) }, at);
    if (what.then) insert(due, { at: at + what.then.afterMs, ticketId, what: { type: what.then.type } });
  };

  const call = (roomId: RoomId, at: EpochMs) => {
    const decision = decide(state, { type: "call-next", roomId, serviceIds: script.rooms.get(roomId)?.serviceIds }, at);
    const called = decision.ok ? decision.value[0] : undefined;
    if (called?.type !== "called") return void stalled.add(roomId);
    const before = state.tickets[called.ticketId] as Ticket;
    const leg = called.leg ?? before.leg;
    const serviceId = before.legs[leg]?.serviceId as ServiceId;
    const nth = given.get(`${before.id}/${serviceId}`) ?? 0;
    given.set(`${before.id}/${serviceId}`, nth + 1);
    calls.push({ ticketId: before.id, number: before.number, serviceId, nth, urgency: before.urgency, roomId, at, waitedMinutes: waitedFor(before, leg, at) });
    if ((made.get(roomId) ?? 0) >= (script.rooms.get(roomId)?.pausesMs.length ?? 0)) extraCalls++;
    made.set(roomId, (made.get(roomId) ?? 0) + 1);
    ready.delete(roomId);
    happen(called, at);
    const known = script.visits.get(visitKey(before.id, serviceId, nth));
    if (!known) guessedVisits++;
    const { startAfterMs, stayMs, ending } = known ?? usualOf(script.usual, serviceId);
    if (startAfterMs !== undefined) insert(due, { at: at + startAfterMs, ticketId: before.id, what: "start" });
    insert(due, { at: at + stayMs, ticketId: before.id, what: ending });
  };

  const nextRoom = (): { roomId: RoomId; at: EpochMs } | undefined => {
    let first: { roomId: RoomId; at: EpochMs } | undefined;
    for (const [roomId, { readyMs, since }] of ready) {
      if (since === undefined || stalled.has(roomId)) continue;
      const room = script.rooms.get(roomId);
      const at = since + Math.max(0, (room?.pausesMs[made.get(roomId) ?? 0] ?? room?.usualPauseMs ?? 0) - readyMs);
      if (!first || at < first.at) first = { roomId, at };
    }
    return first;
  };

  for (let i = 0; ; ) {
    const outside = script.outside[i];
    const soon = due[0];
    const room = nextRoom();
    const at = Math.min(outside?.at ?? Infinity, soon?.at ?? Infinity, room?.at ?? Infinity);
    if (at > script.until) break;
    // Somebody who comes or leaves in the same moment has come or left; then rooms fall free; then they call.
    if (outside?.at === at) {
      i++;
      if (fits(state, outside.body)) happen(outside.body, at);
    } else if (soon?.at === at) {
      due.shift();
      end(soon);
    } else if (room) call(room.roomId, at);
  }
  return told({ calls, notCalled: stillWaiting([...gone, ...Object.values(state.tickets)], script.until), guessedVisits, extraCalls });
}

const actions = { "no-show": "no-show", left: "leave", transferred: "transfer", "sent-out": "send-out", "came-back": "come-back", finished: "finish" } as const satisfies Record<string, TicketAction>;
const outsideActions: Partial<Record<EventBody["type"], TicketAction>> = {
  joined: "join", held: "hold", resumed: "resume", "stepped-out": "step-out", "came-back": "come-back", left: "leave", cancelled: "cancel", reinstated: "reinstate", transferred: "transfer", reprioritised: "reprioritise",
};

/** Whoever is with a room by now does not give up waiting for it. */
function fits(state: ClinicState, body: EventBody): boolean {
  const action = outsideActions[body.type];
  if (!action || !("ticketId" in body)) return true;
  const ticket = state.tickets[body.ticketId];
  return ticket !== undefined && !isInRoom(ticket) && !(ticket.state === "sent-out") && mayHappen(ticket, action);
}

function mayHappen(ticket: Ticket, action: TicketAction): boolean {
  return transitions[ticket.state][action] !== undefined && legOf(ticket) !== undefined;
}

function withPolicy(state: ClinicState, policy: QueuePolicy): ClinicState {
  return state.setup.policy === policy ? state : { ...state, setup: { ...state.setup, policy } };
}

function insert(due: Due[], one: Due): void {
  const i = due.findIndex((other) => other.at > one.at);
  due.splice(i < 0 ? due.length : i, 0, one);
}
