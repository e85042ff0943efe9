import { isAtWork, type PatientPlan } from "#domain/look-ahead/model.ts";
import type { Path } from "#domain/look-ahead/path.ts";
import { patientState } from "#domain/look-ahead/people.ts";
import type { LegModel, PatientModel, Situation, StaffModel, VisitInProgress } from "#domain/look-ahead/situation.ts";
import { unitState } from "#domain/look-ahead/staff.ts";
import type { Urgency } from "#domain/queue/ticket.ts";

/**
 * The situation that a path has come to: who waits, who is with whom, what staff do; and of the future what anybody could know, which is
 * what was believed at the beginning. Appointments whose patients have come are gone from the list.
 */
export function asSituation(path: Path): Situation {
  path.noticeWhoLeft();
  const { situation } = path.model;
  const at = situation.at + path.agenda.now;
  const waiting: PatientModel[] = [];
  for (let slot = 0; slot < path.people.slots; slot++) {
    if (path.people.isGhost[slot] === 1 || path.people.state[slot] === patientState.nobody) continue;
    if (path.people.state[slot] !== patientState.inRoom) waiting.push(patientOf(path, slot));
  }
  return {
    ...situation,
    at,
    waiting,
    inService: visitsOf(path),
    staff: staffOf(path, at),
    appointments: path.model.appointments.flatMap((plan, a) => {
      const model = situation.appointments.find(({ id }) => id === plan.id);
      return model && !path.arrivals.hasCome(a) ? [model] : [];
    }),
    inARow: Object.fromEntries(situation.services.map(({ id }, s) => [id, path.choice.inARow[s] as number])),
    moves: [...path.model.moves.filter((m) => m.at > path.agenda.now), ...path.moves.extra.filter((m) => m.at > path.agenda.now)].map(({ at: moveAt, staff, room, serves }) => ({
      at: situation.at + moveAt,
      staffId: (situation.staff[staff] as StaffModel).id,
      ...(room === undefined ? {} : { roomId: room < 0 ? null : (situation.rooms[room] as { id: string }).id }),
      ...(serves === undefined ? {} : { serves: serves.map((s) => (situation.services[s] as { id: string }).id) }),
    })),
  };
}

function patientOf(path: Path, slot: number): PatientModel {
  const { model, people } = path;
  const { situation } = model;
  const plan = settledPlan(path, slot);
  const legs: LegModel[] = [];
  for (let e = slot * people.legsAPatient; e < slot * people.legsAPatient + (people.legCount[slot] as number); e++) {
    const staff = people.forStaff[e] as number;
    legs.push({
      serviceId: (situation.services[people.service[e] as number] as { id: string }).id,
      stage: people.stage[e] as number,
      ...(Number.isNaN(people.since[e] as number) ? {} : { waitingSince: situation.at + (people.since[e] as number) }),
      ...(Number.isNaN(people.ready[e] as number) ? {} : { readyAt: situation.at + (people.ready[e] as number) }),
      ...(staff < 0 ? {} : { forStaff: (situation.staff[staff] as StaffModel).id }),
      ...(people.done[e] === 1 ? { done: true as const } : {}),
    });
  }
  const visitType = model.visitTypes[people.visitType[slot] as number];
  const appointment = people.appointment[slot] as number;
  return {
    id: plan?.id ?? nameOf(path, slot),
    urgency: ((people.urgency[slot] as number) + 1) as Urgency,
    ...(visitType ? { visitType } : {}),
    arrivedAt: situation.at + (people.arrived[slot] as number),
    ...(Number.isNaN(appointment) ? {} : { appointmentAt: situation.at + appointment }),
    legs,
    ...(plan && plan.backAt > path.agenda.now ? { backAt: situation.at + plan.backAt } : {}),
    ...((people.passedOverUntil[slot] as number) > path.agenda.now ? { passedOverUntil: situation.at + (people.passedOverUntil[slot] as number) } : {}),
  };
}

function settledPlan(path: Path, slot: number): PatientPlan | undefined {
  const { patients, visits } = path.model;
  return slot < patients.length ? patients[slot] : visits[slot - patients.length]?.patient;
}

export function nameOf(path: Path, slot: number): string {
  const plan = settledPlan(path, slot);
  if (plan) return plan.id;
  const origin = path.people.origin[slot] as number;
  return origin < 0 ? `appointment ${path.model.appointments[-1 - origin]?.id}` : `${path.model.streams[origin]?.id} ${String(path.people.originIndex[slot]).padStart(6, "0")}`;
}

function visitsOf(path: Path): VisitInProgress[] {
  const { staff } = path;
  const { situation } = path.model;
  const visits: VisitInProgress[] = [];
  for (let unit = 0; unit < path.model.unitCount; unit++) {
    const e = staff.leg[unit] as number;
    if (e < 0) continue;
    const slot = Math.floor(e / path.people.legsAPatient);
    const room = staff.visitRoom[unit] as number;
    const startsAt = staff.startsAt[unit] as number;
    visits.push({
      patient: patientOf(path, slot),
      leg: e - slot * path.people.legsAPatient,
      staffId: (situation.staff[path.model.unitStaff[unit] as number] as StaffModel).id,
      ...(room < 0 ? {} : { roomId: (situation.rooms[room] as { id: string }).id }),
      calledAt: situation.at + (staff.calledAt[unit] as number),
      ...(startsAt <= path.agenda.now ? { startedAt: situation.at + startsAt } : {}),
    });
  }
  return visits;
}

/** Of those who cannot be told apart the first stands for all; whoever decides by person names each. */
function staffOf(path: Path, at: number): StaffModel[] {
  const { model, staff } = path;
  const { situation } = model;
  return situation.staff.map((person, i) => {
    const unit = model.unitStaff.indexOf(i);
    if (unit < 0) return person;
    const room = staff.room[unit] as number;
    const last = staff.lastService[unit] as number;
    const serves = Array.from(staff.serve.subarray(unit * model.serviceCount, unit * model.serviceCount + (staff.serveCount[unit] as number)), (s) => (situation.services[s] as { id: string }).id);
    const isAway = staff.is[unit] === unitState.onBreak || (staff.is[unit] === unitState.absent && !isAtWork(model, unit));
    const { roomId: _room, awayUntil: _away, ...rest } = person;
    return {
      ...rest,
      ...(room < 0 ? {} : { roomId: (situation.rooms[room] as { id: string }).id }),
      serves,
      ...(last < 0 ? {} : { lastServiceId: (situation.services[last] as { id: string }).id }),
      ...(isAway ? awayOf(path, unit, at) : {}),
    };
  });
}

/** Back from a break when its minutes are over, as far as anybody can know; from home with the next shift, which the roster says. */
function awayOf(path: Path, unit: number, at: number): { awayUntil?: number } {
  if (path.staff.is[unit] !== unitState.onBreak) return {};
  const shift = path.model.shifts[unit]?.[path.shifts.shift[unit] as number];
  const rest = shift?.breaks[(path.shifts.nextBreak[unit] as number) - 1];
  return rest ? { awayUntil: Math.max(at + 1, path.model.situation.at + rest.to) } : {};
}
