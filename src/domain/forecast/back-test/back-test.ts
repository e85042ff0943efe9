import { openBook } from "#domain/forecast/back-test/book.ts";
import { openForecaster, type Forecaster, type Said, type When } from "#domain/forecast/back-test/forecaster.ts";
import { inOrder } from "#domain/forecast/back-test/in-order.ts";
import { arrive, end, leave, moveOn, start, type InRoom, type Patient } from "#domain/forecast/back-test/line.ts";
import type { LoggedAppointment, LoggedShift, LoggedVisit } from "#domain/forecast/back-test/visit.ts";
import type { LevelQuantiles } from "#domain/forecast/levels.ts";
import { minuteMs, type EpochMs } from "#domain/time.ts";
import type { WallClock } from "#domain/wall-clock.ts";

export type BackTestOptions = {
  clock: WallClock;
  shifts?: readonly LoggedShift[];
  appointments?: readonly LoggedAppointment[];
  /** Days at the beginning that are learned from and not judged. */
  warmupDays?: number;
  /** Beside the check-in, ask for everybody who waits at every so many minutes of the clock. */
  everyMinutes?: number;
  /** What an administrator would type in for a service before anything is known. */
  typicalMinutes?: (service: string) => number;
  onDay?: (day: string, eventsDone: number, events: number) => void;
};

/** What all methods said to one patient at one moment. `actualMinutes` is absent when they were never called. */
export type Told = { visit: LoggedVisit; askedAt: EpochMs; when: When; answers: ReadonlyMap<string, LevelQuantiles>; actualMinutes?: number };

/** A visit as it is under way. */
type Run = { visit: LoggedVisit; key: string; forecaster: Forecaster; patient: Patient; guest?: InRoom; waits: boolean; said: Said[] };

/**
 * Plays a log as it happened and says at every check-in what each method would have said then. Nothing is read of a visit
 * before its moment has come, and nothing is learned from a wait before it is over; the end of `Told` alone knows how it
 * went.
 *
 * A forecast at check-in is for whoever was not called in that very moment of the clock; those who were get what was said
 * as they came through the door.
 */
export function* backTest(visits: readonly LoggedVisit[], options: BackTestOptions): Generator<Told> {
  const { clock } = options;
  const book = openBook(clock, options.shifts ?? [], options.appointments ?? []);
  const forecasters = new Map<string, Forecaster>();
  const runs = new Map<LoggedVisit, Run>();
  const runOfPatient = new Map<Patient, Run>();
  const events = inOrder(visits);
  const everyMs = (options.everyMinutes ?? 0) * minuteMs;
  let justCame: { run: Run; said: Said }[] = [];
  let today: number | undefined;
  let daysSeen = 0;
  let nextTick = 0;
  const isJudged = () => daysSeen > (options.warmupDays ?? 0);

  function* checkIns(): Generator<Told> {
    for (const { run, said } of justCame) {
      const final = run.waits ? run.forecaster.ask(run.patient, said.at, "check-in") : said;
      if (run.waits) run.said.push(final);
      if (isJudged()) yield told(run, final);
    }
    justCame = [];
  }

  function* ticksBefore(at: EpochMs): Generator<Told> {
    if (everyMs <= 0) return;
    nextTick = Math.max(nextTick, Math.ceil(((events[0]?.at ?? 0) + 1) / everyMs) * everyMs);
    while (nextTick < at) {
      let waiting = 0;
      for (const forecaster of forecasters.values()) {
        for (const patient of forecaster.line.waiting) {
          const run = runOfPatient.get(patient);
          waiting++;
          if (!run || patient.arrivedAt === nextTick) continue;
          const said = forecaster.ask(patient, nextTick, "waiting");
          run.said.push(said);
          if (isJudged()) yield told(run, said);
        }
      }
      nextTick = waiting > 0 ? nextTick + everyMs : Math.ceil(at / everyMs) * everyMs;
    }
  }

  for (let e = 0; e < events.length; e++) {
    const { at, kind, visit } = events[e] as (typeof events)[number];
    if (justCame.length > 0 && at > (justCame[0]?.said.at ?? at)) yield* checkIns();
    yield* ticksBefore(at);
    const day = clock.dayNumber(at);
    if (day !== today) {
      if (today !== undefined) for (const forecaster of forecasters.values()) forecaster.endDay((events[e - 1] as (typeof events)[number]).at);
      today = day;
      daysSeen++;
      options.onDay?.(clock.day(at), e, events.length);
    }
    let run = runs.get(visit);
    if (kind === "arrive") {
      let forecaster = forecasters.get(visit.service);
      if (!forecaster) forecasters.set(visit.service, (forecaster = openForecaster(visit.service, options.typicalMinutes?.(visit.service) ?? usualTypicalMinutes, book, clock)));
      run = { visit, key: `${visit.visitId}\n${e}`, forecaster, patient: patientOf(visit, book.appointmentOf(visit.visitId, visit.service)), waits: true, said: [] };
      runs.set(visit, run);
      runOfPatient.set(run.patient, run);
    }
    if (!run) continue;
    const { forecaster, patient } = run;
    const { line } = forecaster;
    moveOn(line, at, day);
    if (kind === "arrive") {
      arrive(line, patient, at);
      forecaster.learned.arrived(patient, at);
      const said = forecaster.ask(patient, at, "arriving");
      run.said.push(said);
      justCame.push({ run, said });
    } else if (kind === "start") {
      run.waits = false;
      forecaster.learned.called(patient, at, visit.serverId);
      run.guest = start(line, run.key, patient, at, visit.serverId);
      forecaster.called(patient, at);
      for (const said of run.said) forecaster.heard(said, (at - said.at) / minuteMs);
      run.said = [];
      runOfPatient.delete(patient);
    } else if (kind === "leave") {
      run.waits = false;
      forecaster.learned.left(patient, at);
      leave(line, patient, at);
      for (const said of run.said) forecaster.heard(said, "left");
      run.said = [];
      runOfPatient.delete(patient);
    } else if (run.guest) {
      forecaster.learned.ended(run.guest, at);
      end(line, run.guest, at);
    }
    if (kind === "end" || kind === "leave") runs.delete(visit);
  }
  yield* checkIns();
}

/** What an administrator who has typed nothing is taken to mean. */
const usualTypicalMinutes = 10;

function patientOf(visit: LoggedVisit, appointment: LoggedAppointment | undefined): Patient {
  const appointmentAt = visit.appointmentAt ?? appointment?.scheduledAt;
  return {
    visitId: visit.visitId,
    class: visit.class,
    arrivedAt: visit.arrivedAt,
    ...(appointmentAt === undefined ? {} : { appointmentAt }),
    ...(appointment?.serverId === undefined ? {} : { providerId: appointment.serverId }),
  };
}

function told(run: Run, said: Said): Told {
  const { visit } = run;
  return { visit, askedAt: said.at, when: said.when, answers: said.answers, ...(visit.startedAt === undefined ? {} : { actualMinutes: (visit.startedAt - said.at) / minuteMs }) };
}
