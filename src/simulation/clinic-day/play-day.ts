import type { ServiceId, StaffId } from "#domain/ids.ts";
import type { PatientModel, Situation } from "#domain/look-ahead/situation.ts";
import { compile, type Compiled } from "#domain/planning/day/compiled.ts";
import type { Path } from "#domain/planning/day/path.ts";
import { playOut, type InLine, type Run } from "#domain/planning/day/play-out.ts";
import type { PlanningMoment, Turn } from "#domain/planning/moment.ts";
import type { Scenario } from "#domain/planning/scenario.ts";
import { hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import type { Policy } from "#simulation/clinic-day/policies.ts";
import { SeenSoFar } from "#simulation/clinic-day/seen-so-far.ts";
import { momentOf, situationOf } from "#simulation/clinic-day/situation-of.ts";

/** A wait that ended, at the minute after opening when it did. */
export type Wait = { service: number; urgency: number; minutes: number; at: number };
export type DayPlayed = { waits: Wait[]; moves: number; overtimeMinutes: number; /** Patients whom nobody had served when the last of the staff went. */ unserved: number };

/** What is known at a decision, with the day as it truly goes on from there: for asking afterwards what a plan was worth. */
export type Decision = { moment: PlanningMoment; turns: Turn[]; truth(): { compiled: Compiled; path: Path } };

/** Nobody works on for longer than this after closing. */
const longestOvertimeMinutes = 8 * 60;

/** One true day under a policy, to the last patient. */
export async function playDay(scenario: Scenario, places: Record<StaffId, ServiceId>, day: Path, policy: Policy, onDecision: (decision: Decision) => void = () => undefined): Promise<DayPlayed> {
  const opening = situationOf(scenario, places, policy.discipline);
  const compiled = compile(opening);
  scenario.rooms.forEach((room, r) => (compiled.rooms[r] as Compiled["rooms"][number]).blocked.push(...room.blocked.map(({ from, to }) => ({ from: from - scenario.opens, to: to - scenario.opens }))));
  const waits: Wait[] = [];
  const seen = new SeenSoFar(scenario);
  const run = playOut(compiled, day, {
    onStart: (service, urgency, minutes, at) => waits.push({ service, urgency, minutes, at }),
    onArrival: (service) => seen.came(service),
    ...(policy.whenFree ? { whenFree: policy.whenFree } : {}),
  });
  const closes = scenario.closes - scenario.opens;
  const every = policy.every?.minutes ?? 15;
  for (let at = 0; at < closes + longestOvertimeMinutes && !(at >= closes && run.isEmpty()); at += every) {
    run.until(at);
    seen.until(scenario.opens + at);
    // Nobody is moved any more once the shifts are over.
    if (!policy.every || scenario.staff.every((person) => person.shifts.every((shift) => shift.to <= scenario.opens + at))) continue;
    const moment = momentFrom(scenario, opening, run, seen, at);
    const turns = await policy.every.decide(moment);
    if (turns.length > 0) onDecision({ moment, turns, truth: () => truthFrom(moment.situation, compiled, run, day, at) });
    for (const turn of turns) run.turn(run.compiled.situation.staff.findIndex((p) => p.id === turn.staffId), run.compiled.services.findIndex((s) => s.id === turn.to));
  }
  return { waits, moves: run.turns.length, overtimeMinutes: run.overtimeMinutes, unserved: compiled.services.reduce((sum, _, s) => sum + run.inLine(s), 0) };
}

/** The clinic as anybody there could describe it: what is to come is believed, not known. */
function momentFrom(scenario: Scenario, opening: Situation, run: Run, seen: SeenSoFar, atMinutes: number): PlanningMoment {
  const at = opening.at + atMinutes * minuteMs;
  const moment = (minutes: number): EpochMs => opening.at + minutes * minuteMs;
  const id = (s: number) => opening.services[s]?.id as ServiceId;
  const patient = ({ patient: { urgency }, way, since, leg }: InLine, name: string): PatientModel => ({
    id: name,
    urgency: (urgency + 1) as PatientModel["urgency"],
    arrivedAt: moment(since),
    legs: way.map((s, i) => ({ serviceId: id(s), ...(i === 0 && leg >= 0 ? { waitingSince: moment(since) } : {}) })),
  });
  const situation: Situation = {
    ...opening,
    at,
    staff: opening.staff.map((person, i) => {
      const now = run.now[i] as number;
      const away = run.awayUntil(i);
      return {
        ...person,
        ...(now >= 0 ? { serves: [id(now)], lastServiceId: id(now) } : {}),
        ...(away > atMinutes && away < Infinity ? { awayUntil: moment(away) } : {}),
        shifts: (person.shifts ?? []).map((shift) => ({ ...shift, breaks: run.breaksLeft(i).flatMap((rest) => (moment(rest.from) >= shift.from && moment(rest.from) < shift.to ? [{ from: Math.max(at, moment(rest.from)), to: Math.max(at, moment(rest.from)) + rest.minutes * minuteMs }] : [])) })),
      };
    }),
    rooms: opening.rooms.map((room, r) => {
      const block = scenario.rooms[r]?.blocked.find(({ from, to }) => momentOf(from) <= at && at < momentOf(to));
      return block ? { ...room, blockedUntil: momentOf(block.to) } : room;
    }),
    waiting: run.lines.flatMap((line, s) => line.flatMap((of, urgency) => of.map((inLine, i) => patient(inLine, `${s}/${urgency}/${i}`)))),
    inService: run.visits().map(({ person, room, inLine, startedAt }) => ({ patient: patient(inLine, `with/${person}`), leg: 0, staffId: opening.staff[person]?.id, ...(room >= 0 ? { roomId: opening.rooms[room]?.id } : {}), startedAt: moment(startedAt) })),
    arrivals: opening.arrivals.map((stream, s) => seen.believed(stream, s)),
    moves: opening.staff.flatMap((person, i) => ((run.pending[i] as number) >= 0 ? [{ staffId: person.id, at, serves: [id(run.pending[i] as number)] }] : [])),
  };
  const { minimumStayMinutes, perPersonAndHour } = scenario.moves;
  const moved: Record<StaffId, EpochMs[]> = {};
  for (const turn of run.turns) if (moment(turn.at) > at - Math.max(hourMs, minimumStayMinutes * minuteMs)) (moved[opening.staff[turn.person]?.id as StaffId] ??= []).push(moment(turn.at));
  return { situation, limits: { minimumStayMinutes, perPersonAndHour }, moved };
}

/** The same moment with what will truly happen, for playing it again with and without a plan. */
function truthFrom(situation: Situation, whole: Compiled, run: Run, day: Path, at: number): { compiled: Compiled; path: Path } {
  const compiled = compile(situation);
  compiled.rooms.forEach((room, r) => (room.blocked = (whole.rooms[r]?.blocked ?? []).map(({ from, to }) => ({ from: from - at, to: to - at }))));
  const path: Path = {
    waiting: run.lines.flatMap((line) => line.flatMap((of) => of.map(({ patient, leg, way, since }) => ({ ...patient, at: since - at, way, luck: patient.luck.slice(leg), onward: patient.onward.slice(leg) })))),
    inService: run.visits().map(({ inLine: { patient, leg, way } }) => ({ ...patient, at: 0, way, luck: patient.luck.slice(leg), onward: patient.onward.slice(leg) })),
    residual: run.visits().map(({ person }) => run.endsAt(person) - at),
    arrivals: day.arrivals.filter((patient) => patient.at > at).map((patient) => ({ ...patient, at: patient.at - at })),
  };
  return { compiled, path };
}
