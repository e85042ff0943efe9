import { policyOf, type ClinicState } from "#domain/clinic.ts";
import { isAway } from "#domain/forecast/servers.ts";
import type { RoomId, StaffId } from "#domain/ids.ts";
import { walkInsBeforeCheckIn, withThoseAboutToCheckIn } from "#domain/look-ahead/about-to-check-in.ts";
import { usualPauseMs, type Learned } from "#domain/look-ahead/learned.ts";
import type { AppointmentModel, LegModel, PatientModel, RoomModel, Situation, StaffModel, StaffMove, VisitInProgress } from "#domain/look-ahead/situation.ts";
import { isInRoom, isOver, type Ticket } from "#domain/queue/ticket.ts";
import type { Room, Shift } from "#domain/setup.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/** Whoever is in a room outside of their shifts is believed to go on as long as any shift lasts. */
const unrosteredMs = 12 * hourMs;
/** An appointment whose patient has not come for so long is forgotten. */
const forgottenAfterMs = 2 * hourMs;
const usualBreakMs = 30 * minuteMs;

/** A live clinic as a look-ahead sees it, with what has been learned of it. Reads the clinic as `servers()` does: who is assigned works there. */
export function situationOf(state: ClinicState, at: EpochMs, learned: Learned): Situation {
  const { setup } = state;
  const tickets = Object.values(state.tickets).filter((ticket) => !isOver(ticket));
  const { staff, moves } = staffOf(state, at, learned);
  return {
    at,
    services: setup.services.map(({ id, targetWaitMinutes, typicalMinutes }) => ({ id, targetWaitMinutes, ...(learned.services[id] ?? { law: { kind: "lognormal", mean: typicalMinutes, scv: 0.5 } }) })),
    discipline: { kind: "policy", policy: policyOf(state) },
    staff,
    rooms: setup.rooms.map((room) => roomOf(state, room, at)),
    waiting: tickets.filter((ticket) => !isInRoom(ticket)).map((ticket) => patientOf(state, ticket, at)),
    inService: tickets.filter(isInRoom).map((ticket) => visitOf(state, ticket, staff)),
    appointments: Object.values(state.appointments ?? {}).flatMap((booked): AppointmentModel[] => {
      if (booked.state !== "booked" || booked.scheduledAt < at - forgottenAfterMs || booked.scheduledAt > at + unrosteredMs) return [];
      const type = setup.visitTypes?.find(({ id }) => id === booked.visitTypeId);
      const journey = (type?.journey ?? booked.serviceIds.map((id) => [id])).map((stage) => stage.filter((id) => setup.services.some((s) => s.id === id))).filter((stage) => stage.length > 0);
      return journey.length === 0 ? [] : [{ id: booked.id, at: booked.scheduledAt, urgency: type?.urgency ?? 4, ...(type ? { visitType: type.id } : {}), journey, punctuality: learned.punctuality, noShowProbability: learned.noShowProbability }];
    }),
    arrivals: withThoseAboutToCheckIn(learned.arrivals, walkInsBeforeCheckIn(state, at), at),
    ...(moves.length > 0 ? { moves } : {}),
    ...(learned.setUpMinutes > 0 ? { setUpMinutes: learned.setUpMinutes } : {}),
    ...(state.inARow ? { inARow: state.inARow } : {}),
  };
}

function patientOf(state: ClinicState, ticket: Ticket, at: EpochMs): PatientModel {
  const { pause } = ticket;
  const visitType = ticket.appointmentId === undefined ? undefined : state.appointments?.[ticket.appointmentId]?.visitTypeId;
  const until = pause?.until;
  const isWaiting = ticket.state === "waiting" || isInRoom(ticket);
  const backAt = isWaiting ? undefined : until !== undefined && until > at ? until : at + usualPauseMs;
  return {
    id: ticket.id,
    urgency: ticket.urgency,
    ...(visitType === undefined ? {} : { visitType }),
    arrivedAt: ticket.arrivedAt,
    ...(ticket.appointmentAt === undefined ? {} : { appointmentAt: ticket.appointmentAt }),
    ...(backAt === undefined ? {} : { backAt }),
    ...(ticket.state === "waiting" && until !== undefined && until > at ? { passedOverUntil: until } : {}),
    legs: ticket.legs.map((leg, i): LegModel => {
      const stage = leg.stage ?? i;
      const isPresent = leg.endedAt === undefined && stage === (ticket.legs[ticket.leg]?.stage ?? ticket.leg);
      // From the desk the wait counts from the arrival; from outside as `come-back` has it.
      const since = leg.waitingSince ?? (isPresent && backAt !== undefined ? (ticket.state === "arrived" ? ticket.arrivedAt : backAt) : undefined);
      const readyAt = ticket.state === "sent-out" && isPresent ? backAt : leg.readyAt;
      return {
        serviceId: leg.serviceId, stage,
        ...(since === undefined ? {} : { waitingSince: since }),
        ...(readyAt === undefined ? {} : { readyAt }),
        ...(leg.forStaff === undefined ? {} : { forStaff: leg.forStaff }),
        ...(leg.endedAt === undefined ? {} : { done: true as const }),
      };
    }),
  };
}

function visitOf(state: ClinicState, ticket: Ticket, staff: StaffModel[]): VisitInProgress {
  const leg = ticket.legs[ticket.leg];
  // Whoever is in the room is with the patient, where the call did not say who.
  const staffId = staff.find((s) => s.id === leg?.staffId)?.id ?? staff.find((s) => s.roomId !== undefined && s.roomId === leg?.roomId)?.id;
  return {
    patient: patientOf(state, ticket, 0),
    leg: ticket.leg,
    ...(staffId === undefined ? {} : { staffId }),
    ...(leg?.roomId === undefined ? {} : { roomId: leg.roomId }),
    ...(leg?.calledAt === undefined ? {} : { calledAt: leg.calledAt }),
    ...(leg?.startedAt === undefined ? {} : { startedAt: leg.startedAt }),
  };
}

function roomOf(state: ClinicState, room: Room, at: EpochMs): RoomModel {
  const blocked = state.rooms[room.id]?.blocked;
  if (!blocked) return { id: room.id, serviceIds: room.serviceIds };
  const { until, kind } = blocked;
  // Cleaning ends by itself in everybody's mind, as does what should have ended by now; a fault does not.
  const blockedUntil = until !== undefined && until > at ? until : until !== undefined || kind === "cleaning" ? at + usualPauseMs : Infinity;
  return { id: room.id, serviceIds: room.serviceIds, blockedUntil };
}

/** Who serves now, and who will by the roster; whoever works in another room in a later shift moves there when it begins. */
function staffOf(state: ClinicState, at: EpochMs, learned: Learned): { staff: StaffModel[]; moves: StaffMove[] } {
  const roomOfId = (id: RoomId | undefined) => state.setup.rooms.find((r) => r.id === id);
  const assigned = new Set(
    state.setup.staff.flatMap((person) => {
      const room = roomOfId(state.staff[person.id]?.roomId);
      return room && !isAway(state, person.id, at) ? room.serviceIds.filter((id) => person.skills.includes(id)) : [];
    }),
  );
  const moves: StaffMove[] = [];
  const staff = state.setup.staff.flatMap((person): StaffModel[] => {
    const here = roomOfId(state.staff[person.id]?.roomId);
    const now = person.shifts.find((s) => s.from <= at && at < s.to);
    const later = person.shifts.filter((s) => s.from > at && roomOfId(s.roomId) !== undefined).sort((a, b) => a.from - b.from);
    const rostered = now && !here ? roomOfId(now.roomId) : undefined;
    // Where somebody is assigned for a service, whoever is not is elsewhere, whatever the roster says.
    const servesByRoster = rostered?.serviceIds.filter((id) => person.skills.includes(id) && !assigned.has(id)) ?? [];
    const isHere = here !== undefined || servesByRoster.length > 0;
    const room = here ?? (isHere ? rostered : roomOfId(later[0]?.roomId));
    if (!room) return [];
    const shifts = [...(isHere ? presentShift(here !== undefined, now, at) : []), ...later.map(planOf)];
    for (const shift of later) if (shift.roomId !== undefined && (isHere || shift !== later[0])) moves.push({ staffId: person.id, at: shift.from, roomId: shift.roomId });
    const lateness = learned.latenessOf?.[person.id] ?? learned.lateness;
    const speed = learned.speed[person.id];
    return [{
      id: person.id,
      skills: person.skills,
      roomId: room.id,
      ...(here === undefined && isHere ? { serves: servesByRoster } : {}),
      ...(isHere && person.shifts.length === 0 ? {} : { shifts }),
      ...awayOf(state, person.id, at),
      ...(lateness ? { lateness } : {}),
      ...(speed ? { speed } : {}),
    }];
  });
  return { staff, moves };
}

/** Whoever is in a room works there, though the roster has them on a break; the breaks to come are believed. */
function presentShift(isAssigned: boolean, now: Shift | undefined, at: EpochMs): NonNullable<StaffModel["shifts"]> {
  if (!now) return isAssigned ? [{ from: at - minuteMs, to: at + unrosteredMs }] : [];
  const plan = planOf(now);
  return [isAssigned ? { ...plan, breaks: plan.breaks?.filter((rest) => rest.from > at) ?? [] } : plan];
}

function planOf({ from, to, breaks }: Shift): { from: EpochMs; to: EpochMs; breaks: Shift["breaks"] } {
  return { from, to, breaks };
}

function awayOf(state: ClinicState, staffId: StaffId, at: EpochMs): { awayUntil?: EpochMs } {
  const said = state.staffStatus?.[staffId];
  if (!said || !isAway(state, staffId, at)) return {};
  // Whoever has gone home does not come back; a break of which nobody said how long it lasts is believed to be a usual one.
  return { awayUntil: said.until ?? (said.status === "off" ? Infinity : Math.max(said.since + usualBreakMs, at + usualPauseMs)) };
}
