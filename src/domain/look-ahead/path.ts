import { Agenda } from "#domain/look-ahead/agenda.ts";
import { chanceOf, keyOf, memberOf } from "#domain/look-ahead/chances.ts";
import { exceededWith, survival } from "#domain/look-ahead/law.ts";
import { lanesAService, residualMs, type LegPlan, type Model, type OnwardPlan, type PatientPlan } from "#domain/look-ahead/model.ts";
import type { Recorder } from "#domain/look-ahead/recorder.ts";
import { cameInTime, claimAt, dueAt, heldForClinicianMs, isTurnOfOthers } from "#domain/queue/claim.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import { minuteMs } from "#domain/time.ts";

/** What a draw is for; those of a leg add sixteen times its position. */
const purpose = { visit: 1, walk: 2, changeover: 3, patience: 4, onward: 5, gap: 6, kind: 7, noShow: 8, punctuality: 9, dayFactor: 10, lateness: 11 } as const;

/** Kinds of what the agenda holds; the upper bits say whose. */
export const happens = { visitEnds: 0, unitFree: 1, unitArrives: 2, breakBegins: 3, shiftEnds: 4, breakEnds: 5, unitBack: 6, appointmentArrives: 7, walkInArrives: 8, patientBack: 9, lookAgain: 10, move: 11, looseVisitEnds: 12, decide: 13 } as const;
const kindBits = 4;

export const unitState = { absent: 0, idle: 1, occupied: 2, onBreak: 3 } as const;
export const patientState = { nobody: 0, waiting: 1, inRoom: 2, elsewhere: 3 } as const;

/** The place where rooms are not needed, and where none is free. */
const noRoom = -1;
const noneFree = -2;

/**
 * One imagined course of the hours to come after another, over the same arrays. Lines are kept as lanes in which claims grow alike, so that
 * who is next is the best of a few lane heads. Moments are whole milliseconds from now, as in a clinic's log: the order of calls is then
 * the same to the last bit as in `whoIsNext`.
 */
export class Path {
  now = 0;
  path = 0;
  readonly agenda = new Agenda();

  // Patients by slot; first those of the situation, then whoever comes.
  capacity: number;
  readonly legsAPatient: number;
  readonly settled: number;
  slots = 0;
  key: Int32Array;
  urgency: Int32Array;
  visitType: Int32Array;
  arrived: Float64Array;
  appointment: Float64Array;
  passedOverUntil: Float64Array;
  state: Uint8Array;
  legCount: Int32Array;
  /** Position of whose wait is asked, -1 for others. */
  tag: Int32Array;
  isGhost: Uint8Array;
  rank: Float64Array;
  /** Stream or -1 - appointment, and number in it: where an imagined patient comes from. */
  origin: Int32Array;
  originIndex: Int32Array;
  private freeSlots: Int32Array;
  private freeCount = 0;

  // Legs by slot times legs a patient; also entries of lanes.
  slotOf: Int32Array;
  service: Int32Array;
  stage: Int32Array;
  since: Float64Array;
  ready: Float64Array;
  forStaff: Int32Array;
  done: Uint8Array;
  /** Made by an onward way; has none of its own. */
  isOnward: Uint8Array;
  due: Float64Array;
  deadline: Float64Array;
  laneOf: Int32Array;
  private next: Int32Array;
  private previous: Int32Array;

  // Lines by service and lane.
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly laneMask: Int32Array;
  readonly waitingIn: Int32Array;
  readonly servedIn: Int32Array;
  readonly inARow: Int32Array;

  // Staff by unit.
  readonly unitIs: Uint8Array;
  readonly unitLeg: Int32Array;
  readonly unitRoom: Int32Array;
  /** The room that the present visit takes. */
  readonly unitIn: Int32Array;
  readonly unitCalledAt: Float64Array;
  readonly unitStartsAt: Float64Array;
  readonly unitReadyAt: Float64Array;
  readonly lastService: Int32Array;
  readonly shift: Int32Array;
  readonly nextBreak: Int32Array;
  private readonly lateDraws: Int32Array;
  private readonly breakDue: Uint8Array;
  readonly offDue: Uint8Array;
  private readonly moveDue: Int32Array;
  readonly presentSince: Float64Array;
  private readonly overSince: Float64Array;
  readonly staffHere: Int32Array;
  readonly serveCount: Int32Array;
  readonly serve: Int32Array;
  private readonly idle: Int32Array;
  private idleCount = 0;

  readonly roomGuest: Int32Array;
  private readonly streamPiece: Int32Array;
  private readonly streamAt: Float64Array;
  readonly streamIndex: Int32Array;
  private readonly dayFactor: Float64Array;
  private nextAppointment = 0;
  private nextEarliest = Infinity;
  private readonly come: Uint8Array;
  private arrivals = 0;
  /** The lane of whoever was looked for last, and whether rooms can be what people wait for. */
  private readonly roomsMatter: boolean;
  /** Nobody has more than one leg, nor can get one: much need not be written down. */
  private readonly isPlain: boolean;
  lastDone = 0;
  setUps = 0;
  busyMs = 0;
  presentMs = 0;
  overtimeMs = 0;
  readonly busyOf: Float64Array;
  private readonly beginning: Beginning;
  private readonly visitLasted: { lasted: number; elapsedMs: number; law: number; speed: number }[];
  private readonly patienceLasted: Float64Array;

  readonly model: Model;
  private readonly bits: number;
  readonly recorder: Recorder;
  /** Somebody who decides in the course of a path. */
  steer: { everyMs: number; decide(path: Path): void } | undefined;
  /** Which service a unit turns to, where somebody else than the lines decides; -1 for none. */
  turnTo: ((path: Path, unit: number) => number) | undefined;
  readonly extraMoves: Model["moves"] = [];

  constructor(model: Model, bits: number, recorder: Recorder, ghosts: PatientPlan[]) {
    this.model = model;
    this.bits = bits;
    this.recorder = recorder;
    const { serviceCount: S, unitCount: U } = model;
    const L = (this.legsAPatient = model.legsAPatient);
    this.settled = model.patients.length + model.visits.length + ghosts.length;
    const P = (this.capacity = this.settled + 64);
    this.key = new Int32Array(P);
    this.urgency = new Int32Array(P);
    this.visitType = new Int32Array(P);
    this.arrived = new Float64Array(P);
    this.appointment = new Float64Array(P).fill(NaN);
    this.passedOverUntil = new Float64Array(P);
    this.state = new Uint8Array(P);
    this.legCount = new Int32Array(P);
    this.tag = new Int32Array(P).fill(-1);
    this.isGhost = new Uint8Array(P);
    this.rank = new Float64Array(P);
    this.origin = new Int32Array(P);
    this.originIndex = new Int32Array(P);
    this.freeSlots = new Int32Array(P);
    this.slotOf = slotsOf(P, L);
    this.service = new Int32Array(P * L);
    this.stage = new Int32Array(P * L);
    this.since = new Float64Array(P * L);
    this.ready = new Float64Array(P * L);
    this.forStaff = new Int32Array(P * L);
    this.done = new Uint8Array(P * L);
    this.isOnward = new Uint8Array(P * L);
    this.due = new Float64Array(P * L);
    this.deadline = new Float64Array(P * L).fill(Infinity);
    this.laneOf = new Int32Array(P * L).fill(-1);
    this.next = new Int32Array(P * L).fill(-1);
    this.previous = new Int32Array(P * L).fill(-1);
    this.head = new Int32Array(S * lanesAService).fill(-1);
    this.tail = new Int32Array(S * lanesAService).fill(-1);
    this.laneMask = new Int32Array(S);
    this.waitingIn = new Int32Array(S);
    this.servedIn = new Int32Array(S);
    this.inARow = new Int32Array(S);
    this.unitIs = new Uint8Array(U);
    this.unitLeg = new Int32Array(U);
    this.unitRoom = new Int32Array(U);
    this.unitIn = new Int32Array(U);
    this.unitCalledAt = new Float64Array(U);
    this.unitStartsAt = new Float64Array(U);
    this.unitReadyAt = new Float64Array(U);
    this.lastService = new Int32Array(U);
    this.shift = new Int32Array(U);
    this.nextBreak = new Int32Array(U);
    this.lateDraws = new Int32Array(U);
    this.breakDue = new Uint8Array(U);
    this.offDue = new Uint8Array(U);
    this.moveDue = new Int32Array(U);
    this.presentSince = new Float64Array(U);
    this.overSince = new Float64Array(U);
    this.staffHere = new Int32Array(model.situation.staff.length);
    this.serveCount = new Int32Array(U);
    this.serve = new Int32Array(U * S);
    this.idle = new Int32Array(U);
    this.roomGuest = new Int32Array(model.roomCount);
    this.streamPiece = new Int32Array(model.streams.length);
    this.streamAt = new Float64Array(model.streams.length);
    this.streamIndex = new Int32Array(model.streams.length);
    this.dayFactor = new Float64Array(model.streams.length);
    this.busyOf = new Float64Array(U);
    this.come = new Uint8Array(model.appointments.length);
    this.isPlain = L === 1;
    this.roomsMatter = model.roomCount > 0;
    this.settle(ghosts);
    this.visitLasted = model.visits.map(({ patient, leg, unit, startedAt }) => {
      const service = patient.legs[leg]?.service ?? 0;
      const law = this.visitLaw(service, patient.visitType, patient.urgency);
      const speed = unit < 0 ? 1 : model.speed[unit * S + service] || 1;
      const elapsedMs = Number.isNaN(startedAt) ? 0 : Math.max(0, -startedAt * speed);
      return { law, speed, elapsedMs, lasted: survival(model.laws.lawOf(law), elapsedMs / minuteMs) };
    });
    this.patienceLasted = new Float64Array(this.settled * L).fill(1);
    for (let e = 0; e < this.settled * L; e++) {
      const law = this.laneOf[e] as number >= 0 ? this.patienceLaw(e) : -1;
      if (law >= 0) this.patienceLasted[e] = survival(model.laws.lawOf(law), -this.joinedAt(e) / minuteMs);
    }
    const legs = this.settled * L;
    this.beginning = {
      state: this.state.slice(0, this.settled), legCount: this.legCount.slice(0, this.settled),
      stage: this.stage.slice(0, legs), service: this.service.slice(0, legs), since: this.since.slice(0, legs), ready: this.ready.slice(0, legs), forStaff: this.forStaff.slice(0, legs),
      done: this.done.slice(0, legs), due: this.due.slice(0, legs), laneOf: this.laneOf.slice(0, legs), next: this.next.slice(0, legs), previous: this.previous.slice(0, legs),
      head: this.head.slice(), tail: this.tail.slice(), laneMask: this.laneMask.slice(), waitingIn: this.waitingIn.slice(),
    };
  }

  /** Plays one path until everything that is asked is known, or until `untilMs`. */
  play(path: number, untilMs: number): void {
    this.path = path;
    this.begin();
    const { agenda, recorder, model } = this;
    this.callWhoeverCanBe();
    while (recorder.isOpen) {
      while (this.nextEarliest <= agenda.nextTime() && this.nextAppointment < model.appointments.length) this.foresee(this.nextAppointment++);
      const time = agenda.nextTime();
      if (recorder.nextHorizon <= time && recorder.nextHorizon <= untilMs) {
        this.now = recorder.nextHorizon;
        recorder.look(this);
        continue;
      }
      if (time > untilMs || agenda.size === 0) break;
      this.now = time;
      this.happen(agenda.take());
    }
    this.now = Math.min(untilMs, Math.max(this.now, 0));
    recorder.end(this);
  }

  // ---- The beginning of a path

  private begin(): void {
    const b = this.beginning;
    const { model, agenda } = this;
    this.now = 0;
    agenda.clear();
    this.slots = this.settled;
    this.freeCount = 0;
    this.arrivals = 0;
    this.lastDone = 0;
    this.setUps = 0;
    this.busyMs = 0;
    this.presentMs = 0;
    this.overtimeMs = 0;
    this.idleCount = 0;
    this.nextAppointment = 0;
    this.nextEarliest = model.appointments[0]?.earliest ?? Infinity;
    this.extraMoves.length = 0;
    this.state.set(b.state);
    if (!this.isPlain) this.beginLegs(b);
    this.laneOf.set(b.laneOf);
    this.next.set(b.next);
    this.previous.set(b.previous);
    this.head.set(b.head);
    this.tail.set(b.tail);
    this.laneMask.set(b.laneMask);
    this.waitingIn.set(b.waitingIn);
    this.servedIn.fill(0);
    this.inARow.set(model.inARow);
    this.roomGuest.fill(-1);
    this.come.fill(0);
    this.staffHere.fill(0);
    this.recorder.begin(this.path);
    this.beginStaff();
    this.beginPatience();
    this.beginVisits();
    for (let stream = 0; stream < model.streams.length; stream++) this.beginStream(stream);
    for (let p = 0; p < model.patients.length; p++) if ((model.patients[p] as PatientPlan).backAt > 0) this.add((model.patients[p] as PatientPlan).backAt, happens.patientBack, p);
    for (let m = 0; m < model.moves.length; m++) this.add((model.moves[m] as { at: number }).at, happens.move, m);
    for (let r = 0; r < model.roomCount; r++) {
      const until = model.blockedUntil[r] as number;
      if (until > 0 && until < Infinity) this.add(until, happens.lookAgain, 0);
      for (const { to } of model.closed[r] ?? []) if (to > 0 && to < Infinity) this.add(to, happens.lookAgain, 0);
    }
    for (let e = 0; e < this.settled * this.legsAPatient; e++) {
      if ((this.laneOf[e] as number) >= 0 && (this.forStaff[e] as number) >= 0 && (this.ready[e] as number) + heldForClinicianMs > 0) this.add((this.ready[e] as number) + heldForClinicianMs, happens.lookAgain, 0);
    }
    if (this.steer) this.add(0, happens.decide, 0);
  }

  private beginLegs(b: Beginning): void {
    this.legCount.set(b.legCount);
    this.stage.set(b.stage);
    this.service.set(b.service);
    this.since.set(b.since);
    this.ready.set(b.ready);
    this.forStaff.set(b.forStaff);
    this.done.set(b.done);
    this.due.set(b.due);
  }

  private beginStaff(): void {
    const { model } = this;
    const S = model.serviceCount;
    this.unitIs.fill(unitState.absent);
    this.unitLeg.fill(-1);
    this.unitIn.fill(noRoom);
    this.unitReadyAt.fill(-Infinity);
    this.unitRoom.set(model.unitRoom);
    this.lastService.set(model.lastService);
    this.lateDraws.fill(0);
    this.breakDue.fill(0);
    this.offDue.fill(0);
    this.moveDue.fill(-1);
    this.overSince.fill(NaN);
    for (let unit = 0; unit < model.unitCount; unit++) {
      const serves = model.serves[unit] as number[];
      this.serveCount[unit] = serves.length;
      for (let i = 0; i < serves.length; i++) this.serve[unit * S + i] = serves[i] as number;
      const back = model.awayUntil[unit] as number;
      if (back > 0) {
        if (back < Infinity) this.add(back, happens.unitBack, unit);
      } else this.comeToWork(unit);
    }
  }

  private beginPatience(): void {
    const { model, bits, path, legsAPatient: L } = this;
    for (let slot = 0; slot < model.patients.length; slot++) {
      let soonest = Infinity;
      const last = slot * L + (this.legCount[slot] as number);
      for (let e = slot * L; e < last; e++) {
        const law = (this.laneOf[e] as number) < 0 ? -1 : this.patienceLaw(e);
        if (law < 0) continue;
        const waited = -this.joinedAt(e);
        const s = chanceOf(keyOf(this.key[slot] as number, purpose.patience + 16 * (e - slot * L)), path, bits);
        soonest = Math.min(soonest, residualMs(model.laws, law, waited, this.patienceLasted[e] as number, s));
      }
      for (let e = slot * L; e < last; e++) this.deadline[e] = soonest;
    }
  }

  private beginVisits(): void {
    const { model } = this;
    for (let v = 0; v < model.visits.length; v++) {
      const visit = model.visits[v] as Model["visits"][number];
      const slot = model.patients.length + v;
      const e = slot * this.legsAPatient + visit.leg;
      const { law, elapsedMs, lasted, speed } = this.visitLasted[v] as (typeof this.visitLasted)[number];
      const s = this.chance(slot, purpose.visit + 16 * visit.leg);
      const service = this.service[e] as number;
      let ends = residualMs(model.laws, law, elapsedMs, lasted, s) / speed;
      if (Number.isNaN(visit.startedAt)) ends += this.walkMs(slot, visit.leg, service);
      ends = Math.round(ends);
      this.servedIn[service]!++;
      if (visit.room >= 0) this.roomGuest[visit.room] = slot;
      const unit = visit.unit;
      if (unit < 0) {
        this.add(ends, happens.looseVisitEnds, v);
        continue;
      }
      if (this.unitIs[unit] === unitState.absent) {
        this.appear(unit);
        this.offDue[unit] = 1;
        this.overSince[unit] = 0;
      } else if (this.unitIs[unit] === unitState.idle) this.notIdle(unit);
      this.unitIs[unit] = unitState.occupied;
      this.unitLeg[unit] = e;
      this.unitIn[unit] = visit.room;
      this.unitCalledAt[unit] = visit.calledAt;
      this.unitStartsAt[unit] = Number.isNaN(visit.startedAt) ? NaN : visit.startedAt;
      this.lastService[unit] = service;
      this.add(ends, happens.visitEnds, unit);
    }
  }

  private beginStream(stream: number): void {
    const plan = this.model.streams[stream] as Model["streams"][number];
    this.streamPiece[stream] = 0;
    this.streamAt[stream] = plan.from[0] ?? 0;
    this.streamIndex[stream] = 0;
    this.dayFactor[stream] = plan.dayFactor < 0 ? 1 : this.model.laws.minutes(plan.dayFactor, chanceOf(keyOf(plan.dayKey, purpose.dayFactor), this.path, this.bits));
    this.awaitWalkIn(stream);
  }

  // ---- What happens

  private happen(what: number): void {
    const whose = what >> kindBits;
    switch (what & ((1 << kindBits) - 1)) {
      case happens.visitEnds:
        return this.visitEnds(whose);
      case happens.unitFree:
        return this.becomeFree(whose);
      case happens.unitArrives:
        // Somebody may have begun before their shift.
        if (this.unitIs[whose] !== unitState.absent) {
          this.offDue[whose] = 0;
          return this.planShift(whose);
        }
        this.appear(whose);
        this.planShift(whose);
        return this.becomeFree(whose);
      case happens.breakBegins:
        if (this.unitIs[whose] === unitState.occupied) this.breakDue[whose] = 1;
        else this.takeBreak(whose);
        return;
      case happens.shiftEnds:
        this.offDue[whose] = 1;
        this.overSince[whose] = this.now;
        if (this.unitIs[whose] !== unitState.occupied) this.goHome(whose);
        return;
      case happens.breakEnds:
        this.unitIs[whose] = unitState.occupied;
        this.planShift(whose);
        return this.becomeFree(whose);
      case happens.unitBack:
        if (this.unitIs[whose] === unitState.occupied) return this.stayAtWork(whose);
        this.comeToWork(whose);
        if (this.unitIs[whose] === unitState.idle) this.callFor(whose);
        return;
      case happens.appointmentArrives:
        return this.appointmentArrives(whose);
      case happens.walkInArrives:
        return this.walkInArrives(whose);
      case happens.patientBack:
        this.state[whose] = patientState.waiting;
        return this.joinLines(whose);
      case happens.lookAgain:
        return this.callWhoeverCanBe();
      case happens.move:
        return this.moveStaff(whose);
      case happens.looseVisitEnds: {
        const visit = this.model.visits[whose] as Model["visits"][number];
        if (visit.room >= 0) this.roomGuest[visit.room] = -1;
        this.legEnds((this.model.patients.length + whose) * this.legsAPatient + visit.leg, -1);
        if (this.roomsMatter) this.callWhoeverCanBe();
        return;
      }
      default:
        this.steer?.decide(this);
        if (this.steer) this.add(this.now + this.steer.everyMs, happens.decide, 0);
        return;
    }
  }

  private visitEnds(unit: number): void {
    const e = this.unitLeg[unit] as number;
    const slot = this.slotOf[e] as number;
    const service = this.service[e] as number;
    const leg = e - slot * this.legsAPatient;
    const room = this.unitIn[unit] as number;
    if (room >= 0) this.roomGuest[room] = -1;
    const worked = this.now - Math.max(0, this.unitCalledAt[unit] as number);
    this.busyMs += worked;
    this.busyOf[unit]! += worked;
    this.unitLeg[unit] = -1;
    this.unitIn[unit] = noRoom;
    const changeover = this.model.changeover[service] as number;
    const pause = changeover < 0 ? 0 : Math.max(0, Math.round(this.model.laws.minutes(changeover, this.chance(slot, purpose.changeover + 16 * leg)) * minuteMs));
    this.legEnds(e, this.model.unitStaff[unit] as number);
    if (pause > 0) this.add(this.now + pause, happens.unitFree, unit);
    else this.becomeFree(unit);
    if (this.roomsMatter && this.idleCount > 0) this.callWhoeverCanBe();
  }

  /** The patient's way goes on, or out of the house. */
  private legEnds(e: number, staff: number): void {
    const slot = this.slotOf[e] as number;
    const service = this.service[e] as number;
    this.servedIn[service]!--;
    this.lastDone = this.now;
    if (this.isPlain) {
      this.recorder.visitEnded?.(this, e);
      this.state[slot] = patientState.nobody;
      this.letGo(slot);
      return;
    }
    this.done[e] = 1;
    if ((this.model.onward[service] as OnwardPlan[]).length > 0 && this.isOnward[e] === 0) this.sendOn(slot, e, staff);
    this.recorder.visitEnded?.(this, e);
    const first = slot * this.legsAPatient;
    const last = first + (this.legCount[slot] as number);
    let stage = Infinity;
    if (last - first > 1) for (let i = first; i < last; i++) if (this.done[i] === 0 && (this.stage[i] as number) < stage) stage = this.stage[i] as number;
    if (stage === Infinity) {
      this.state[slot] = patientState.nobody;
      this.letGo(slot);
      return;
    }
    for (let i = first; i < last; i++) {
      if (this.done[i] !== 0 || this.stage[i] !== stage) continue;
      if (Number.isNaN(this.since[i] as number)) this.since[i] = this.now;
      else if (Number.isNaN(this.ready[i] as number) && (this.forStaff[i] as number) >= 0) this.ready[i] = this.now;
    }
    this.state[slot] = patientState.waiting;
    this.joinLines(slot);
  }

  private sendOn(slot: number, e: number, staff: number): void {
    const { legsAPatient: L } = this;
    const ways = this.model.onward[this.service[e] as number] as OnwardPlan[];
    let u = this.chance(slot, purpose.onward + 16 * (e - slot * L));
    let way: OnwardPlan | undefined;
    for (let i = 0; i < ways.length && !way; i++) {
      u -= (ways[i] as OnwardPlan).probability;
      if (u < 0) way = ways[i];
    }
    if (!way) return;
    const stage = this.stage[e] as number;
    const count = this.legCount[slot] as number;
    for (let i = slot * L; i < slot * L + count; i++) if (this.done[i] === 0 && (this.stage[i] as number) >= stage) this.stage[i]! += way.services.length;
    let at = slot * L + count;
    for (let n = 0; n < way.services.length; n++, at++) this.writeLeg(at, way.services[n] as number, stage + n, NaN, -1, 1);
    if (way.comesBack) this.writeLeg(at++, this.service[e] as number, stage + way.services.length, this.since[e] as number, staff, 1);
    this.legCount[slot] = at - slot * L;
  }

  private walkInArrives(stream: number): void {
    const plan = this.model.streams[stream] as Model["streams"][number];
    const index = (this.streamIndex[stream] as number) - 1;
    const key = memberOf(plan.key, index);
    let kind = 0;
    if (plan.kinds.length > 1) {
      const u = chanceOf(keyOf(key, purpose.kind), this.path, this.bits);
      while (kind < plan.kinds.length - 1 && u >= (plan.kinds[kind] as { upTo: number }).upTo) kind++;
    }
    const { legs, urgency, visitType } = plan.kinds[kind] as (typeof plan.kinds)[number];
    this.arrives(key, urgency, visitType, NaN, legs, stream, index);
    this.awaitWalkIn(stream);
  }

  private awaitWalkIn(stream: number): void {
    const plan = this.model.streams[stream] as Model["streams"][number];
    const pieces = plan.from.length;
    const index = this.streamIndex[stream]!++;
    const factor = this.dayFactor[stream] as number;
    let left = this.model.laws.minutes(plan.gap, chanceOf(keyOf(memberOf(plan.key, index), purpose.gap), this.path, this.bits)) / factor;
    let at = this.streamAt[stream] as number;
    for (let piece = this.streamPiece[stream] as number; piece < pieces; piece++) {
      const rate = plan.perMs[piece] as number;
      at = Math.max(at, plan.from[piece] as number);
      const room = ((plan.to[piece] as number) - at) * rate;
      if (left <= room) {
        at += left / rate;
        this.streamPiece[stream] = piece;
        this.streamAt[stream] = at;
        this.add(Math.max(this.now, Math.round(at)), happens.walkInArrives, stream);
        return;
      }
      left -= room;
    }
    this.streamPiece[stream] = pieces;
  }

  private foresee(a: number): void {
    const { model, path, bits } = this;
    const plan = model.appointments[a] as Model["appointments"][number];
    this.nextEarliest = model.appointments[a + 1]?.earliest ?? Infinity;
    if (plan.noShow > 0 && chanceOf(keyOf(plan.key, purpose.noShow), path, bits) < plan.noShow) return;
    const s = chanceOf(keyOf(plan.key, purpose.punctuality), path, bits);
    // Whoever outlasts all that is known comes any minute.
    const late = plan.notYet < 1e-9 ? undefined : plan.notYet < 0.02 ? exceededWith(model.laws.lawOf(plan.law), plan.notYet * s) : model.laws.minutes(plan.law, plan.notYet * s);
    const at = late === undefined ? -5 * minuteMs * Math.log(s) : plan.at + late * minuteMs;
    this.add(Math.max(this.now, Math.round(at)), happens.appointmentArrives, a);
  }

  private appointmentArrives(a: number): void {
    const plan = this.model.appointments[a] as Model["appointments"][number];
    this.come[a] = 1;
    this.arrives(plan.key, plan.urgency, plan.visitType, plan.at, plan.legs, -1 - a, 0);
  }

  private arrives(key: number, urgency: number, visitType: number, appointment: number, legs: LegPlan[], origin: number, originIndex: number): void {
    const slot = this.newSlot();
    this.key[slot] = key;
    this.urgency[slot] = urgency;
    this.visitType[slot] = visitType;
    this.arrived[slot] = this.now;
    this.appointment[slot] = appointment;
    this.passedOverUntil[slot] = -Infinity;
    this.state[slot] = patientState.waiting;
    this.tag[slot] = -1;
    this.isGhost[slot] = 0;
    this.rank[slot] = 1e6 + this.arrivals++;
    this.origin[slot] = origin;
    this.originIndex[slot] = originIndex;
    const first = slot * this.legsAPatient;
    this.legCount[slot] = legs.length;
    for (let i = 0; i < legs.length; i++) {
      const { service, stage, forStaff } = legs[i] as LegPlan;
      this.writeLeg(first + i, service, stage, stage === 0 ? this.now : NaN, forStaff, 0);
    }
    this.recorder.arrived?.(this, slot);
    this.joinLines(slot);
  }

  /** Stands in the line of every open leg; whoever is free calls. */
  private joinLines(slot: number): void {
    const first = slot * this.legsAPatient;
    const last = first + (this.legCount[slot] as number);
    if (last - first === 1 && (this.forStaff[first] as number) < 0 && this.isGhost[slot] === 0) {
      this.insert(first, slot);
      const law = this.patienceLaw(first);
      this.deadline[first] = law < 0 ? Infinity : Math.max(this.now, this.joinedAt(first) + Math.round(this.model.laws.minutes(law, this.chance(slot, purpose.patience)) * minuteMs));
      if (this.idleCount > 0) this.callWhoeverCanBe();
      return;
    }
    let stage = Infinity;
    for (let e = first; e < last; e++) if (this.done[e] === 0 && (this.stage[e] as number) < stage) stage = this.stage[e] as number;
    let soonest = Infinity;
    for (let e = first; e < last; e++) {
      if (this.done[e] !== 0 || this.stage[e] !== stage || Number.isNaN(this.since[e] as number)) continue;
      this.insert(e, slot);
      if (this.isGhost[slot] !== 0) continue;
      const law = this.patienceLaw(e);
      if (law >= 0) soonest = Math.min(soonest, this.joinedAt(e) + Math.round(this.model.laws.minutes(law, this.chance(slot, purpose.patience + 16 * (e - first))) * minuteMs));
      if ((this.forStaff[e] as number) >= 0 && !Number.isNaN(this.ready[e] as number)) this.add((this.ready[e] as number) + heldForClinicianMs, happens.lookAgain, 0);
    }
    // Who gives up one line gives up all; a patience that had run out while the patient was busy elsewhere runs out now.
    for (let e = first; e < last; e++) this.deadline[e] = Math.max(soonest, this.now);
    if (this.idleCount > 0) this.callWhoeverCanBe();
  }

  // ---- Lines

  private insert(e: number, slot: number): void {
    const { model } = this;
    const service = this.service[e] as number;
    const appointment = this.isFirst(slot) ? (this.appointment[slot] as number) : NaN;
    const isBooked = !Number.isNaN(appointment);
    const urgency = this.urgency[slot] as number;
    const ofService = model.isFifo ? 0 : 2 * urgency + (isBooked && cameInTime(this.arrived[slot] as number, appointment, model.policy) ? 1 : 0);
    const lane = service * lanesAService + ofService;
    const due = isBooked && model.headStart > 0 ? dueAt(this.since[e] as number, appointment, model.policy) : (this.since[e] as number);
    this.due[e] = due;
    this.laneOf[e] = lane;
    // Whoever comes is nearly always last in their lane.
    let before = this.tail[lane] as number;
    while (before >= 0 && this.standsBefore(slot, due, before)) before = this.previous[before] as number;
    const after = before < 0 ? (this.head[lane] as number) : (this.next[before] as number);
    this.previous[e] = before;
    this.next[e] = after;
    if (before < 0) this.head[lane] = e;
    else this.next[before] = e;
    if (after < 0) this.tail[lane] = e;
    else this.previous[after] = e;
    this.laneMask[service] = (this.laneMask[service] as number) | (1 << ofService);
    if (this.isGhost[slot] === 0) this.waitingIn[service]!++;
  }

  private standsBefore(slot: number, due: number, other: number): boolean {
    const otherDue = this.due[other] as number;
    if (due !== otherDue) return due < otherDue;
    const otherSlot = this.slotOf[other] as number;
    return this.isBefore(slot, otherSlot);
  }

  /** Of equal claims whoever came first, and then by name: as in `whoIsNext`. */
  private isBefore(slot: number, other: number): boolean {
    const mine = this.arrived[slot] as number;
    const theirs = this.arrived[other] as number;
    return mine !== theirs ? mine < theirs : (this.rank[slot] as number) < (this.rank[other] as number);
  }

  private remove(e: number): void {
    const lane = this.laneOf[e] as number;
    const before = this.previous[e] as number;
    const after = this.next[e] as number;
    if (before < 0) this.head[lane] = after;
    else this.next[before] = after;
    if (after < 0) this.tail[lane] = before;
    else this.previous[after] = before;
    const service = this.service[e] as number;
    if ((this.head[lane] as number) < 0) this.laneMask[service] = (this.laneMask[service] as number) & ~(1 << (lane - service * lanesAService));
    this.laneOf[e] = -1;
    if (this.isGhost[this.slotOf[e] as number] === 0) this.waitingIn[service]!--;
  }

  private removeAll(slot: number): void {
    const first = slot * this.legsAPatient;
    if (this.legCount[slot] === 1) return this.remove(first);
    for (let e = first; e < first + (this.legCount[slot] as number); e++) if ((this.laneOf[e] as number) >= 0) this.remove(e);
  }

  private leaves(e: number): void {
    const slot = this.slotOf[e] as number;
    this.recorder.left(this, e, slot);
    this.lastDone = Math.max(this.lastDone, this.deadline[e] as number);
    this.removeAll(slot);
    this.state[slot] = patientState.nobody;
    this.letGo(slot);
  }

  /** Takes those out of the lines whose patience has ended: they are noticed when they are called, or counted. */
  noticeWhoLeft(): void {
    for (let lane = 0; lane < this.head.length; lane++) {
      for (let e = this.head[lane] as number; e >= 0; ) {
        const after = this.next[e] as number;
        if ((this.deadline[e] as number) < this.now) {
          this.leaves(e);
          // Leaving may take the next one's other legs along; begin anew.
          e = this.head[lane] as number;
        } else e = after;
      }
    }
  }

  /** Whom this unit calls now, as an entry; -1 for nobody. The order of `callNext` in queue/decide-call.ts. */
  private whoIsNextFor(unit: number): number {
    const { model, now, head, next, deadline, forStaff, slotOf, due, passedOverUntil } = this;
    const { target, headStart, isStrict } = model;
    const base = unit * model.serviceCount;
    const count = this.serveCount[unit] as number;
    const only = this.turnTo ? this.turnTo(this, unit) : -2;
    let best = -1;
    let bestClaim = -Infinity;
    let passed = -1;
    let passedClaim = -Infinity;
    for (let n = 0; n < count; n++) {
      const service = this.serve[base + n] as number;
      const mask = this.laneMask[service] as number;
      if (mask === 0 || (only > -2 && only !== service)) continue;
      if (this.roomsMatter && this.roomFor(unit, service) === noneFree) continue;
      let ofLine = -1;
      let ofLineClaim = -Infinity;
      for (let lanes = mask; lanes !== 0; lanes &= lanes - 1) {
        const lane = service * lanesAService + (31 - Math.clz32(lanes & -lanes));
        for (let e = head[lane] as number; e >= 0; ) {
          const after = next[e] as number;
          if ((deadline[e] as number) < now) {
            this.leaves(e);
            e = after >= 0 && (this.laneOf[after] as number) === lane ? after : (head[lane] as number);
            continue;
          }
          if ((forStaff[e] as number) >= 0 && this.waitsForAnother(e, unit)) {
            e = after;
            continue;
          }
          const slot = slotOf[e] as number;
          const claim = isStrict ? -(lane % lanesAService) : claimAt(now, due[e] as number, target[lane] as number, headStart);
          if ((passedOverUntil[slot] as number) > now) {
            if (claim > passedClaim) {
              passed = e;
              passedClaim = claim;
            }
            e = after;
            continue;
          }
          if (claim > ofLineClaim || (claim === ofLineClaim && this.isBefore(slot, slotOf[ofLine] as number))) {
            ofLine = e;
            ofLineClaim = claim;
          }
          break;
        }
      }
      if (ofLine < 0) continue;
      const turn = model.ratioCounts.length > 0 ? this.turnOfOthers(unit, service) : -1;
      const called = turn >= 0 ? turn : ofLine;
      // Between lines the highest claim of each counts, whoever of it may be called now: see queue/woven.ts.
      if (ofLineClaim > bestClaim || (best >= 0 && ofLineClaim === bestClaim && this.isBefore(this.slotOf[called] as number, this.slotOf[best] as number))) {
        best = called;
        bestClaim = ofLineClaim;
      }
    }
    return best >= 0 ? best : passed;
  }

  claimOf(e: number): number {
    const { model } = this;
    const lane = this.laneOf[e] as number;
    return model.isStrict ? -(lane % lanesAService) : claimAt(this.now, this.due[e] as number, model.target[lane] as number, model.headStart);
  }

  /** Somebody less urgent whose turn it is by the ratio, if this unit may call them. */
  private turnOfOthers(unit: number, service: number): number {
    const { model } = this;
    const ratio = model.policy.ratio;
    if (!ratio || (this.inARow[service] as number) < ratio.atMost) return -1;
    let first = -1;
    let firstClaim = -Infinity;
    let other = -1;
    let otherClaim = 0;
    for (let lanes = this.laneMask[service] as number; lanes !== 0; lanes &= lanes - 1) {
      const lane = service * lanesAService + (31 - Math.clz32(lanes & -lanes));
      for (let e = this.head[lane] as number; e >= 0; e = this.next[e] as number) {
        const slot = this.slotOf[e] as number;
        if ((this.deadline[e] as number) < this.now || (this.passedOverUntil[slot] as number) > this.now || this.isGhost[slot] !== 0 || this.waitsForAnother(e, unit)) continue;
        const claim = this.claimOf(e);
        if (claim > firstClaim || (claim === firstClaim && this.isBefore(slot, this.slotOf[first] as number))) [first, firstClaim] = [e, claim];
        if (model.ratioCounts[this.urgency[slot] as number] === 0 && (claim > otherClaim || (other >= 0 && claim === otherClaim && this.isBefore(slot, this.slotOf[other] as number)))) [other, otherClaim] = [e, claim];
        break;
      }
    }
    if (first < 0 || other < 0) return -1;
    const urgency = ((this.urgency[this.slotOf[first] as number] as number) + 1) as Urgency;
    return isTurnOfOthers(ratio, this.inARow[service] as number, urgency) ? other : -1;
  }

  private waitsForAnother(e: number, unit: number): boolean {
    const staff = this.forStaff[e] as number;
    if (staff < 0 || staff === this.model.unitStaff[unit] || this.staffHere[staff] === 0) return false;
    const ready = this.ready[e] as number;
    return Number.isNaN(ready) || this.now - ready < heldForClinicianMs;
  }

  /** A free room for this unit and service; -1 where none is needed, -2 where there is none. */
  private roomFor(unit: number, service: number): number {
    const { model } = this;
    const own = this.unitRoom[unit] as number;
    if (own >= 0) return this.isRoomFree(own) && model.hosts[own * model.serviceCount + service] === 1 ? own : noneFree;
    const rooms = model.roomsOf[service] as Int32Array;
    if (rooms.length === 0) return noRoom;
    for (let i = 0; i < rooms.length; i++) if (this.isRoomFree(rooms[i] as number)) return rooms[i] as number;
    return noneFree;
  }

  private isRoomFree(room: number): boolean {
    if ((this.roomGuest[room] as number) >= 0 || (this.model.blockedUntil[room] as number) > this.now) return false;
    const closed = this.model.closed[room];
    return closed === undefined || !closed.some(({ from, to }) => from <= this.now && this.now < to);
  }

  // ---- Staff

  private callWhoeverCanBe(): void {
    for (let i = 0; i < this.idleCount; ) {
      const unit = this.idle[i] as number;
      if (!this.callFor(unit)) i++;
    }
  }

  /** Whether this unit, who is idle, has called somebody. */
  private callFor(unit: number): boolean {
    for (;;) {
      const next = this.whoIsNextFor(unit);
      if (next < 0) return false;
      const slot = this.slotOf[next] as number;
      const e = this.legFor(unit, next, slot);
      if (this.isGhost[slot] === 0) {
        this.notIdle(unit);
        this.call(unit, e, slot);
        return true;
      }
      this.recorder.called(this, e, slot, this.now + this.beforeStart(unit, e, slot));
      this.removeAll(slot);
    }
  }

  /** Of a patient who stands in several lines of a room the first leg is done first, whichever line brought them: as `callTo` has it. */
  private legFor(unit: number, next: number, slot: number): number {
    if ((this.legCount[slot] as number) === 1) return next;
    const { serviceCount, hosts } = this.model;
    const room = this.roomFor(unit, this.service[next] as number);
    for (let e = slot * this.legsAPatient; e < next; e++) {
      const service = this.service[e] as number;
      if ((this.laneOf[e] as number) >= 0 && (this.model.speed[unit * serviceCount + service] as number) > 0 && (room < 0 || hosts[room * serviceCount + service] === 1)) return e;
    }
    return next;
  }

  private call(unit: number, e: number, slot: number): void {
    const { model } = this;
    const service = this.service[e] as number;
    const startsAt = this.now + this.beforeStart(unit, e, slot);
    if (model.setUpMs > 0 && (this.lastService[unit] as number) >= 0 && this.lastService[unit] !== service) this.setUps++;
    this.recorder.called(this, e, slot, startsAt);
    if (model.ratioCounts.length > 0) this.inARow[service] = model.ratioCounts[this.urgency[slot] as number] === 1 ? (this.inARow[service] as number) + 1 : 0;
    this.removeAll(slot);
    this.state[slot] = patientState.inRoom;
    this.servedIn[service]!++;
    const room = this.roomsMatter ? this.roomFor(unit, service) : noRoom;
    if (room >= 0) this.roomGuest[room] = slot;
    this.recorder.seated?.(this, e, unit, room, startsAt);
    const law = this.visitLaw(service, this.visitType[slot] as number, this.urgency[slot] as number);
    const minutes = model.laws.minutes(law, this.chance(slot, purpose.visit + 16 * (e - slot * this.legsAPatient))) / (model.speed[unit * model.serviceCount + service] as number);
    this.unitIs[unit] = unitState.occupied;
    this.unitLeg[unit] = e;
    this.unitIn[unit] = room;
    this.unitCalledAt[unit] = this.now;
    this.unitStartsAt[unit] = startsAt;
    this.lastService[unit] = service;
    this.add(startsAt + Math.max(0, Math.round(minutes * minuteMs)), happens.visitEnds, unit);
  }

  /** Milliseconds from the call to the start: the patient's way and the unit's set-up go on at the same time. */
  private beforeStart(unit: number, e: number, slot: number): number {
    const service = this.service[e] as number;
    if (this.model.setUpMs === 0) return this.isGhost[slot] === 0 ? this.walkMs(slot, e - slot * this.legsAPatient, service) : 0;
    const last = this.lastService[unit] as number;
    const setUp = this.model.setUpMs > 0 && last >= 0 && last !== service ? this.model.setUpMs : 0;
    const walk = this.isGhost[slot] === 0 ? this.walkMs(slot, e - slot * this.legsAPatient, service) : 0;
    const ready = (this.unitReadyAt[unit] as number) - this.now;
    return Math.max(walk, setUp, ready);
  }

  private walkMs(slot: number, leg: number, service: number): number {
    const law = this.model.walk[service] as number;
    return law < 0 ? 0 : Math.max(0, Math.round(this.model.laws.minutes(law, this.chance(slot, purpose.walk + 16 * leg)) * minuteMs));
  }

  private becomeFree(unit: number): void {
    if ((this.moveDue[unit] as number) >= 0) {
      this.applyMove(unit, this.moveDue[unit] as number);
      this.moveDue[unit] = -1;
    }
    if (this.offDue[unit] === 1) return this.goHome(unit);
    if (this.breakDue[unit] === 1) return this.takeBreak(unit);
    this.nowIdle(unit);
    this.callFor(unit);
  }

  private nowIdle(unit: number): void {
    if (this.unitIs[unit] === unitState.idle) return;
    this.unitIs[unit] = unitState.idle;
    this.idle[this.idleCount++] = unit;
  }

  private notIdle(unit: number): void {
    let at = 0;
    while (this.idle[at] !== unit) at++;
    for (; at < this.idleCount - 1; at++) this.idle[at] = this.idle[at + 1] as number;
    this.idleCount--;
    this.unitIs[unit] = unitState.occupied;
  }

  /** Back before they had even left: the visit of which they were to go lasts on. */
  private stayAtWork(unit: number): void {
    const shifts = this.model.shifts[unit];
    const i = shifts?.findIndex((s) => s.from <= this.now && s.to > this.now) ?? -1;
    if (shifts && i < 0) return;
    this.offDue[unit] = 0;
    this.overSince[unit] = NaN;
    this.shift[unit] = i;
    if (!shifts) return;
    this.nextBreak[unit] = (shifts[i] as { breaks: { from: number }[] }).breaks.findIndex((b) => b.from > this.now);
    this.planShift(unit);
  }

  private comeToWork(unit: number): void {
    const shifts = this.model.shifts[unit];
    if (!shifts) {
      this.appear(unit);
      this.shift[unit] = -1;
      this.nowIdle(unit);
      return;
    }
    const i = shifts.findIndex((s) => s.to > this.now);
    this.shift[unit] = i;
    const shift = shifts[i];
    if (!shift) return;
    if (shift.from > this.now) return this.add(shift.from + this.lateMs(unit), happens.unitArrives, unit);
    this.appear(unit);
    const resting = shift.breaks.findIndex((b) => b.from <= this.now && b.to > this.now);
    this.nextBreak[unit] = shift.breaks.findIndex((b) => b.from > this.now);
    if (resting >= 0) {
      this.unitIs[unit] = unitState.onBreak;
      this.add((shift.breaks[resting] as { to: number }).to + this.lateMs(unit), happens.breakEnds, unit);
      return;
    }
    this.planShift(unit);
    this.nowIdle(unit);
  }

  private appear(unit: number): void {
    this.unitIs[unit] = unitState.occupied;
    this.staffHere[this.model.unitStaff[unit] as number]!++;
    this.presentSince[unit] = this.now;
    const shift = this.model.shifts[unit]?.[this.shift[unit] as number];
    this.nextBreak[unit] = shift ? shift.breaks.findIndex((b) => b.to > this.now) : -1;
  }

  /** What comes next in this shift: a break, or its end. */
  private planShift(unit: number): void {
    const shift = this.model.shifts[unit]?.[this.shift[unit] as number];
    if (!shift) return;
    const rest = shift.breaks[this.nextBreak[unit] as number];
    if (rest && rest.from < shift.to) this.add(Math.max(this.now, rest.from), happens.breakBegins, unit);
    else if (shift.to > this.now) this.add(shift.to, happens.shiftEnds, unit);
    else {
      this.offDue[unit] = 1;
      this.overSince[unit] = this.now;
    }
  }

  private takeBreak(unit: number): void {
    this.breakDue[unit] = 0;
    const shift = this.model.shifts[unit]?.[this.shift[unit] as number];
    const rest = shift?.breaks[this.nextBreak[unit] as number];
    if (!shift || !rest) return;
    this.nextBreak[unit]!++;
    if (this.unitIs[unit] === unitState.idle) this.notIdle(unit);
    this.unitIs[unit] = unitState.onBreak;
    this.add(this.now + rest.to - rest.from + this.lateMs(unit), happens.breakEnds, unit);
  }

  /** The shift is over: home, or on as long as somebody waits. */
  private goHome(unit: number): void {
    if (this.model.stays[unit] === 1) {
      if (this.unitIs[unit] !== unitState.idle) this.nowIdle(unit);
      if (this.callFor(unit)) return;
    }
    if (this.unitIs[unit] === unitState.idle) this.notIdle(unit);
    this.unitIs[unit] = unitState.absent;
    this.offDue[unit] = 0;
    this.breakDue[unit] = 0;
    this.staffHere[this.model.unitStaff[unit] as number]!--;
    this.presentMs += this.now - (this.presentSince[unit] as number);
    this.overtimeMs += Number.isNaN(this.overSince[unit] as number) ? 0 : this.now - (this.overSince[unit] as number);
    this.overSince[unit] = NaN;
    const shifts = this.model.shifts[unit];
    const following = shifts?.findIndex((s) => s.from >= this.now) ?? -1;
    this.shift[unit] = following;
    if (following >= 0) this.add((shifts?.[following] as { from: number }).from + this.lateMs(unit), happens.unitArrives, unit);
    // Whoever waited for this clinician is anybody's now.
    if (this.idleCount > 0) this.callWhoeverCanBe();
  }

  private lateMs(unit: number): number {
    const law = this.model.lateness[unit] as number;
    if (law < 0) return 0;
    const n = this.lateDraws[unit]!++;
    return Math.max(0, Math.round(this.model.laws.minutes(law, chanceOf(keyOf(memberOf(this.model.unitKey[unit] as number, n), purpose.lateness), this.path, this.bits)) * minuteMs));
  }

  /** A move that is agreed in the course of this path. */
  agree(move: Model["moves"][number]): void {
    this.extraMoves.push(move);
    const index = this.model.moves.length + this.extraMoves.length - 1;
    if (move.at <= this.now) this.moveStaff(index);
    else this.add(move.at, happens.move, index);
  }

  private moveStaff(index: number): void {
    const { staff } = this.moveAt(index);
    for (let unit = 0; unit < this.model.unitCount; unit++) {
      if (this.model.unitStaff[unit] !== staff) continue;
      if (this.unitIs[unit] === unitState.occupied) this.moveDue[unit] = index;
      else this.applyMove(unit, index);
    }
    this.callWhoeverCanBe();
  }

  private moveAt(index: number): Model["moves"][number] {
    const { moves } = this.model;
    return (index < moves.length ? moves[index] : this.extraMoves[index - moves.length]) as Model["moves"][number];
  }

  private applyMove(unit: number, index: number): void {
    const { model } = this;
    const S = model.serviceCount;
    const { room, serves } = this.moveAt(index);
    if (room !== undefined) this.unitRoom[unit] = room;
    const own = this.unitRoom[unit] as number;
    const wanted = serves ?? (room === undefined ? undefined : (model.skills[unit] as number[]));
    if (!wanted) return;
    let count = 0;
    for (const service of wanted) {
      const isAble = (model.speed[unit * S + service] as number) > 0 && (own < 0 || model.hosts[own * S + service] === 1);
      if (isAble) this.serve[unit * S + count++] = service;
    }
    this.serveCount[unit] = count;
    const last = this.lastService[unit] as number;
    let isNew = model.setUpMs > 0 && last >= 0;
    for (let n = 0; n < count; n++) if (this.serve[unit * S + n] === last) isNew = false;
    if (!isNew) return;
    // Set up from now on, whether somebody waits already or not.
    this.unitReadyAt[unit] = this.now + model.setUpMs;
    if (count > 0) {
      this.lastService[unit] = this.serve[unit * S] as number;
      this.setUps++;
    }
  }

  // ---- Small things

  /** Whether the patient of this appointment has come, in this path. */
  hasCome(appointment: number): boolean {
    return this.come[appointment] === 1;
  }

  add(time: number, kind: number, whose: number): void {
    this.agenda.add(time, kind | (whose << kindBits));
  }

  private chance(slot: number, what: number): number {
    return chanceOf(keyOf(this.key[slot] as number, what), this.path, this.bits);
  }

  private visitLaw(service: number, visitType: number, urgency: number): number {
    return this.model.visitLaw[(service * this.model.visitTypes.length + visitType) * 5 + urgency] as number;
  }

  private patienceLaw(e: number): number {
    const slot = this.slotOf[e] as number;
    return this.isGhost[slot] === 1 ? -1 : (this.model.patience[(this.service[e] as number) * 5 + (this.urgency[slot] as number)] as number);
  }

  /** When the patient joined this line: later than the wait that counts, where they brought credit along. */
  private joinedAt(e: number): number {
    const ready = this.ready[e] as number;
    return Number.isNaN(ready) ? (this.since[e] as number) : ready;
  }

  private isFirst(slot: number): boolean {
    if (this.legCount[slot] === 1) return true;
    const first = slot * this.legsAPatient;
    for (let e = first; e < first + (this.legCount[slot] as number); e++) if (this.done[e] === 1) return false;
    return true;
  }

  private writeLeg(e: number, service: number, stage: number, since: number, forStaff: number, isOnward: number): void {
    this.service[e] = service;
    this.stage[e] = stage;
    this.since[e] = since;
    this.ready[e] = NaN;
    this.forStaff[e] = forStaff;
    this.done[e] = 0;
    this.isOnward[e] = isOnward;
    this.laneOf[e] = -1;
    this.deadline[e] = Infinity;
  }

  private newSlot(): number {
    if (this.freeCount > 0) return this.freeSlots[--this.freeCount] as number;
    if (this.slots === this.capacity) this.grow();
    return this.slots++;
  }

  private letGo(slot: number): void {
    if (slot >= this.settled) this.freeSlots[this.freeCount++] = slot;
  }

  private grow(): void {
    const P = (this.capacity *= 2);
    const L = this.legsAPatient;
    this.key = longer(this.key, P);
    this.urgency = longer(this.urgency, P);
    this.visitType = longer(this.visitType, P);
    this.arrived = longerFloat(this.arrived, P);
    this.appointment = longerFloat(this.appointment, P);
    this.passedOverUntil = longerFloat(this.passedOverUntil, P);
    this.state = longerByte(this.state, P);
    this.legCount = longer(this.legCount, P);
    this.tag = longer(this.tag, P);
    this.isGhost = longerByte(this.isGhost, P);
    this.rank = longerFloat(this.rank, P);
    this.origin = longer(this.origin, P);
    this.originIndex = longer(this.originIndex, P);
    this.freeSlots = longer(this.freeSlots, P);
    this.slotOf = slotsOf(P, L);
    this.service = longer(this.service, P * L);
    this.stage = longer(this.stage, P * L);
    this.since = longerFloat(this.since, P * L);
    this.ready = longerFloat(this.ready, P * L);
    this.forStaff = longer(this.forStaff, P * L);
    this.done = longerByte(this.done, P * L);
    this.isOnward = longerByte(this.isOnward, P * L);
    this.due = longerFloat(this.due, P * L);
    this.deadline = longerFloat(this.deadline, P * L);
    this.laneOf = longer(this.laneOf, P * L);
    this.next = longer(this.next, P * L);
    this.previous = longer(this.previous, P * L);
  }

  /** The people of the situation in their slots and lines; drawn from nothing, so the same in every path. */
  private settle(ghosts: PatientPlan[]): void {
    const { model } = this;
    const all = [...model.patients, ...model.visits.map((v) => v.patient), ...ghosts];
    const byName = all.map((p, i) => ({ id: p.id, i })).sort((a, b) => (a.id < b.id ? -1 : 1));
    byName.forEach(({ i }, rank) => (this.rank[i] = i >= all.length - ghosts.length ? 1e15 + i : rank));
    all.forEach((plan, slot) => {
      this.key[slot] = plan.key;
      this.urgency[slot] = plan.urgency;
      this.visitType[slot] = plan.visitType;
      this.arrived[slot] = plan.arrived;
      this.appointment[slot] = plan.appointment;
      this.passedOverUntil[slot] = plan.passedOverUntil;
      this.isGhost[slot] = Number(slot >= all.length - ghosts.length);
      this.legCount[slot] = plan.legs.length;
      plan.legs.forEach((leg, i) => {
        const e = slot * this.legsAPatient + i;
        this.writeLeg(e, leg.service, leg.stage, leg.since, leg.forStaff, 0);
        this.ready[e] = leg.ready;
        this.done[e] = Number(leg.done);
      });
      const isVisit = slot >= model.patients.length && slot < all.length - ghosts.length;
      this.state[slot] = isVisit ? patientState.inRoom : plan.backAt > 0 ? patientState.elsewhere : patientState.waiting;
      if (this.state[slot] === patientState.waiting) this.joinLines(slot);
    });
    this.agenda.clear();
  }
}

type Beginning = {
  state: Uint8Array; legCount: Int32Array; stage: Int32Array; service: Int32Array; since: Float64Array; ready: Float64Array; forStaff: Int32Array; done: Uint8Array; due: Float64Array;
  laneOf: Int32Array; next: Int32Array; previous: Int32Array; head: Int32Array; tail: Int32Array; laneMask: Int32Array; waitingIn: Int32Array;
};

function slotsOf(slots: number, legsAPatient: number): Int32Array {
  return Int32Array.from({ length: slots * legsAPatient }, (_, e) => Math.floor(e / legsAPatient));
}

function longer(values: Int32Array, length: number): Int32Array {
  const more = new Int32Array(length);
  more.set(values);
  return more;
}

function longerFloat(values: Float64Array, length: number): Float64Array {
  const more = new Float64Array(length);
  more.set(values);
  return more;
}

function longerByte(values: Uint8Array, length: number): Uint8Array {
  const more = new Uint8Array(length);
  more.set(values);
  return more;
}
