import { Agenda, happens, kindOf, whoseOf } from "#domain/look-ahead/agenda.ts";
import { Arrivals } from "#domain/look-ahead/arrivals.ts";
import { memberOf } from "#domain/look-ahead/chances.ts";
import { Choice } from "#domain/look-ahead/choice.ts";
import { Durations } from "#domain/look-ahead/durations.ts";
import { Lines } from "#domain/look-ahead/lines.ts";
import { Luck } from "#domain/look-ahead/luck.ts";
import type { Model, PatientPlan, StreamPlan } from "#domain/look-ahead/model.ts";
import { Moves } from "#domain/look-ahead/moves.ts";
import { Onward } from "#domain/look-ahead/onward.ts";
import { Patience } from "#domain/look-ahead/patience.ts";
import { patientState, People } from "#domain/look-ahead/people.ts";
import type { Recorder } from "#domain/look-ahead/recorder.ts";
import { noRoom, Rooms } from "#domain/look-ahead/rooms.ts";
import { Shifts } from "#domain/look-ahead/shifts.ts";
import { Staff, unitState } from "#domain/look-ahead/staff.ts";
import { heldForClinicianMs } from "#domain/queue/claim.ts";

/**
 * One imagined course of the hours to come after another, over the same arrays. Moments are whole milliseconds from now, as in a clinic's
 * log: the order of calls is then the same to the last bit as in `whoIsNext`. Here is only what happens in which order; who stands where,
 * who is at work and how long things last have files of their own.
 */
export class Path {
  readonly agenda = new Agenda();
  readonly luck: Luck;
  readonly people: People;
  readonly lines: Lines;
  readonly staff: Staff;
  readonly shifts: Shifts;
  readonly moves: Moves;
  readonly rooms: Rooms;
  readonly arrivals: Arrivals;
  readonly choice: Choice;
  private readonly patience: Patience;
  private readonly durations: Durations;
  private readonly onward: Onward;
  private readonly ahead: { at: number; kind: number; whose: number }[];

  /** Patients in a visit, by service. */
  readonly servedIn: Int32Array;
  lastDone = 0;

  readonly model: Model;
  readonly recorder: Recorder;
  /** Somebody who decides in the course of a path. */
  steer: { everyMs: number; decide(path: Path): void } | undefined;
  /** Which service a unit turns to, where somebody else than the lines decides; -1 for none. */
  turnTo: ((path: Path, unit: number) => number) | undefined;

  constructor(model: Model, bits: number, recorder: Recorder, ghosts: PatientPlan[]) {
    this.model = model;
    this.recorder = recorder;
    const { agenda } = this;
    const luck = (this.luck = new Luck(model.laws, bits));
    const people = (this.people = new People(model, ghosts, agenda));
    const staff = (this.staff = new Staff(model));
    this.lines = new Lines(model, people);
    this.shifts = new Shifts(model, staff, agenda, luck);
    this.moves = new Moves(model, staff, agenda);
    this.rooms = new Rooms(model, staff, agenda);
    this.arrivals = new Arrivals(model, agenda, luck);
    this.choice = new Choice(this);
    this.patience = new Patience(model, people, agenda, luck);
    this.durations = new Durations(model, people, staff, agenda, luck);
    this.onward = new Onward(model, people, luck);
    this.servedIn = new Int32Array(model.serviceCount);
    this.ahead = this.planAhead();
  }

  /** Plays one path until everything that is asked is known, or until `untilMs`. */
  play(path: number, untilMs: number): void {
    this.luck.path = path;
    this.begin();
    const { agenda, recorder, arrivals } = this;
    this.callWhoeverCanBe();
    while (recorder.isOpen) {
      let time = agenda.nextTime();
      while (arrivals.nextEarliest <= time && arrivals.hasMore()) {
        arrivals.foresee();
        time = agenda.nextTime();
      }
      if (recorder.nextHorizon <= time && recorder.nextHorizon <= untilMs) {
        agenda.now = recorder.nextHorizon;
        recorder.look(this);
        continue;
      }
      if (time > untilMs || agenda.size === 0) break;
      agenda.now = time;
      this.happen(agenda.take());
    }
    agenda.now = Math.min(untilMs, Math.max(agenda.now, 0));
    recorder.end(this);
  }

  /** A move that is agreed in the course of this path. */
  agree(move: Model["moves"][number]): void {
    const index = this.moves.agree(move);
    if (move.at <= this.agenda.now) this.moveStaff(index);
    else this.agenda.add(move.at, happens.move, index);
  }

  /** Takes those out of the lines whose patience has ended: they are noticed when they are called, or counted. */
  noticeWhoLeft(): void {
    const { head, next } = this.lines;
    for (let lane = 0; lane < head.length; lane++) {
      for (let e = head[lane] as number; e >= 0; ) {
        const after = next[e] as number;
        if ((this.people.deadline[e] as number) < this.agenda.now) {
          this.leaves(e);
          // Leaving may take the next one's other legs along; begin anew.
          e = head[lane] as number;
        } else e = after;
      }
    }
  }

  leaves(e: number): void {
    const { people } = this;
    const slot = people.slotOf[e] as number;
    this.recorder.left(this, e, slot);
    this.lastDone = Math.max(this.lastDone, people.deadline[e] as number);
    this.lines.leave(slot);
    people.goes(slot);
  }

  // ---- The beginning of a path

  private begin(): void {
    this.lastDone = 0;
    this.servedIn.fill(0);
    this.agenda.clear();
    this.people.begin();
    this.lines.begin();
    this.choice.begin();
    this.rooms.begin();
    this.recorder.begin(this.luck.path);
    this.staff.begin();
    this.moves.begin();
    this.shifts.begin();
    this.patience.begin();
    this.beginVisits();
    this.arrivals.begin();
    for (const { at, kind, whose } of this.ahead) this.agenda.add(at, kind, whose);
    if (this.steer) this.agenda.add(0, happens.decide, 0);
  }

  private beginVisits(): void {
    const { model, people, staff, agenda, durations } = this;
    for (let v = 0; v < model.visits.length; v++) {
      const { unit, leg, room, calledAt, startedAt } = model.visits[v] as Model["visits"][number];
      const slot = model.patients.length + v;
      const e = slot * people.legsAPatient + leg;
      const service = people.service[e] as number;
      const ends = Math.round(durations.leftOfVisit(v, e, slot) + (Number.isNaN(startedAt) ? durations.walk(e, slot) : 0));
      this.servedIn[service]!++;
      if (room >= 0) this.rooms.guest[room] = slot;
      if (unit < 0) {
        agenda.add(ends, happens.looseVisitEnds, v);
        continue;
      }
      if (staff.is[unit] === unitState.absent) this.shifts.isAtWorkAnyway(unit);
      else if (staff.is[unit] === unitState.idle) staff.notIdle(unit);
      staff.visitBegins(unit, e, service, room, calledAt, startedAt);
      agenda.add(ends, happens.visitEnds, unit);
    }
  }

  /** What is known to happen in every path: who comes back, moves that are agreed, rooms that open, clinicians who are waited for no more. */
  private planAhead(): { at: number; kind: number; whose: number }[] {
    const { model, people } = this;
    const ahead: { at: number; kind: number; whose: number }[] = [];
    model.patients.forEach(({ backAt: at }, slot) => {
      if (at > 0) ahead.push({ at, kind: happens.patientBack, whose: slot });
    });
    model.moves.forEach(({ at }, index) => ahead.push({ at, kind: happens.move, whose: index }));
    for (const at of model.blockedUntil) if (at > 0 && at < Infinity) ahead.push({ at, kind: happens.lookAgain, whose: 0 });
    for (const room of model.closed) for (const { to } of room ?? []) if (to > 0 && to < Infinity) ahead.push({ at: to, kind: happens.lookAgain, whose: 0 });
    for (let e = 0; e < people.settled * people.legsAPatient; e++) {
      const at = (people.ready[e] as number) + heldForClinicianMs;
      if ((people.laneOf[e] as number) >= 0 && (people.forStaff[e] as number) >= 0 && at > 0) ahead.push({ at, kind: happens.lookAgain, whose: 0 });
    }
    return ahead;
  }

  // ---- What happens

  private happen(what: number): void {
    const { agenda, staff, shifts } = this;
    const whose = whoseOf(what);
    switch (kindOf(what)) {
      case happens.visitEnds:
        return this.visitEnds(whose);
      case happens.unitFree:
        return this.becomeFree(whose);
      case happens.unitArrives:
        // Somebody may have begun before their shift.
        if (staff.is[whose] !== unitState.absent) return shifts.arriveAtWork(whose);
        shifts.arrive(whose);
        return this.becomeFree(whose);
      case happens.breakBegins:
        if (staff.is[whose] === unitState.occupied) shifts.breakDue[whose] = 1;
        else shifts.takeBreak(whose);
        return;
      case happens.shiftEnds:
        shifts.isOver(whose);
        if (staff.is[whose] !== unitState.occupied) this.goHome(whose);
        return;
      case happens.breakEnds:
        shifts.breakEnds(whose);
        return this.becomeFree(whose);
      case happens.unitBack:
        if (staff.is[whose] === unitState.occupied) return shifts.stayAtWork(whose);
        shifts.comeToWork(whose);
        if (staff.is[whose] === unitState.idle) this.callFor(whose);
        return;
      case happens.appointmentArrives: {
        const { key, urgency, visitType, at, legs } = this.arrivals.nowHere(whose);
        return this.joins(this.people.comes(key, urgency, visitType, at, legs, -1 - whose, 0), true);
      }
      case happens.walkInArrives:
        return this.walkInArrives(whose);
      case happens.patientBack:
        this.people.state[whose] = patientState.waiting;
        return this.joins(whose, false);
      case happens.lookAgain:
        return this.callWhoeverCanBe();
      case happens.move:
        return this.moveStaff(whose);
      case happens.looseVisitEnds:
        return this.looseVisitEnds(whose);
      default:
        this.steer?.decide(this);
        if (this.steer) agenda.add(agenda.now + this.steer.everyMs, happens.decide, 0);
        return;
    }
  }

  private walkInArrives(stream: number): void {
    const { arrivals } = this;
    const plan = this.model.streams[stream] as StreamPlan;
    const index = arrivals.indexOf(stream);
    const key = memberOf(plan.key, index);
    const { legs, urgency, visitType } = arrivals.kindOf(plan, key);
    this.joins(this.people.comes(key, urgency, visitType, NaN, legs, stream, index), true);
    arrivals.awaitNext(stream);
  }

  /** Stands in line; whoever is free calls. */
  private joins(slot: number, isNew: boolean): void {
    const { people, agenda } = this;
    if (isNew) this.recorder.arrived?.(this, slot);
    this.lines.join(slot);
    this.patience.beginOf(slot);
    if (!people.isPlain) {
      const first = slot * people.legsAPatient;
      for (let e = first; e < first + (people.legCount[slot] as number); e++) {
        if ((people.laneOf[e] as number) >= 0 && (people.forStaff[e] as number) >= 0 && !Number.isNaN(people.ready[e] as number)) agenda.add((people.ready[e] as number) + heldForClinicianMs, happens.lookAgain, 0);
      }
    }
    if (this.staff.idleCount > 0) this.callWhoeverCanBe();
  }

  private visitEnds(unit: number): void {
    const { people, staff, agenda } = this;
    const e = staff.leg[unit] as number;
    const room = staff.visitRoom[unit] as number;
    if (room >= 0) this.rooms.guest[room] = -1;
    staff.visitEnds(unit, agenda.now);
    const pause = this.durations.changeover(e, people.slotOf[e] as number);
    this.legEnds(e, this.model.unitStaff[unit] as number);
    if (pause > 0) agenda.add(agenda.now + pause, happens.unitFree, unit);
    else this.becomeFree(unit);
    if (this.rooms.matter && staff.idleCount > 0) this.callWhoeverCanBe();
  }

  /** A visit that is nobody's, as far as is known. */
  private looseVisitEnds(v: number): void {
    const { room, leg } = this.model.visits[v] as Model["visits"][number];
    if (room >= 0) this.rooms.guest[room] = -1;
    this.legEnds((this.model.patients.length + v) * this.people.legsAPatient + leg, -1);
    if (this.rooms.matter) this.callWhoeverCanBe();
  }

  /** The patient's way goes on, or out of the house. */
  private legEnds(e: number, staff: number): void {
    const { people, agenda } = this;
    const slot = people.slotOf[e] as number;
    this.servedIn[people.service[e] as number]!--;
    this.lastDone = agenda.now;
    if (!people.isPlain) this.onward.after(e, slot, staff);
    this.recorder.visitEnded?.(this, e);
    if (!people.isPlain && this.onward.goOn(slot, agenda.now)) this.joins(slot, false);
    else people.goes(slot);
  }

  // ---- Calls

  private becomeFree(unit: number): void {
    const { shifts } = this;
    this.moves.makeWhatIsDue(unit);
    if (shifts.offDue[unit] === 1) return this.goHome(unit);
    if (shifts.breakDue[unit] === 1) return shifts.takeBreak(unit);
    this.staff.nowIdle(unit);
    this.callFor(unit);
  }

  /** The shift is over: home, or on as long as somebody waits. */
  private goHome(unit: number): void {
    const { staff } = this;
    if (this.model.stays[unit] === 1) {
      staff.nowIdle(unit);
      if (this.callFor(unit)) return;
    }
    this.shifts.goHome(unit);
    // Whoever waited for this clinician is anybody's now.
    if (staff.idleCount > 0) this.callWhoeverCanBe();
  }

  private moveStaff(index: number): void {
    this.moves.make(index);
    this.callWhoeverCanBe();
  }

  private callWhoeverCanBe(): void {
    const { staff } = this;
    for (let i = 0; i < staff.idleCount; ) if (!this.callFor(staff.idle[i] as number)) i++;
  }

  /** Whether this unit, who is idle, has called somebody. */
  private callFor(unit: number): boolean {
    const { people, choice, agenda } = this;
    for (;;) {
      const next = choice.whomFor(unit);
      if (next < 0) return false;
      const slot = people.slotOf[next] as number;
      const e = choice.legFor(unit, next, slot);
      const startsAt = agenda.now + this.durations.beforeStart(unit, e, slot);
      if (people.isGhost[slot] === 0) {
        this.call(unit, e, slot, startsAt);
        return true;
      }
      this.recorder.called(this, e, slot, startsAt);
      this.lines.leave(slot);
    }
  }

  private call(unit: number, e: number, slot: number, startsAt: number): void {
    const { model, people, staff, rooms, agenda } = this;
    const service = people.service[e] as number;
    staff.notIdle(unit);
    if (model.setUpMs > 0 && (staff.lastService[unit] as number) >= 0 && staff.lastService[unit] !== service) staff.setUps++;
    this.recorder.called(this, e, slot, startsAt);
    this.choice.called(service, people.urgency[slot] as number);
    this.lines.leave(slot);
    people.state[slot] = patientState.inRoom;
    this.servedIn[service]!++;
    const room = rooms.matter ? rooms.roomFor(unit, service) : noRoom;
    if (room >= 0) rooms.guest[room] = slot;
    this.recorder.seated?.(this, e, unit, room, startsAt);
    const lasts = this.durations.visit(unit, e, slot);
    staff.visitBegins(unit, e, service, room, agenda.now, startsAt);
    agenda.add(startsAt + lasts, happens.visitEnds, unit);
  }
}
