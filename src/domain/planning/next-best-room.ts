import { rulesOf, type ClinicState } from "#domain/clinic.ts";
import { isAway, isOnDuty, servers, type Server } from "#domain/forecast/servers.ts";
import type { Planner, ProposedAct, Proposal } from "#domain/planning/plan.ts";
import type { Rule } from "#domain/planning/rule.ts";
import { isInRoom, legOf, type Ticket } from "#domain/queue/ticket.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import { woven } from "#domain/queue/woven.ts";
import type { Room, Service } from "#domain/setup.ts";
import type { EpochMs } from "#domain/time.ts";

/**
 * Goes through those who wait, next first, and gives each the best room that the rules allow; then sends staff who
 * have no room to where patients are left waiting. Best first; no ticket, room or member of staff occurs twice.
 * Deterministic: the same clinic gives the same plan.
 */
export function nextBestRoom(rules: Rule[]): Planner {
  return (state, _waits, at) => {
    const taken = new Set(busyRooms(state));
    const open = servers(state, at);
    const calls = byPolicy(state, at).flatMap((ticket) => claim(taken, best(rules, state, at, callsFor(state, open, ticket, taken))));
    const moves = state.setup.services.flatMap((service) => claim(taken, best(rules, state, at, movesFor(state, open, service, at, taken))));
    return { at, proposals: [...calls, ...moves].sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1)) };
  };
}

/** Everyone who waits, in the order in which the policy calls them, all services together. */
function byPolicy(state: ClinicState, at: EpochMs): Ticket[] {
  const tickets = Object.values(state.tickets);
  return woven(state.setup.services.map((service) => whoIsNext(tickets, service, at, rulesOf(state, service.id)))).map((place) => place.ticket);
}

function busyRooms(state: ClinicState): string[] {
  return Object.values(state.tickets).flatMap((ticket) => (isInRoom(ticket) ? [`room/${legOf(ticket).roomId}`] : []));
}

function callsFor(state: ClinicState, open: Server[], ticket: Ticket, taken: Set<string>): ProposedAct[] {
  const acts = state.setup.rooms.map((room): ProposedAct => {
    const staffId = open.find((server) => server.roomId === room.id)?.staffId;
    return { type: "call", ticketId: ticket.id, roomId: room.id, ...(staffId === undefined ? {} : { staffId }) };
  });
  return acts.filter((act) => isFree(taken, act));
}

/** One proposal for a service at most: one more pair of hands, then look again. */
function movesFor(state: ClinicState, open: Server[], service: Service, at: EpochMs, taken: Set<string>): ProposedAct[] {
  const left = whoIsNext(Object.values(state.tickets), service, at, rulesOf(state, service.id)).filter(({ ticket }) => !taken.has(`ticket/${ticket.id}`));
  if (left.length === 0) return [];
  // At work and in no room. Without a roster nobody can tell, so only the roster's people are sent.
  const idle = state.setup.staff.filter((person) => !state.staff[person.id] && isOnDuty(person, at) && !isAway(state, person.id, at) && !open.some((server) => server.staffId === person.id));
  const acts = idle.flatMap((person) => state.setup.rooms.map((room): ProposedAct => ({ type: "move-staff", staffId: person.id, roomId: room.id, serviceId: service.id })));
  return acts.filter((act) => isFree(taken, act));
}

type Judged = { act: ProposedAct; minutes: number; because: string[] };

/** The cheapest act; among equals the room that offers least else, so that rooms of many uses stay open for others. */
function best(rules: Rule[], state: ClinicState, at: EpochMs, acts: ProposedAct[]): Proposal | undefined {
  const uses = (act: ProposedAct) => roomOf(state, act)?.serviceIds.length ?? 0;
  const judged = acts.flatMap((act) => judge(rules, state, at, act));
  const first = judged.sort((a, b) => a.minutes - b.minutes || uses(a.act) - uses(b.act) || (idOf(a.act) < idOf(b.act) ? -1 : 1))[0];
  return first && { id: idOf(first.act), act: first.act, says: says(state, first.act), because: first.because, value: 0 - first.minutes };
}

function judge(rules: Rule[], state: ClinicState, at: EpochMs, act: ProposedAct): Judged[] {
  let minutes = 0;
  const because: string[] = [];
  for (const rule of rules) {
    const cost = rule.cost(act, state, at);
    if (cost.minutes === "forbidden") return [];
    minutes += cost.minutes;
    if (cost.because !== undefined) because.push(cost.because);
  }
  return [{ act, minutes, because }];
}

function claim(taken: Set<string>, proposal: Proposal | undefined): Proposal[] {
  if (!proposal) return [];
  for (const key of keysOf(proposal.act)) taken.add(key);
  return [proposal];
}

function isFree(taken: Set<string>, act: ProposedAct): boolean {
  return keysOf(act).every((key) => !taken.has(key));
}

function keysOf(act: ProposedAct): string[] {
  const ticket = act.type === "call" ? [`ticket/${act.ticketId}`] : [];
  return [...ticket, `room/${act.roomId}`, ...(act.staffId === undefined ? [] : [`staff/${act.staffId}`])];
}

function idOf(act: ProposedAct): string {
  return act.type === "call" ? `call/${act.ticketId}/${act.roomId}` : `move-staff/${act.staffId}/${act.roomId}`;
}

function says(state: ClinicState, act: ProposedAct): string {
  const room = roomOf(state, act)?.name ?? act.roomId;
  if (act.type === "call") return `Call ${state.tickets[act.ticketId]?.number ?? act.ticketId} to ${room}.`;
  return `Send ${state.setup.staff.find((p) => p.id === act.staffId)?.name ?? act.staffId} to ${room}.`;
}

function roomOf(state: ClinicState, act: ProposedAct): Room | undefined {
  return state.setup.rooms.find((room) => room.id === act.roomId);
}
