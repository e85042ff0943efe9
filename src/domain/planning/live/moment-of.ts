import type { ClinicState } from "#domain/clinic.ts";
import { isAway, isOnDuty } from "#domain/forecast/servers.ts";
import type { RoomId, ServiceId, StaffId } from "#domain/ids.ts";
import { mean, shifted } from "#domain/look-ahead/law.ts";
import type { Learned } from "#domain/look-ahead/learned.ts";
import { situationOf } from "#domain/look-ahead/situation-of.ts";
import type { Situation, StaffModel } from "#domain/look-ahead/situation.ts";
import type { PlanningMoment } from "#domain/planning/moment.ts";
import type { Rule } from "#domain/planning/rule.ts";
import { leastStayMinutes } from "#domain/planning/rules/least-stay.ts";
import type { StaffMember } from "#domain/setup.ts";
import { dayMs, hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** A room that somebody may turn to for a service; `backBy` when its own people will want it back. */
export type Place = { roomId: RoomId; backBy?: EpochMs };
export type Places = Record<StaffId, Record<ServiceId, Place[]>>;

/** Logging in, laying out, washing hands: what a clinic loses by a move before it has learned its own figure. */
const usualSetUpMinutes = 4;
const movesAnHour = 2;
const lookAheadMs = 2 * hourMs;
const shiftsWithinMs = 12 * hourMs;
/** JSON has no infinity. */
const foreverMs = 7 * dayMs;

/**
 * The live clinic as the planner sees it. Every rule is asked about every move beforehand: what a rule forbids in every room is a skill
 * that the person does not have today, so that no search can propose it.
 */
export function momentOf(state: ClinicState, at: EpochMs, learned: Learned, rules: readonly Rule[]): { moment: PlanningMoment; places: Places } {
  const { moves, ...seen } = situationOf(state, at, learned);
  const present = seen.staff.filter((one) => isIn(state, one, at)).map((one) => ({ ...one, serves: one.serves ?? servedIn(state, one) }));
  const floating = state.setup.staff.filter((person) => !present.some((one) => one.id === person.id) && !state.staff[person.id] && isOnDuty(person, at) && !isAway(state, person.id, at)).map((person): StaffModel => ({ id: person.id, skills: person.skills, shifts: person.shifts, serves: [] }));
  const places: Places = {};
  const staff = [...present, ...floating].map((one): StaffModel => {
    places[one.id] = placesOf(state, one, at, rules);
    return { ...one, skills: one.skills.filter((id) => one.serves?.includes(id) || (places[one.id]?.[id]?.length ?? 0) > 0), ...withinReach(one, at) };
  });
  const later = seen.staff.filter((one) => !staff.some(({ id }) => id === one.id)).map((one) => ({ ...one, skills: [], ...withinReach(one, at) }));
  const situation: Situation = {
    ...seen,
    // The patient's way to the room and the minutes between two patients keep it busy as the visit does.
    services: seen.services.map((service) => {
      const minutes = (service.walk ? mean(service.walk) : 0) + (service.changeover ? mean(service.changeover) : 0);
      return minutes > 0 ? { ...service, law: shifted(minutes, service.law) } : service;
    }),
    staff: [...staff, ...later],
    rooms: seen.rooms.map((room) => (room.blockedUntil === undefined ? room : { ...room, blockedUntil: Math.min(room.blockedUntil, at + foreverMs) })),
    ...(moves ? { moves: moves.filter((move) => move.at < at + lookAheadMs) } : {}),
    setUpMinutes: Math.max(learned.setUpMinutes, usualSetUpMinutes),
  };
  const moved = Object.fromEntries(staff.flatMap(({ id }) => (state.staff[id] && at - (state.staff[id]?.since ?? 0) < hourMs ? [[id, [state.staff[id]?.since as EpochMs]]] : [])));
  return { moment: { situation, limits: { minimumStayMinutes: leastStayMinutes, perPersonAndHour: movesAnHour }, moved }, places };
}

function isIn(state: ClinicState, { id, shifts, serves }: StaffModel, at: EpochMs): boolean {
  return state.staff[id] !== undefined || serves !== undefined || (shifts?.some((shift) => shift.from <= at && at < shift.to) ?? false);
}

/** All that the room offers and they can do. */
function servedIn(state: ClinicState, { roomId, skills }: StaffModel): ServiceId[] {
  return state.setup.rooms.find((room) => room.id === roomId)?.serviceIds.filter((id) => skills.includes(id)) ?? [];
}

function placesOf(state: ClinicState, { id: staffId, skills, serves, roomId: here }: StaffModel, at: EpochMs, rules: readonly Rule[]): Record<ServiceId, Place[]> {
  return Object.fromEntries(
    skills.flatMap((serviceId): [ServiceId, Place[]][] => {
      if (serves?.includes(serviceId)) return [];
      const rooms = state.setup.rooms.filter((room) => room.id !== here && room.serviceIds.includes(serviceId) && rules.every((rule) => rule.cost({ type: "move-staff", staffId, roomId: room.id, serviceId }, state, at).minutes !== "forbidden"));
      // Rooms of many uses stay open for others.
      const sorted = rooms.sort((a, b) => a.serviceIds.length - b.serviceIds.length || (a.id < b.id ? -1 : 1));
      return [[serviceId, sorted.map(({ id }) => ({ roomId: id, ...backBy(state, id, at) }))]];
    }),
  );
}

/** Whoever is on a break from a room comes back to it. */
function backBy(state: ClinicState, roomId: RoomId, at: EpochMs): { backBy?: EpochMs } {
  const owners = state.setup.staff.filter((person) => state.staff[person.id]?.roomId === roomId || shiftAt(person, at)?.roomId === roomId);
  const backs = owners.flatMap((person) => {
    const said = state.staffStatus?.[person.id]?.until;
    const rest = shiftAt(person, at)?.breaks.find((one) => one.from <= at && at < one.to);
    return [...(said !== undefined && said > at && isAway(state, person.id, at) ? [said] : []), ...(rest ? [rest.to] : [])];
  });
  return backs.length > 0 ? { backBy: Math.min(...backs) } : {};
}

function shiftAt(person: StaffMember, at: EpochMs) {
  return person.shifts.find((shift) => shift.from <= at && at < shift.to);
}

function withinReach({ shifts, awayUntil }: StaffModel, at: EpochMs): Partial<StaffModel> {
  return {
    ...(shifts ? { shifts: shifts.filter((shift) => shift.to > at - minuteMs && shift.from < at + shiftsWithinMs) } : {}),
    ...(awayUntil === undefined ? {} : { awayUntil: Math.min(awayUntil, at + foreverMs) }),
  };
}
