import { isAtWork, type PatientPlan } from "#domain/look-ahead/model.ts";
import { patientState, unitState, type Path } from "#domain/look-ahead/path.ts";
import type { LegModel, PatientModel, Situation, StaffModel, VisitInProgress } from "#domain/look-ahead/situation.ts";
import type { Urgency } from "#domain/queue/ticket.ts";

/**
 * The situation that a path has come to: who waits, who is with whom, what staff do; and of the future what anybody could know, which is
 * what was believed at the beginning. Appointments whose patients have come are gone from the list.
 */
export function asSituation(path: Path): Situation {
  path.noticeWhoLeft();
  const { situation } = path.model;
  const at = situation.at + path.now;
  const waiting: PatientModel[] = [];
  for (let slot = 0; slot < path.slots; slot++) {
    if (path.isGhost[slot] === 1 || path.state[slot] === patientState.nobody) continue;
    if (path.state[slot] !== patientState.inRoom) waiting.push(patientOf(path, slot));
  }
  return {
    ...situation,
    at,
    waiting,
    inService: visitsOf(path),
    staff: staffOf(path, at),
    appointments: path.model.appointments.flatMap((plan, a) => {
      const model = situation.appointments.find(({ id }) => id === plan.id);
      return model && !path.hasCome(a) ? [model] : [];
    }),
    inARow: Object.fromEntries(situation.services.map(({ id }, s) => [id, path.inARow[s] as number])),
    moves: [...path.model.moves.filter((m) => m.at > path.now), ...path.extraMoves.filter((m) => m.at > path.now)].map(({ at: moveAt, staff, room, serves }) => ({
      at: situation.at + moveAt,
      staffId: (situation.staff[staff] as StaffModel).id,
      ...(room === undefined ? {} : { roomId: room < 0 ? null : (situation.rooms[room] as { id: string }).id }),
      ...(serves === undefined ? {} : { serves: serves.map((s) => (situation.services[s] as { id: string }).id) }),
    })),
  };
}

function patientOf(path: Path, slot: number): PatientModel {
  const { model } = path;
  const { situation } = model;
  const plan = settledPlan(path, slot);
  const legs: LegModel[] = [];
  for (let e = slot * path.legsAPatient; e < slot * path.legsAPatient + (path.legCount[slot] as number); e++) {
    const staff = path.forStaff[e] as number;
    legs.push({
      serviceId: (situation.services[path.service[e] as number] as { id: string }).id,
      stage: path.stage[e] as number,
      ...(Number.isNaN(path.since[e] as number) ? {} : { waitingSince: situation.at + (path.since[e] as number) }),
      ...(Number.isNaN(path.ready[e] as number) ? {} : { readyAt: situation.at + (path.ready[e] as number) }),
      ...(staff < 0 ? {} : { forStaff: (situation.staff[staff] as StaffModel).id }),
      ...(path.done[e] === 1 ? { done: true as const } : {}),
    });
  }
  const visitType = model.visitTypes[path.visitType[slot] as number];
  const appointment = path.appointment[slot] as number;
  return {
    id: plan?.id ?? nameOf(path, slot),
    urgency: ((path.urgency[slot] as number) + 1) as Urgency,
    ...(visitType ? { visitType } : {}),
    arrivedAt: situation.at + (path.arrived[slot] as number),
    ...(Number.isNaN(appointment) ? {} : { appointmentAt: situation.at + appointment }),
    legs,
    ...(plan && plan.backAt > path.now ? { backAt: situation.at + plan.backAt } : {}),
    ...((path.passedOverUntil[slot] as number) > path.now ? { passedOverUntil: situation.at + (path.passedOverUntil[slot] as number) } : {}),
  };
}

function settledPlan(path: Path, slot: number): PatientPlan | undefined {
  const { patients, visits } = path.model;
  return slot < patients.length ? patients[slot] : visits[slot - patients.length]?.patient;
}

export function nameOf(path: Path, slot: number): string {
  const plan = settledPlan(path, slot);
  if (plan) return plan.id;
  const origin = path.origin[slot] as number;
  return origin < 0 ? `appointment ${path.model.appointments[-1 - origin]?.id}` : `${path.model.streams[origin]?.id} ${String(path.originIndex[slot]).padStart(6, "0")}`;
}

function visitsOf(path: Path): VisitInProgress[] {
  const { situation } = path.model;
  const visits: VisitInProgress[] = [];
  for (let unit = 0; unit < path.model.unitCount; unit++) {
    const e = path.unitLeg[unit] as number;
    if (e < 0) continue;
    const slot = Math.floor(e / path.legsAPatient);
    const room = path.unitIn[unit] as number;
    const startsAt = path.unitStartsAt[unit] as number;
    visits.push({
      patient: patientOf(path, slot),
      leg: e - slot * path.legsAPatient,
      staffId: (situation.staff[path.model.unitStaff[unit] as number] as StaffModel).id,
      ...(room < 0 ? {} : { roomId: (situation.rooms[room] as { id: string }).id }),
      calledAt: situation.at + (path.unitCalledAt[unit] as number),
      ...(startsAt <= path.now ? { startedAt: situation.at + startsAt } : {}),
    });
  }
  return visits;
}

/** Of those who cannot be told apart the first stands for all; whoever decides by person names each. */
function staffOf(path: Path, at: number): StaffModel[] {
  const { model } = path;
  const { situation } = model;
  return situation.staff.map((person, i) => {
    const unit = model.unitStaff.indexOf(i);
    if (unit < 0) return person;
    const room = path.unitRoom[unit] as number;
    const last = path.lastService[unit] as number;
    const serves = Array.from(path.serve.subarray(unit * model.serviceCount, unit * model.serviceCount + (path.serveCount[unit] as number)), (s) => (situation.services[s] as { id: string }).id);
    const isAway = path.unitIs[unit] === unitState.onBreak || (path.unitIs[unit] === unitState.absent && !isAtWork(model, unit));
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
  if (path.unitIs[unit] !== unitState.onBreak) return {};
  const shift = path.model.shifts[unit]?.[path.shift[unit] as number];
  const rest = shift?.breaks[(path.nextBreak[unit] as number) - 1];
  return rest ? { awayUntil: Math.max(at + 1, path.model.situation.at + rest.to) } : {};
}
