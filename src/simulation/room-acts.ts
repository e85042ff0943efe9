import { rulesOf, type ClinicState } from "#domain/clinic.ts";
import type { RoomId, ServiceId, StaffId } from "#domain/ids.ts";
import { legOf, type Ticket } from "#domain/queue/ticket.ts";
import { whoIsNext } from "#domain/queue/who-is-next.ts";
import { woven } from "#domain/queue/woven.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";
import type { Act } from "#simulation/act.ts";
import { chance, logNormal } from "#simulation/chance.ts";
import type { Scenario } from "#simulation/scenario.ts";
import { standing } from "#simulation/standing.ts";
import { worksUntil } from "#simulation/staff-acts.ts";

/** Nobody is called in the first moments after check-in: they are still finding a seat. */
const seatedAfterMs = 10 * secondMs;

type FreeRoom = { roomId: RoomId; staffId: StaffId; serviceIds: ServiceId[]; readyAt: EpochMs; /** Nobody is called after it. */ until: EpochMs };

/** Every room that is free and staffed calls its next patient, the room that has been ready longest first. */
export function roomActs(scenario: Scenario, seed: number, state: ClinicState, from: EpochMs, to: EpochMs): Act[] {
  const waiting = new Set(standing(state.tickets).waiting);
  if (waiting.size === 0) return [];
  const free = freeRooms(scenario, seed, state).filter((room) => room.readyAt < to);
  const acts: Act[] = [];
  for (const room of free.sort((a, b) => a.readyAt - b.readyAt || (a.roomId < b.roomId ? -1 : 1))) {
    const next = nextFor(state, room, waiting, from);
    if (!next) continue;
    const at = Math.max(from, room.readyAt, (legOf(next).waitingSince ?? 0) + seatedAfterMs);
    if (at >= to || at >= room.until) continue;
    waiting.delete(next);
    const { roomId, staffId, serviceIds } = room;
    acts.push({ at, key: `${seed}/call-next/${roomId}/${at}`, type: "command", command: { type: "call-next", roomId, staffId, serviceIds } });
  }
  return acts;
}

function nextFor(state: ClinicState, room: FreeRoom, waiting: Iterable<Ticket>, at: EpochMs): Ticket | undefined {
  const tickets = [...waiting];
  const lines = state.setup.services.filter((s) => room.serviceIds.includes(s.id)).map((service) => whoIsNext(tickets, service, at, rulesOf(state, service.id)));
  return woven(lines)[0]?.ticket;
}

function freeRooms(scenario: Scenario, seed: number, state: ClinicState): FreeRoom[] {
  const { busy, lastGuest } = standing(state.tickets);
  return state.setup.rooms.flatMap((room) => {
    if (busy.has(room.id) || state.rooms[room.id]?.blocked) return [];
    const person = state.setup.staff.find((p) => state.staff[p.id]?.roomId === room.id);
    const here = person && state.staff[person.id];
    if (!person || !here) return [];
    const before = lastGuest.get(room.id);
    const turnoverMs = before ? Math.round(logNormal(scenario.turnoverSeconds, chance(seed, before.ticketId, before.endedAt, "turnover")) * secondMs) : 0;
    const readyAt = Math.max(here.since + 20 * secondMs, (before?.endedAt ?? 0) + turnoverMs);
    return [{ roomId: room.id, staffId: person.id, serviceIds: room.serviceIds.filter((id) => person.skills.includes(id)), readyAt, until: worksUntil(person, here.since) }];
  });
}
