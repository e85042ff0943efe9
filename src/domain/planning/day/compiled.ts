import type { ServiceId } from "#domain/ids.ts";
import { exceededWith, mean, survival, type Law } from "#domain/look-ahead/law.ts";
import type { PatientModel, Situation } from "#domain/look-ahead/situation.ts";
import { targetMinutes, usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";

/** A situation in numbers, for playing it out many times: positions for names, minutes from `situation.at` for moments. */
export type Compiled = {
  situation: Situation;
  services: CompiledService[];
  staff: CompiledStaff[];
  /** `uses`: how many services it hosts. */
  rooms: { hosts: boolean[]; uses: number; blocked: { from: number; to: number }[] }[];
  /** The most urgent class first, then the next; otherwise whoever has used most of their target after the most urgent class. */
  isStrict: boolean;
  setUpMinutes: number;
  /** In the order of `situation.waiting`; who is on the way back comes later. */
  waiting: CompiledPatient[];
  inService: { staff: number; room: number; patient: CompiledPatient; elapsed: number }[];
  /** Booked and not here yet; `isNobody` is the chance that they do not come at all, after not having come so far. */
  booked: { patient: CompiledPatient; at: number; punctuality: Law; isNobody: number }[];
};

export type CompiledService = {
  id: ServiceId;
  law: Law;
  meanMinutes: number;
  /** Quantiles of the law in equal steps. */
  quantiles: Float64Array;
  /** By urgency - 1. */
  targets: number[];
  /** Where patients go on to, by rising sum of the chances. */
  onward: { below: number; service: number }[];
};

export type CompiledStaff = {
  can: boolean[];
  speed: number[];
  now: number;
  /** All that they serve where that is more than `now`: whoever is in a room of several uses takes the stronger claim of its lines. */
  also?: boolean[];
  /** Turns to that service after the patient who is with them; -1 where nothing is agreed. */
  pending: number;
  /** Away until then at the start. */
  from: number;
  /** Rising. */
  shifts: { from: number; to: number }[];
  breaks: { from: number; minutes: number }[];
};

export type CompiledPatient = { urgency: number; /** When they join the line. */ at: number; /** The services that are left, the present one first. */ way: number[] };

const quantileCount = 512;

export function compile(situation: Situation): Compiled {
  const position = new Map(situation.services.map((service, s) => [service.id, s]));
  const at = (id: ServiceId) => position.get(id) ?? -1;
  const minutes = (moment: EpochMs) => (moment - situation.at) / minuteMs;
  const policy = situation.discipline.kind === "policy" ? situation.discipline.policy : usualPolicy;
  const staffAt = new Map(situation.staff.map((person, i) => [person.id, i]));
  const roomAt = new Map(situation.rooms.map((room, r) => [room.id, r]));

  return {
    situation,
    services: situation.services.map((service) => ({
      id: service.id,
      law: service.law,
      meanMinutes: mean(service.law),
      quantiles: quantilesOf(service.law),
      targets: targetsOf(service.id, service.targetWaitMinutes, policy),
      onward: (service.onward ?? []).reduce<{ below: number; service: number }[]>((so, { probability, serviceIds }) => [...so, { below: (so.at(-1)?.below ?? 0) + probability, service: at(serviceIds[0] ?? "") }], []),
    })),
    staff: situation.staff.map((person) => ({
      can: situation.services.map((service) => person.skills.includes(service.id)),
      speed: situation.services.map((service) => person.speed?.[service.id] ?? 1),
      now: person.serves?.length ? at(person.serves[0] as ServiceId) : person.lastServiceId === undefined ? -1 : at(person.lastServiceId),
      ...((person.serves?.length ?? 0) > 1 ? { also: situation.services.map((service) => person.serves?.includes(service.id) ?? false) } : {}),
      pending: at(situation.moves?.find((move) => move.staffId === person.id)?.serves?.[0] ?? ""),
      from: person.awayUntil === undefined ? 0 : minutes(person.awayUntil),
      shifts: person.shifts?.map((shift) => ({ from: minutes(shift.from), to: minutes(shift.to) })) ?? [{ from: -Infinity, to: Infinity }],
      breaks: (person.shifts ?? []).flatMap((shift) => (shift.breaks ?? []).map((rest) => ({ from: minutes(rest.from), minutes: (rest.to - rest.from) / minuteMs }))).sort((a, b) => a.from - b.from),
    })),
    rooms: situation.rooms.map((room) => ({
      hosts: situation.services.map((service) => room.serviceIds.includes(service.id)),
      uses: room.serviceIds.length,
      blocked: room.blockedUntil === undefined ? [] : [{ from: -Infinity, to: minutes(room.blockedUntil) }],
    })),
    isStrict: situation.discipline.kind === "strict",
    setUpMinutes: situation.setUpMinutes ?? 0,
    waiting: situation.waiting.map((patient) => waitingPatient(patient, at, minutes)),
    inService: situation.inService.map((visit) => ({
      staff: visit.staffId === undefined ? -1 : (staffAt.get(visit.staffId) ?? -1),
      room: visit.roomId === undefined ? -1 : (roomAt.get(visit.roomId) ?? -1),
      patient: { urgency: visit.patient.urgency - 1, at: 0, way: visit.patient.legs.slice(visit.leg).map((leg) => at(leg.serviceId)) },
      elapsed: visit.startedAt === undefined ? 0 : -minutes(visit.startedAt),
    })),
    booked: situation.appointments.map((booked) => {
      const due = minutes(booked.at);
      const stillToCome = (1 - booked.noShowProbability) * survival(booked.punctuality, -due);
      const isNobody = booked.noShowProbability + stillToCome > 0 ? booked.noShowProbability / (booked.noShowProbability + stillToCome) : 1;
      return { patient: { urgency: booked.urgency - 1, at: due, way: booked.journey.flat().map(at) }, at: due, punctuality: booked.punctuality, isNobody };
    }),
  };
}

function waitingPatient(patient: PatientModel, at: (id: ServiceId) => number, minutes: (moment: EpochMs) => number): CompiledPatient {
  const left = patient.legs.filter((leg) => !leg.done);
  const since = left.find((leg) => leg.waitingSince !== undefined)?.waitingSince ?? patient.arrivedAt;
  // Whoever is out or on hold stands in line when they are back.
  return { urgency: patient.urgency - 1, at: minutes(patient.backAt ?? since), way: left.map((leg) => at(leg.serviceId)) };
}

function targetsOf(id: ServiceId, targetWaitMinutes: number, policy: QueuePolicy): number[] {
  const service = { id, name: id, prefix: "", typicalMinutes: 0, targetWaitMinutes };
  return ([1, 2, 3, 4, 5] as Urgency[]).map((urgency) => targetMinutes(urgency, service, policy));
}

/** Each stands for an equal part of the law, and together they keep its mean. */
function quantilesOf(law: Law): Float64Array {
  const values = Float64Array.from({ length: quantileCount }, (_, i) => Math.max(0, exceededWith(law, 1 - (i + 0.5) / quantileCount)));
  const scale = mean(law) / (values.reduce((sum, v) => sum + v, 0) / quantileCount);
  return values.map((v) => v * scale);
}
