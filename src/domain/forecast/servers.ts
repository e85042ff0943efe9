import { ticketIn, type ClinicState, type StaffStatus } from "#domain/clinic.ts";
import type { RoomId, ServiceId, StaffId } from "#domain/ids.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import type { StaffMember } from "#domain/setup.ts";
import { localDay, type EpochMs } from "#domain/time.ts";

/** A room that is open with somebody in it: one patient at a time. */
export type Server = { roomId: RoomId; staffId: StaffId; serviceIds: ServiceId[]; guest?: Ticket };

/**
 * The rooms that serve now. Whoever is assigned to a room works there; where nobody is assigned for a service, the
 * roster is believed, breaks left out. A blocked room serves nobody, nor does anybody who has said that they are away.
 */
export function servers(state: ClinicState, at: EpochMs): Server[] {
  const open: Server[] = [];
  const add = (person: StaffMember, roomId: RoomId | undefined, only: (id: ServiceId) => boolean) => {
    const room = state.setup.rooms.find((r) => r.id === roomId);
    if (!room || state.rooms[room.id]?.blocked || open.some((server) => server.roomId === room.id)) return;
    const serviceIds = room.serviceIds.filter((id) => person.skills.includes(id) && only(id));
    if (serviceIds.length > 0) open.push({ roomId: room.id, staffId: person.id, serviceIds, guest: ticketIn(state, room.id) });
  };
  const here = state.setup.staff.filter((person) => !isAway(state, person.id, at));
  for (const person of here) add(person, state.staff[person.id]?.roomId, () => true);
  const assigned = new Set(open.flatMap((server) => server.serviceIds));
  const isAtWork = (person: StaffMember) => isOnDuty(person, at) || (hasSaid(state, person.id, "working") && shiftAt(person, at) !== undefined);
  for (const person of here) if (!state.staff[person.id] && isAtWork(person)) add(person, shiftAt(person, at)?.roomId, (id) => !assigned.has(id));
  return open;
}

/** On a break or off by their own word. Whoever said until when is believed to be back by then. */
export function isAway(state: Pick<ClinicState, "staffStatus">, staffId: StaffId, at: EpochMs): boolean {
  const said = state.staffStatus?.[staffId];
  return said !== undefined && said.status !== "working" && (said.until === undefined || said.until > at);
}

function hasSaid(state: ClinicState, staffId: StaffId, status: StaffStatus["status"]): boolean {
  return state.staffStatus?.[staffId]?.status === status;
}

/** On shift and not on a break. */
export function isOnDuty(person: StaffMember, at: EpochMs): boolean {
  const shift = shiftAt(person, at);
  return shift !== undefined && !shift.breaks.some((rest) => rest.from <= at && at < rest.to);
}

/** Whether the roster says that nobody works for this service now. False when there is no roster to tell from. */
export function isClosed(state: ClinicState, serviceId: ServiceId, at: EpochMs): boolean {
  const skilled = state.setup.staff.filter((person) => person.skills.includes(serviceId) && person.shifts.length > 0);
  return skilled.length > 0 && skilled.every((person) => shiftAt(person, at) === undefined);
}

/**
 * Until when somebody serves today of whom one knows when: at work, or with a shift that begins later; `undefined` when there is nobody.
 * Whoever has gone without saying until when is no ground for a promise, and neither is tomorrow's shift.
 */
export function servedTodayUntil(state: ClinicState, serviceId: ServiceId, at: EpochMs): EpochMs | undefined {
  const { setup } = state;
  const today = localDay(at, setup.timeZone);
  const ends = setup.staff.flatMap((person) => {
    const isOpenEnded = isAway(state, person.id, at) && state.staffStatus?.[person.id]?.until === undefined;
    if (!person.skills.includes(serviceId) || isOpenEnded) return [];
    const todays = person.shifts.filter((shift) => shift.to > at && (shift.from <= at || localDay(shift.from, setup.timeZone) === today));
    // Whoever works without a shift, or after it, goes when they like.
    return state.staff[person.id] === undefined ? todays.map(({ to }) => to) : [Math.max(...todays.map(({ to }) => to), person.shifts.length === 0 ? Infinity : at)];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function shiftAt(person: StaffMember, at: EpochMs) {
  return person.shifts.find((shift) => shift.from <= at && at < shift.to);
}
