import type { ServiceId } from "#domain/ids.ts";
import { entityOf, memberOf } from "#domain/look-ahead/chances.ts";
import { residualExceededWith, survival, type Law } from "#domain/look-ahead/law.ts";
import { LawTables } from "#domain/look-ahead/law-tables.ts";
import type { AppointmentModel, ArrivalStream, LegModel, PatientModel, ServiceModel, Situation, StaffModel } from "#domain/look-ahead/situation.ts";
import { bookedTarget, countsForRatio, headStartMinutes } from "#domain/queue/claim.ts";
import { targetMinutes, usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";

/** Patients of one urgency who came on time for an appointment stand in a lane of their own: in a lane claims grow alike. */
export const lanesAService = 10;
export const urgencies = [1, 2, 3, 4, 5] as const satisfies Urgency[];

export type LegPlan = { service: number; stage: number; since: number; ready: number; forStaff: number; done: boolean };
export type PatientPlan = { id: string; key: number; urgency: number; visitType: number; arrived: number; appointment: number; passedOverUntil: number; backAt: number; legs: LegPlan[] };
export type OnwardPlan = { probability: number; services: number[]; comesBack: boolean };
/** An interval of work, moments in milliseconds from now. */
export type ShiftPlan = { from: number; to: number; breaks: { from: number; to: number }[] };
export type StreamPlan = {
  id: string;
  key: number;
  from: Float64Array;
  to: Float64Array;
  perMs: Float64Array;
  gap: number;
  /** The law of the day's factor; -1 where every day is the same. */
  dayFactor: number;
  dayKey: number;
  kinds: { upTo: number; urgency: number; visitType: number; legs: LegPlan[] }[];
};
export type AppointmentPlan = { id: string; key: number; at: number; earliest: number; urgency: number; visitType: number; legs: LegPlan[]; law: number; notYet: number; noShow: number };

/** A situation in numbers: services, staff and rooms by position, moments in whole milliseconds from now. */
export type Model = {
  situation: Situation;
  laws: LawTables;
  serviceCount: number;
  visitTypes: string[];
  /** By service, visit type and urgency. */
  visitLaw: Int32Array;
  /** By service and urgency; -1 where nobody gives up. */
  patience: Int32Array;
  walk: Int32Array;
  changeover: Int32Array;
  onward: OnwardPlan[][];
  /** Minutes by service and lane. */
  target: Float64Array;
  headStart: number;
  isStrict: boolean;
  /** All in one lane. */
  isFifo: boolean;
  policy: QueuePolicy;
  /** By urgency; empty where the policy has no ratio. */
  ratioCounts: Uint8Array;
  inARow: Int32Array;
  unitCount: number;
  unitStaff: Int32Array;
  unitKey: Int32Array;
  /** By unit and service; 0 where the unit cannot. */
  speed: Float64Array;
  serves: number[][];
  skills: number[][];
  unitRoom: Int32Array;
  lastService: Int32Array;
  shifts: (ShiftPlan[] | undefined)[];
  lateness: Int32Array;
  awayUntil: Float64Array;
  stays: Uint8Array;
  roomCount: number;
  /** By room and service. */
  hosts: Uint8Array;
  /** Rooms that host a service, those with the fewest other uses first. */
  roomsOf: Int32Array[];
  blockedUntil: Float64Array;
  /** By room; absent for nearly all. */
  closed: ({ from: number; to: number }[] | undefined)[];
  setUpMs: number;
  patients: PatientPlan[];
  visits: { patient: PatientPlan; leg: number; unit: number; room: number; calledAt: number; startedAt: number }[];
  appointments: AppointmentPlan[];
  streams: StreamPlan[];
  moves: { at: number; staff: number; room: number | undefined; serves: number[] | undefined }[];
  legsAPatient: number;
};

/** Throws a sentence when the situation names a service, a room or a person that it does not have. */
export function modelOf(situation: Situation, seed: number): Model {
  const { at } = situation;
  const serviceNumber = numbered("service", situation.services.map((s) => s.id));
  const roomNumber = numbered("room", situation.rooms.map((r) => r.id));
  const staffNumber = numbered("member of staff", situation.staff.map((s) => s.id));
  const laws = new LawTables();
  const visitTypes = ["", ...new Set(situation.services.flatMap((s) => Object.keys(s.lawByVisitType ?? {})))];
  const typeNumber = (name: string | undefined) => Math.max(0, visitTypes.indexOf(name ?? ""));
  const units = situation.staff.flatMap((person, staff) => Array.from({ length: Math.max(0, person.count ?? 1) }, (_, i) => ({ person, staff, i })));
  const S = situation.services.length;
  const rules = rulesOf(situation);

  const legPlans = (legs: LegModel[]): LegPlan[] =>
    legs.map((leg, i) => ({
      service: serviceNumber(leg.serviceId),
      stage: leg.stage ?? i,
      since: leg.waitingSince === undefined ? NaN : leg.waitingSince - at,
      ready: leg.readyAt === undefined ? NaN : leg.readyAt - at,
      forStaff: leg.forStaff === undefined ? -1 : (situation.staff.findIndex((s) => s.id === leg.forStaff)),
      done: leg.done ?? false,
    }));
  const patientPlan = (p: PatientModel): PatientPlan => ({
    id: p.id,
    key: entityOf(seed, p.id),
    urgency: p.urgency - 1,
    visitType: typeNumber(p.visitType),
    arrived: p.arrivedAt - at,
    appointment: p.appointmentAt === undefined ? NaN : p.appointmentAt - at,
    passedOverUntil: p.passedOverUntil === undefined ? -Infinity : p.passedOverUntil - at,
    backAt: p.backAt === undefined ? -Infinity : p.backAt - at,
    legs: legPlans(p.legs),
  });
  const journeyPlan = (journey: ServiceId[][], staff?: string) =>
    legPlans(journey.flatMap((ids, stage) => ids.map((serviceId): LegModel => ({ serviceId, stage, ...(staff === undefined ? {} : { forStaff: staff }) }))));

  const model: Model = {
    situation,
    laws,
    serviceCount: S,
    visitTypes,
    visitLaw: Int32Array.from(situation.services.flatMap((s) => visitTypes.flatMap((type) => urgencies.map((u) => laws.numberOf(s.lawByVisitType?.[type] ?? s.lawByUrgency?.[u] ?? s.law))))),
    patience: Int32Array.from(situation.services.flatMap((s) => urgencies.map((u) => optional(laws, s.patienceByUrgency?.[u] ?? s.patience)))),
    walk: Int32Array.from(situation.services.map((s) => optional(laws, s.walk))),
    changeover: Int32Array.from(situation.services.map((s) => optional(laws, s.changeover))),
    onward: situation.services.map((s) => (s.onward ?? []).map((way) => ({ probability: way.probability, services: way.serviceIds.map(serviceNumber), comesBack: way.comesBack }))),
    ...rules,
    inARow: Int32Array.from(situation.services.map((s) => situation.inARow?.[s.id] ?? 0)),
    unitCount: units.length,
    unitStaff: Int32Array.from(units.map((u) => u.staff)),
    unitKey: Int32Array.from(units.map((u) => memberOf(entityOf(seed, `staff ${u.person.id}`), u.i))),
    speed: Float64Array.from(units.flatMap(({ person }) => situation.services.map((s) => (person.skills.includes(s.id) ? (person.speed?.[s.id] ?? 1) : 0)))),
    skills: units.map(({ person }) => person.skills.map(serviceNumber)),
    serves: units.map(({ person }) => servedBy(situation, person).map(serviceNumber)),
    unitRoom: Int32Array.from(units.map(({ person }) => (person.roomId === undefined ? -1 : roomNumber(person.roomId)))),
    lastService: Int32Array.from(units.map(({ person }) => (person.lastServiceId === undefined ? -1 : serviceNumber(person.lastServiceId)))),
    shifts: units.map(({ person }) =>
      person.shifts
        ?.map((shift) => ({ from: shift.from - at, to: shift.to - at, breaks: (shift.breaks ?? []).map((b) => ({ from: b.from - at, to: b.to - at })).sort((a, b) => a.from - b.from) }))
        .filter((shift) => shift.to > 0)
        .sort((a, b) => a.from - b.from),
    ),
    lateness: Int32Array.from(units.map(({ person }) => optional(laws, person.lateness))),
    awayUntil: Float64Array.from(units.map(({ person }) => (person.awayUntil === undefined ? -Infinity : person.awayUntil - at))),
    stays: Uint8Array.from(units.map(({ person }) => Number(person.staysUntilEmpty ?? false))),
    roomCount: situation.rooms.length,
    hosts: Uint8Array.from(situation.rooms.flatMap((room) => situation.services.map((s) => Number(room.serviceIds.includes(s.id))))),
    roomsOf: situation.services.map((s) =>
      Int32Array.from(situation.rooms.map((room, i) => ({ room, i })).filter(({ room }) => room.serviceIds.includes(s.id)).sort((a, b) => a.room.serviceIds.length - b.room.serviceIds.length).map(({ i }) => i)),
    ),
    blockedUntil: Float64Array.from(situation.rooms.map((room) => (room.blockedUntil === undefined ? -Infinity : room.blockedUntil - at))),
    closed: situation.rooms.map((room) => room.closed?.map(({ from, to }) => ({ from: from - at, to: to - at }))),
    setUpMs: (situation.setUpMinutes ?? 0) * minuteMs,
    patients: situation.waiting.map(patientPlan),
    visits: situation.inService.map((visit) => ({
      patient: patientPlan(visit.patient),
      leg: visit.leg,
      unit: visit.staffId === undefined ? -1 : units.findIndex((u) => u.person.id === visit.staffId),
      room: visit.roomId === undefined ? -1 : roomNumber(visit.roomId),
      calledAt: (visit.calledAt ?? visit.startedAt ?? at) - at,
      startedAt: visit.startedAt === undefined ? NaN : visit.startedAt - at,
    })),
    appointments: situation.appointments.map((a) => appointmentPlan(a, situation, laws, seed, typeNumber(a.visitType), journeyPlan(a.journey, a.staffId))).sort((a, b) => a.earliest - b.earliest),
    streams: situation.arrivals.map((stream) => streamPlan(stream, situation, laws, seed, (kind) => ({ urgency: kind.urgency - 1, visitType: typeNumber(kind.visitType), legs: journeyPlan(kind.journey) }))),
    moves: (situation.moves ?? []).map((m) => ({ at: Math.max(0, m.at - at), staff: staffNumber(m.staffId), room: m.roomId === undefined ? undefined : m.roomId === null ? -1 : roomNumber(m.roomId), serves: m.serves?.map(serviceNumber) })),
    legsAPatient: 1,
  };
  seatVisits(model);
  const longest = Math.max(1, ...[...model.patients, ...model.visits.map((v) => v.patient), ...model.appointments, ...model.streams.flatMap((s) => s.kinds)].map(({ legs }) => legs.length));
  const onward = Math.max(0, ...model.onward.flat().map((way) => way.services.length + Number(way.comesBack)));
  model.legsAPatient = longest * (1 + onward);
  return model;
}

function rulesOf(situation: Situation): Pick<Model, "target" | "headStart" | "isStrict" | "isFifo" | "policy" | "ratioCounts"> {
  const { discipline } = situation;
  const policy = discipline.kind === "policy" ? discipline.policy : usualPolicy;
  const targetIn = (service: ServiceModel, lane: number): number => {
    const urgency = urgencies[lane >> 1] as Urgency;
    if (discipline.kind === "accumulating") return 1 / discipline.rates[urgency];
    if (discipline.kind !== "policy") return 1;
    // The policy asks a service for what it promises, nothing else.
    const usual = targetMinutes(urgency, { id: service.id, name: "", prefix: "", typicalMinutes: 0, targetWaitMinutes: service.targetWaitMinutes }, policy);
    return lane % 2 === 1 ? bookedTarget(usual, policy) : usual;
  };
  const ratio = discipline.kind === "policy" ? policy.ratio : undefined;
  return {
    policy,
    target: Float64Array.from(situation.services.flatMap((s) => Array.from({ length: lanesAService }, (_, lane) => targetIn(s, lane)))),
    headStart: discipline.kind === "policy" ? headStartMinutes : 0,
    isStrict: discipline.kind === "strict",
    isFifo: discipline.kind === "fifo",
    ratioCounts: ratio ? Uint8Array.from(urgencies.map((u) => Number(countsForRatio(ratio, u)))) : new Uint8Array(0),
  };
}

/** A room sets the order in which its services are asked for; without one, the person's own list does. */
function servedBy(situation: Situation, person: StaffModel): ServiceId[] {
  const able = (person.serves ?? person.skills).filter((id) => person.skills.includes(id));
  const room = situation.rooms.find((r) => r.id === person.roomId);
  return room ? room.serviceIds.filter((id) => able.includes(id)) : able;
}

function appointmentPlan(a: AppointmentModel, { at }: Situation, laws: LawTables, seed: number, visitType: number, legs: LegPlan[]): AppointmentPlan {
  const scheduled = a.at - at;
  const notYet = survival(a.punctuality, -scheduled / minuteMs);
  const law = laws.numberOf(a.punctuality);
  return {
    id: a.id, key: entityOf(seed, `appointment ${a.id}`), at: scheduled, urgency: a.urgency - 1, visitType, legs, law, notYet,
    earliest: Math.max(0, scheduled + Math.floor(laws.minutes(law, 1 - 1e-12) * minuteMs)),
    // Whoever has not come yet is the likelier not to come at all, the later it is.
    noShow: a.noShowProbability / (a.noShowProbability + (1 - a.noShowProbability) * notYet) || 0,
  };
}

function streamPlan(stream: ArrivalStream, { at }: Situation, laws: LawTables, seed: number, plan: (kind: ArrivalStream["kinds"][number]) => Omit<StreamPlan["kinds"][number], "upTo">): StreamPlan {
  const pieces = stream.pieces.filter((p) => p.to > at && p.perHour > 0).sort((a, b) => a.from - b.from);
  const total = stream.kinds.reduce((sum, kind) => sum + kind.share, 0);
  let upTo = 0;
  const { dayFactor } = stream;
  return {
    id: stream.id,
    key: entityOf(seed, `stream ${stream.id}`),
    from: Float64Array.from(pieces.map((p) => Math.max(0, p.from - at))),
    to: Float64Array.from(pieces.map((p) => p.to - at)),
    perMs: Float64Array.from(pieces.map((p) => p.perHour / (60 * minuteMs))),
    gap: stream.gap === undefined ? laws.numberOf({ kind: "exponential", mean: 1 }) : laws.numberOf(stream.gap),
    dayFactor: dayFactor ? laws.numberOf({ kind: "gamma", mean: dayFactor.shape / dayFactor.rate, scv: 1 / dayFactor.shape }) : -1,
    dayKey: entityOf(seed, `day of ${dayFactor?.group ?? stream.id}`),
    kinds: stream.kinds.map((kind) => ({ ...plan(kind), upTo: (upTo += kind.share / total) })),
  };
}

/** Visits whose clinician nobody knows go to whoever can and has none; more visits than people end without freeing anybody. */
function seatVisits(model: Model): void {
  const busy = new Set(model.visits.map((v) => v.unit).filter((unit) => unit >= 0));
  for (const visit of model.visits) {
    const staff = visit.unit >= 0 ? model.unitStaff[visit.unit] : undefined;
    const isTaken = visit.unit >= 0 && model.visits.some((other) => other !== visit && other.unit === visit.unit && model.visits.indexOf(other) < model.visits.indexOf(visit));
    if (visit.unit >= 0 && !isTaken) continue;
    const service = visit.patient.legs[visit.leg]?.service ?? -1;
    const able = (unit: number) => !busy.has(unit) && (staff === undefined ? (model.skills[unit] as number[]).includes(service) && isAtWork(model, unit) : model.unitStaff[unit] === staff);
    visit.unit = Array.from({ length: model.unitCount }, (_, unit) => unit).find(able) ?? -1;
    if (visit.unit >= 0) busy.add(visit.unit);
  }
}

export function isAtWork(model: Model, unit: number): boolean {
  const shifts = model.shifts[unit];
  return (model.awayUntil[unit] as number) <= 0 && (!shifts || shifts.some((s) => s.from <= 0 && s.to > 0));
}

function optional(laws: LawTables, law: Law | undefined): number {
  return law === undefined ? -1 : laws.numberOf(law);
}

function numbered(what: string, ids: string[]): (id: string) => number {
  const numbers = new Map(ids.map((id, i) => [id, i]));
  return (id) => {
    const number = numbers.get(id);
    if (number === undefined) throw new Error(`the situation speaks of the ${what} "${id}", which it does not have`);
    return number;
  };
}

/** Milliseconds still to come of what has lasted so long, exceeded with chance `s`. Far out, where tables end, the law itself is asked. */
export function residualMs(laws: LawTables, law: number, elapsedMs: number, lasted: number, s: number): number {
  const minutes = lasted < 0.02 ? residualExceededWith(laws.lawOf(law), elapsedMs / minuteMs, s) : laws.minutes(law, lasted * s) - elapsedMs / minuteMs;
  return Math.max(0, Math.round(minutes * minuteMs));
}
