import type { Book } from "#domain/forecast/back-test/book.ts";
import type { InRoom, Line, Patient } from "#domain/forecast/back-test/line.ts";
import { arrivals } from "#domain/forecast/learn/arrivals.ts";
import { changeover } from "#domain/forecast/learn/changeover.ts";
import { coming } from "#domain/forecast/learn/coming.ts";
import { patience } from "#domain/forecast/learn/patience.ts";
import { serviceTimes } from "#domain/forecast/learn/service-times.ts";
import { whoGoesFirst } from "#domain/forecast/learn/who-goes-first.ts";
import type { LoggedAppointment } from "#domain/forecast/back-test/visit.ts";
import type { Law } from "#domain/look-ahead/law.ts";
import type { PatientModel, Situation, StaffModel } from "#domain/look-ahead/situation.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

/** All that a line has taught of itself, and the situation that a look-ahead starts from. */
export type LearnedLine = {
  arrived: (patient: Patient, at: EpochMs) => void;
  /** Before the line has moved: the one called is still in it. */
  called: (patient: Patient, at: EpochMs, serverId: string | undefined) => void;
  ended: (guest: InRoom, at: EpochMs) => void;
  left: (patient: Patient, at: EpochMs) => void;
  /** `at` lies in the day that has ended. */
  endDay: (at: EpochMs) => void;
  situation: (at: EpochMs) => Situation;
};

export const nameOf = (patient: Patient) => `${patient.visitId}@${patient.arrivedAt}`;

export function learnedLine(line: Line, book: Book, clock: WallClock): LearnedLine {
  const services = serviceTimes(line.typedMinutes);
  const [coming_, walkIns, giveUp, between, order] = [coming(), arrivals(clock), patience(), changeover(), whoGoesFirst()];
  const shares = new Map<string, number>();
  const absences: number[] = [];
  let absenceMinutes = usualAbsenceMinutes;
  let [lateShifts, lateMinutes] = [0, 0];
  const meanLate = () => Math.max(0.1, Math.round(2 * ((lateMinutes + priorShifts * usualLateMinutes) / (lateShifts + priorShifts))) / 2);
  const bookedClasses = new Map<string, number>();

  return {
    arrived: (patient, at) => {
      const booked = book.appointmentOf(patient.visitId, line.service);
      if (booked) {
        coming_.came((at - booked.scheduledAt) / minuteMs);
        bookedClasses.set(patient.class, (bookedClasses.get(patient.class) ?? 0) + 1);
      }
      else {
        walkIns.heard(at);
        shares.set(patient.class, (shares.get(patient.class) ?? 0) + 1);
      }
    },
    called: (patient, at, serverId) => {
      giveUp.heard((at - patient.arrivedAt) / minuteMs, false);
      order.called(patient, line.waiting.filter((other) => other !== patient && (patient.providerId === undefined || other.providerId === undefined || other.providerId === patient.providerId)));
      if (serverId === undefined) return;
      // From when on they could have called somebody who was there already.
      const ended = line.servers.get(serverId)?.lastEndAt ?? -Infinity;
      const shift = book.shiftsAround(line.service, at).find((s) => s.serverId === serverId && s.from <= at);
      const free = Math.max(shift?.from ?? -Infinity, ended);
      if (!Number.isFinite(free) || patient.arrivedAt > free || clock.dayNumber(free) !== clock.dayNumber(at)) return;
      const gap = (at - free) / minuteMs;
      if (free > ended) {
        // The first call of a shift: so late they were.
        lateShifts = 0.98 * lateShifts + 1;
        lateMinutes = 0.98 * lateMinutes + Math.min(60, gap);
      } else if (gap > longestChangeover) {
        absences.push(gap);
        if (absences.length > keptAbsences) absences.shift();
      } else between.heard(gap);
    },
    ended: (guest, at) => services.heard({ class: guest.patient.class, minutes: (at - guest.startedAt) / minuteMs, ...(guest.serverId === undefined ? {} : { serverId: guest.serverId }) }),
    left: (patient, at) => giveUp.heard((at - patient.arrivedAt) / minuteMs, true),
    endDay: (at) => {
      for (const booked of book.appointmentsOn(line.service, at)) if (booked.cancelledAt === undefined && !line.today.seen.has(booked.visitId)) coming_.stayedAway();
      services.endDay([...line.inRoom.values()].map((guest) => ({ class: guest.patient.class, elapsedMinutes: Math.max(0, (line.lastEventAt - guest.startedAt) / minuteMs), ...(guest.serverId === undefined ? {} : { serverId: guest.serverId }) })));
      coming_.endDay();
      walkIns.endDay(at);
      giveUp.endDay();
      between.endDay();
      order.endDay();
      if (absences.length >= 10) absenceMinutes = absences.reduce((sum, m) => sum + m, 0) / absences.length;
    },
    situation: (at) => {
      const { kind, urgencyOf } = order.order();
      const classes = new Set([...shares.keys(), ...line.waiting.map((p) => p.class), ...[...line.inRoom.values()].map((g) => g.patient.class)]);
      const patience_ = giveUp.law();
      const changing = between.law();
      const asModel = (patient: Patient): PatientModel => ({
        id: nameOf(patient),
        urgency: urgencyOf(patient.class),
        visitType: patient.class || "plain",
        arrivedAt: patient.arrivedAt,
        legs: [{ serviceId: line.service, waitingSince: kind === "due" ? Math.min(at, Math.max(patient.arrivedAt, patient.appointmentAt ?? -Infinity)) : patient.arrivedAt, ...(patient.providerId === undefined ? {} : { forStaff: patient.providerId }) }],
      });
      const bookedClass = [...bookedClasses].reduce((most, one) => (one[1] > most[1] ? one : most), ["", 0] as [string, number])[0];
      // In one line for all, whoever comes later changes nothing for those who are here.
      const overtakes = kind === "strict";
      return {
        at,
        services: [
          {
            id: line.service,
            targetWaitMinutes: 30,
            law: rounded(services.law("")),
            lawByVisitType: Object.fromEntries([...classes].map((name) => [name || "plain", rounded(services.law(name))])),
            ...(patience_ ? { patience: patience_ } : {}),
            changeover: { kind: "exponential", mean: Math.max(0.01, Math.round(20 * (changing as { mean: number }).mean) / 20) },
          },
        ],
        discipline: { kind: overtakes ? "strict" : "fifo" },
        staff: staffAt(at),
        rooms: [],
        waiting: line.waiting.map(asModel),
        inService: [...line.inRoom.values()].map((guest) => ({ patient: asModel(guest.patient), leg: 0, startedAt: Math.min(at, guest.startedAt), ...(guest.serverId === undefined ? {} : { staffId: guest.serverId }) })),
        appointments: overtakes ? book.appointmentsOn(line.service, at).filter((a) => isExpected(a, at)).map((a) => ({ id: a.visitId, at: a.scheduledAt, urgency: urgencyOf(bookedClass), visitType: bookedClass || "plain", journey: [[line.service]], punctuality: coming_.punctuality(), noShowProbability: coming_.noShowProbability(), ...(a.serverId === undefined ? {} : { staffId: a.serverId }) })) : [],
        arrivals: overtakes ? [streamAt(at, urgencyOf)] : [],
      };
    },
  };

  function isExpected(booked: LoggedAppointment, at: EpochMs): boolean {
    return !line.today.seen.has(booked.visitId) && !(booked.cancelledAt !== undefined && booked.cancelledAt <= at) && booked.scheduledAt > at - hourMs && booked.scheduledAt < at + 6 * hourMs;
  }

  function streamAt(at: EpochMs, urgencyOf: ReturnType<ReturnType<typeof whoGoesFirst>["order"]>["urgencyOf"]): Situation["arrivals"][number] {
    const half = hourMs / 2;
    const first = Math.floor(at / half) * half;
    const { shape, rate } = walkIns.dayFactor(at);
    // Steps of a few parts in a hundred: every law costs a table.
    const [shapeStep, meanStep] = [Math.round(Math.exp(Math.round(Math.log(shape) * 4) / 4)), Math.max(0.1, Math.round((20 * shape) / rate) / 20)];
    return {
      id: "walk-ins",
      pieces: Array.from({ length: 12 }, (_, i) => ({ from: Math.max(at, first + i * half), to: first + (i + 1) * half, perHour: walkIns.perHour(first + i * half) })),
      dayFactor: { shape: shapeStep, rate: shapeStep / meanStep },
      kinds: shares.size === 0 ? [{ share: 1, urgency: 3, journey: [[line.service]] }] : [...shares].map(([name, share]) => ({ share, urgency: urgencyOf(name), visitType: name || "plain", journey: [[line.service]] })),
    };
  }

  /** Whom the shifts name; else who has been seen to serve; else as many as have been busy at once. */
  function staffAt(at: EpochMs): StaffModel[] {
    const skills = [line.service];
    const planned = book.shiftsAround(line.service, at);
    const busy = new Set([...line.inRoom.values()].map((guest) => guest.serverId));
    if (planned.length > 0 || line.servers.size > 0) {
      const names = new Set([...planned.map((s) => s.serverId), ...(planned.length > 0 ? [] : [...line.servers].filter(([, s]) => s.lastStartAt > at - hourMs).map(([id]) => id))]);
      for (const guest of line.inRoom.values()) if (guest.serverId !== undefined) names.add(guest.serverId);
      for (const waiting of line.waiting) if (waiting.providerId !== undefined) names.add(waiting.providerId);
      // Whoever goes last sees everybody who is left; the others go to lunch and home when it is time.
      const lastEnd = Math.max(...planned.map((s) => s.to));
      return [...names].map((id): StaffModel => {
        const shifts = planned.filter((s) => s.serverId === id).map(({ from, to }) => ({ from, to }));
        const away = busy.has(id) ? undefined : awayUntil(id, at, shifts);
        return { id, skills, speed: { [line.service]: Math.round(50 * services.speed(id)) / 50 }, ...(shifts.length > 0 ? { shifts, lateness: { kind: "exponential" as const, mean: meanLate() }, ...(shifts.length === 1 && shifts[0]?.to === lastEnd ? { staysUntilEmpty: true as const } : {}) } : {}), ...(away === undefined ? {} : { awayUntil: away }) };
      });
    }
    let most = line.inRoom.size;
    for (let i = line.starts.length - 1; i >= 0 && (line.starts[i] as number) > at - hourMs; i--) most = Math.max(most, line.startLevels[i] as number);
    return [{ id: "anybody", skills, count: Math.max(1, most) }];
  }

  /** Whoever is free while people have been waiting for a while is not there, whatever the plan says. */
  function awayUntil(id: string, at: EpochMs, shifts: { from: EpochMs; to: EpochMs }[]): EpochMs | undefined {
    const shift = shifts.find((s) => s.from <= at);
    if (shifts.length > 0 && !shift) return undefined;
    const waitsFor = line.waiting.filter((p) => p.providerId === undefined || p.providerId === id);
    const head = waitsFor.reduce((first, p) => Math.min(first, p.arrivedAt), Infinity);
    const freeSince = Math.max(line.servers.get(id)?.lastEndAt ?? -Infinity, head, shift?.from ?? -Infinity);
    if (!Number.isFinite(freeSince) || at - freeSince < noticedMinutes * minuteMs) return undefined;
    const gone = (at - freeSince) / minuteMs;
    // Not seen yet in this shift: late, as people are.
    if (shift && (line.servers.get(id)?.lastStartAt ?? -Infinity) < shift.from) return at + Math.max(1, meanLate()) * minuteMs;
    const longer = absences.filter((m) => m > gone);
    const left = longer.length >= 5 ? longer.reduce((sum, m) => sum + m, 0) / longer.length - gone : absenceMinutes / 2;
    return at + Math.max(1, left) * minuteMs;
  }
}

/** In steps of a hundredth, since every law costs a table. */
function rounded(law: Extract<Law, { kind: "lognormal" }>): Law {
  return { kind: "lognormal", mean: Math.exp(Math.round(Math.log(law.mean) * 100) / 100), scv: Math.round(law.scv * 50) / 50 || 0.02 };
}

const longestChangeover = 15;
/** Nobody notices within half a minute that a free clinician is not there. */
const noticedMinutes = 0.5;
const usualAbsenceMinutes = 30;
const [usualLateMinutes, priorShifts] = [3, 5];
const keptAbsences = 300;
