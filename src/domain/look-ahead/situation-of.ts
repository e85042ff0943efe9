import { policyOf, type ClinicState } from "#domain/clinic.ts";
import { isAway, servers, type Server } from "#domain/forecast/servers.ts";
import { changeoverMinutes, visitMinutes } from "#domain/forecast/visit-length.ts";
import type { ServiceId } from "#domain/ids.ts";
import { exponential, mean, scaled } from "#domain/look-ahead/law.ts";
import type { Learned } from "#domain/look-ahead/learned.ts";
import type { AppointmentModel, ArrivalStream, LegModel, PatientModel, RoomModel, ServiceModel, Situation, StaffModel, StaffMove, VisitInProgress } from "#domain/look-ahead/situation.ts";
import { openingAt } from "#domain/opening-hours.ts";
import { isInRoom, type Ticket, type Urgency } from "#domain/queue/ticket.ts";
import type { Shift, StaffMember } from "#domain/setup.ts";
import { dayMs, hourMs, minuteMs, type EpochMs } from "#domain/time.ts";

/**
 * The clinic as it stands, with what has been learned of it, as the look-ahead wants it. What nobody has said is taken as people mean it: a
 * break without an end lasts half an hour, a room that is being cleaned is ready in ten minutes, and whoever works beyond their shift goes
 * on for an hour.
 */
export function situationOf(state: ClinicState, at: EpochMs, learned: Learned): Situation {
  const { staff, moves } = staffOf(state, at, learned);
  const tickets = Object.values(state.tickets);
  return {
    at,
    services: state.setup.services.map((service) => serviceOf(state, at, service.id, learned)),
    discipline: { kind: "policy", policy: policyOf(state) },
    staff,
    moves,
    rooms: state.setup.rooms.map((room): RoomModel => ({ id: room.id, serviceIds: room.serviceIds, ...blockedUntil(state, room.id, at) })),
    waiting: tickets.flatMap((ticket) => {
      const patient = inLine(ticket, at);
      return patient ? [patient] : [];
    }),
    inService: tickets.filter(isInRoom).map(visitOf),
    appointments: bookedToCome(state, at, learned),
    arrivals: walkIns(state, at, learned),
    ...(state.inARow ? { inARow: state.inARow } : {}),
  };
}

const breakLastsMs = 30 * minuteMs;
const cleaningLastsMs = 10 * minuteMs;
const overtimeLastsMs = hourMs;
const wayBackMs = 15 * minuteMs;
/** What should have been over by now is over in a moment. */
const soonMs = 2 * minuteMs;

function serviceOf(state: ClinicState, at: EpochMs, id: ServiceId, learned: Learned): ServiceModel {
  const service = state.setup.services.find((s) => s.id === id) as ClinicState["setup"]["services"][number];
  const of = learned.services[id] ?? { visit: exponential(service.typicalMinutes) };
  // Today's visits speak louder than the typed-in minutes the more of them there are; learned laws have heard of other days, so they move less.
  const today = visitMinutes(state, { ...service, typicalMinutes: mean(of.visit) }) / mean(of.visit);
  const changeover = changeoverMinutes(state, at);
  return {
    id,
    targetWaitMinutes: service.targetWaitMinutes,
    law: scaled(today, of.visit),
    ...(of.visitByUrgency ? { lawByUrgency: of.visitByUrgency } : {}),
    ...(of.patience ? { patience: of.patience } : {}),
    ...(changeover > 0 ? { changeover: exponential(changeover) } : {}),
  };
}

/** Whoever serves now serves on as they do; the others come with their next shift, or back from where they are. */
function staffOf(state: ClinicState, at: EpochMs, learned: Learned): { staff: StaffModel[]; moves: StaffMove[] } {
  const open = servers(state, at);
  const moves: StaffMove[] = [];
  const staff = state.setup.staff.flatMap((person): StaffModel[] => {
    const server = open.find((s) => s.staffId === person.id);
    const coming = comingShifts(state, person, at, server);
    const away = awayUntil(state, person, at);
    const roomId = server?.roomId ?? state.staff[person.id]?.roomId ?? coming.find((shift) => shift.roomId !== undefined)?.roomId;
    if (roomId === undefined || (server === undefined && away === undefined && coming.length === 0)) return [];
    for (const shift of coming) if (shift.roomId !== undefined && shift.roomId !== roomId && shift.from > at) moves.push({ staffId: person.id, at: shift.from, roomId: shift.roomId });
    return [
      {
        id: person.id,
        skills: person.skills,
        roomId,
        ...(server ? { serves: server.serviceIds } : {}),
        ...(learned.speed?.[person.id] ? { speed: learned.speed[person.id] as Partial<Record<ServiceId, number>> } : {}),
        ...(learned.lateness ? { lateness: learned.lateness } : {}),
        ...(away === undefined ? {} : { awayUntil: away }),
        ...(coming.length === 0 ? {} : { shifts: coming.map(({ from, to, breaks }) => ({ from, to, breaks })) }),
      },
    ];
  });
  return { staff, moves };
}

/** The shifts of the next day that count: those of whoever is assigned by hand reach from now, whatever the roster says. */
function comingShifts(state: ClinicState, person: StaffMember, at: EpochMs, server: Server | undefined): Shift[] {
  const later = person.shifts.filter((shift) => shift.to > at && shift.from < at + dayMs).sort((a, b) => a.from - b.from);
  const now = later.find((shift) => shift.from <= at);
  // Their word stands over the roster's: whoever says that they work is not on a break.
  const breaksFrom = (shift: Shift): Shift => (state.staffStatus?.[person.id]?.status === "working" ? { ...shift, breaks: shift.breaks.filter((rest) => rest.from > at) } : shift);
  if (!server) return later.filter((shift) => shift.from > at || isAway(state, person.id, at) || isOnBreak(shift, at)).map(breaksFrom);
  if (now || person.shifts.length === 0) return later.map(breaksFrom);
  return [{ from: at - 1, to: at + overtimeLastsMs, breaks: [] }, ...later.filter((shift) => shift.from > at + overtimeLastsMs)];
}

function isOnBreak(shift: Shift, at: EpochMs): boolean {
  return shift.breaks.some((rest) => rest.from <= at && at < rest.to);
}

function awayUntil(state: ClinicState, person: StaffMember, at: EpochMs): EpochMs | undefined {
  const said = state.staffStatus?.[person.id];
  if (!said || !isAway(state, person.id, at)) return undefined;
  if (said.until !== undefined) return said.until;
  return said.status === "off" ? at + dayMs : Math.max(said.since + breakLastsMs, at + soonMs);
}

function blockedUntil(state: ClinicState, roomId: string, at: EpochMs): { blockedUntil?: EpochMs } {
  const blocked = state.rooms[roomId]?.blocked;
  if (!blocked) return {};
  if (blocked.until !== undefined) return { blockedUntil: Math.max(blocked.until, at + soonMs) };
  return { blockedUntil: blocked.kind === "cleaning" ? Math.max(blocked.since + cleaningLastsMs, at + soonMs) : Infinity };
}

/** Those who wait, and those who will again: of whoever is out without saying until when, nobody can tell. */
function inLine(ticket: Ticket, at: EpochMs): PatientModel | undefined {
  const until = ticket.pause?.until;
  if (ticket.state === "waiting") return { ...patientOf(ticket), ...(until !== undefined && until > at ? { passedOverUntil: until } : {}) };
  if (ticket.state === "sent-out") return { ...patientOf(ticket), backAt: Math.max(until ?? (ticket.pause?.since ?? at) + wayBackMs, at + soonMs) };
  if ((ticket.state === "stepped-out" || ticket.state === "on-hold") && until !== undefined) return { ...patientOf(ticket), backAt: Math.max(until, at + soonMs) };
  return undefined;
}

function patientOf(ticket: Ticket): PatientModel {
  return {
    id: ticket.id,
    urgency: ticket.urgency,
    arrivedAt: ticket.arrivedAt,
    ...(ticket.appointmentAt === undefined ? {} : { appointmentAt: ticket.appointmentAt }),
    legs: ticket.legs.map(
      (leg, i): LegModel => ({
        serviceId: leg.serviceId,
        stage: leg.stage ?? i,
        ...(leg.waitingSince === undefined ? {} : { waitingSince: leg.waitingSince }),
        ...(leg.readyAt === undefined ? {} : { readyAt: leg.readyAt }),
        ...(leg.forStaff === undefined ? {} : { forStaff: leg.forStaff }),
        ...(leg.endedAt === undefined ? {} : { done: true as const }),
      }),
    ),
  };
}

function visitOf(ticket: Ticket): VisitInProgress {
  const { staffId, roomId, calledAt, recalledAt, startedAt } = ticket.legs[ticket.leg] as Ticket["legs"][number];
  return {
    patient: patientOf(ticket),
    leg: ticket.leg,
    ...(staffId === undefined ? {} : { staffId }),
    ...(roomId === undefined ? {} : { roomId }),
    ...(calledAt === undefined ? {} : { calledAt: recalledAt ?? calledAt }),
    ...(startedAt === undefined ? {} : { startedAt }),
  };
}

function bookedToCome(state: ClinicState, at: EpochMs, { punctuality, noShowProbability }: Learned): AppointmentModel[] {
  const types = new Map((state.setup.visitTypes ?? []).map((type) => [type.id, type]));
  return Object.values(state.appointments ?? {})
    .filter((a) => a.state === "booked" && a.scheduledAt > at - hourMs && a.scheduledAt < at + dayMs)
    .map((a) => {
      const type = types.get(a.visitTypeId ?? "");
      return {
        id: a.id,
        at: a.scheduledAt,
        urgency: type?.urgency ?? 4,
        journey: type?.journey ?? a.serviceIds.map((id) => [id]),
        punctuality,
        noShowProbability,
        ...(a.staffId === undefined ? {} : { staffId: a.staffId }),
      };
    });
}

/** The kinds of patients whom any clinic sees, worth so many of today's: most are standard. */
const usualUrgencies: [Urgency, number][] = [[1, 0.1], [2, 0.2], [3, 0.7], [4, 8.5], [5, 0.5]];
/** What has come in so many hours says what will come on; what is usual weighs as much as one of them. */
const paceHours = 3;
const usualWeightHours = 1;
/** Without any history, patients are believed to keep those who can serve them busy for half of their time. */
const usualLoad = 0.5;

/** Whoever comes unannounced: as many as have come lately, of the kinds that have come today, until the clinic closes. */
function walkIns(state: ClinicState, at: EpochMs, learned: Learned): ArrivalStream[] {
  const opening = openingAt(state.setup, at);
  if (!opening.isOpen) return [];
  const to = Math.min(opening.until ?? Infinity, at + dayMs);
  const came = Object.values(state.tickets).filter((t) => t.appointmentAt === undefined && t.state !== "entered-in-error");
  const first = Math.min(at, ...Object.values(state.tickets).map((t) => t.arrivedAt));
  const hours = Math.min(paceHours, (at - first) / hourMs);
  const capable = (id: ServiceId) => state.setup.rooms.filter((room) => room.serviceIds.includes(id)).reduce((sum, room) => sum + 1 / room.serviceIds.length, 0);
  return state.setup.services.map(({ id, typicalMinutes }) => {
    const own = came.filter((t) => t.legs[0]?.serviceId === id);
    const lately = own.filter((t) => t.arrivedAt > at - hours * hourMs).length;
    const usual = learned.services[id]?.walkInsPerHour ?? (usualLoad * capable(id) * 60) / typicalMinutes;
    const perHour = (usual * usualWeightHours + lately) / (usualWeightHours + hours);
    const plain = usualUrgencies.map(([urgency, weight]) => ({ urgency, weight, journey: [[id]] }));
    const ofToday = own.map((t) => ({ urgency: t.urgency, weight: 1, journey: journeyOf(t) }));
    const kinds = [...plain, ...ofToday];
    const sum = kinds.reduce((total, kind) => total + kind.weight, 0);
    return {
      id: `walk-ins ${id}`,
      pieces: [{ from: at, to, perHour }],
      // As sure of it as of what has been seen: a Gamma law with that many patients behind it.
      dayFactor: { shape: 1 + perHour * (usualWeightHours + hours), rate: 1 + perHour * (usualWeightHours + hours) },
      kinds: kinds.map(({ urgency, weight, journey }) => ({ urgency, share: weight / sum, journey })),
    };
  });
}

function journeyOf(ticket: Ticket): ServiceId[][] {
  const stages = new Map<number, ServiceId[]>();
  ticket.legs.forEach((leg, i) => stages.set(leg.stage ?? i, [...(stages.get(leg.stage ?? i) ?? []), leg.serviceId]));
  return [...stages].sort(([a], [b]) => a - b).map(([, services]) => services);
}
