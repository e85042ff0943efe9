import { policyOf, type ClinicState } from "#domain/clinic.ts";
import type { RoomId, ServiceId, StaffId } from "#domain/ids.ts";
import { targetMinutes } from "#domain/queue/policy.ts";
import { legOf } from "#domain/queue/ticket.ts";
import type { ClinicSetup, Room, Shift, StaffMember } from "#domain/setup.ts";
import { minuteMs, secondMs, type EpochMs } from "#domain/time.ts";
import type { Act } from "#simulation/act.ts";
import { draw } from "#simulation/chance.ts";
import { standing } from "#simulation/standing.ts";

/** Staff take their rooms when they come, leave them for breaks and at the end, and stand in where someone is missing. */
export function staffActs(seed: number, state: ClinicState, from: EpochMs, to: EpochMs): Act[] {
  const acts: Act[] = [];
  const taken = new Map<RoomId, StaffId>();
  for (const person of state.setup.staff) {
    const here = state.staff[person.id];
    if (here) taken.set(here.roomId, person.id);
  }
  const assign = (person: StaffMember, roomId: RoomId | null, due: EpochMs) => {
    const at = Math.max(from, due);
    acts.push({ at, key: `${seed}/assign/${person.id}/${roomId ?? "away"}/${at}`, type: "command", command: { type: "assign-staff", staffId: person.id, roomId } });
    if (roomId !== null) taken.set(roomId, person.id);
  };

  for (const person of state.setup.staff) {
    const here = state.staff[person.id];
    if (here) {
      const away = leavesRoomAt(state, person, here, from, to);
      if (away !== undefined && !standing(state.tickets).busy.has(here.roomId)) assign(person, null, away);
      continue;
    }
    const back = onDutySince(person, to - 1);
    if (back === undefined) continue;
    const due = back.since + Math.round(draw(seed, person.id, back.since, "comes") * 60 * secondMs);
    const room = due < to ? roomFor(state, person, back.shift, taken, from) : undefined;
    if (room) assign(person, room.id, due);
  }
  return acts;
}

/** Since when someone has been at work without a break, at `at`; `undefined` when they are not. */
export function onDutySince(person: StaffMember, at: EpochMs): { shift: Shift; since: EpochMs } | undefined {
  const shift = person.shifts.find((s) => s.from <= at && at < s.to);
  if (!shift || shift.breaks.some((b) => b.from <= at && at < b.to)) return undefined;
  return { shift, since: Math.max(shift.from, ...shift.breaks.filter((b) => b.to <= at).map((b) => b.to)) };
}

/**
 * When someone who took a room at `since` stops working in it: the first break or end of shift after that moment. Who
 * was put there by hand outside their hours works on until their next shift has ended.
 */
export function worksUntil(person: StaffMember, since: EpochMs): EpochMs {
  let until = Infinity;
  for (const shift of person.shifts) {
    if (shift.to <= since) continue;
    until = Math.min(until, shift.to);
    for (const rest of shift.breaks) if (rest.from > since) until = Math.min(until, rest.from);
  }
  return until;
}

/** The end of the last shift that had begun or was to come on the day of `since` for this service; `undefined` when nobody has shifts. */
export function lastShiftEnd(setup: ClinicSetup, serviceId: ServiceId, since: EpochMs): EpochMs | undefined {
  const skilled = setup.staff.filter((person) => person.skills.includes(serviceId));
  const ends = skilled.flatMap((person) => person.shifts.filter((s) => s.from - 4 * 60 * minuteMs <= since && s.to > since).map((s) => s.to));
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function leavesRoomAt(state: ClinicState, person: StaffMember, here: { roomId: RoomId; since: EpochMs }, from: EpochMs, to: EpochMs): EpochMs | undefined {
  const until = worksUntil(person, here.since);
  if (until < to) return until;
  // A stand-in makes room for whoever the room belongs to.
  const duty = onDutySince(person, from);
  if (duty?.shift.roomId === here.roomId) return undefined;
  const owner = state.setup.staff.find((other) => other.id !== person.id && onDutySince(other, from)?.shift.roomId === here.roomId);
  return owner && !state.staff[owner.id] ? from : undefined;
}

function roomFor(state: ClinicState, person: StaffMember, shift: Shift, taken: Map<RoomId, StaffId>, at: EpochMs): Room | undefined {
  const usable = state.setup.rooms.filter((room) => !taken.has(room.id) && !state.rooms[room.id]?.blocked && room.serviceIds.some((id) => person.skills.includes(id)));
  const own = usable.find((room) => room.id === shift.roomId);
  if (own || shift.roomId !== undefined) return own ?? usable.find((room) => !ownerOf(state, room, at));
  // Someone without a room of their own goes where patients are kept waiting, and leaves the planner time to say so first.
  return usable.find((room) => room.serviceIds.some((id) => person.skills.includes(id) && keepsWaiting(state, id, at)));
}

function ownerOf(state: ClinicState, room: Room, at: EpochMs): StaffMember | undefined {
  return state.setup.staff.find((person) => onDutySince(person, at)?.shift.roomId === room.id);
}

function keepsWaiting(state: ClinicState, serviceId: ServiceId, at: EpochMs): boolean {
  const service = state.setup.services.find((s) => s.id === serviceId);
  if (!service) return false;
  const limitMs = Math.min(8, 0.4 * targetMinutes(4, service, policyOf(state))) * minuteMs;
  return standing(state.tickets).waiting.some((t) => legOf(t).serviceId === serviceId && at - (legOf(t).waitingSince ?? at) > limitMs);
}
