import type { Agenda } from "#domain/look-ahead/agenda.ts";
import type { LegPlan, Model, PatientPlan } from "#domain/look-ahead/model.ts";

/**
 * The patients of a path in slots, and their legs at slot times legs a patient: first those of the situation, then whoever comes. The
 * arrays grow and are never made anew; a slot that nobody needs any more is given to the next who comes.
 */
export class People {
  capacity: number;
  readonly legsAPatient: number;
  /** Slots of the situation: they are the same people in every path. */
  readonly settled: number;
  /** Nobody has more than one leg, nor can get one: much need not be written down. */
  readonly isPlain: boolean;
  slots = 0;

  // By slot.
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
  /** Asked for, and not really there. */
  isGhost: Uint8Array;
  private rank: Float64Array;
  /** Stream or -1 - appointment, and number in it: where an imagined patient comes from. */
  origin: Int32Array;
  originIndex: Int32Array;
  private freeSlots: Int32Array;
  private freeCount = 0;
  private arrivals = 0;

  // By leg.
  slotOf: Int32Array;
  service: Int32Array;
  stage: Int32Array;
  since: Float64Array;
  ready: Float64Array;
  forStaff: Int32Array;
  done: Uint8Array;
  /** Made by an onward way; has none of its own. */
  isOnward: Uint8Array;
  /** When patience with the line ends. */
  deadline: Float64Array;
  /** The lane in which the leg stands, -1 for none. */
  laneOf: Int32Array;

  private readonly agenda: Agenda;
  private readonly beginning: Beginning;

  constructor(model: Model, ghosts: PatientPlan[], agenda: Agenda) {
    this.agenda = agenda;
    const L = (this.legsAPatient = model.legsAPatient);
    this.isPlain = L === 1;
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
    this.deadline = new Float64Array(P * L).fill(Infinity);
    this.laneOf = new Int32Array(P * L).fill(-1);
    this.settle(model, ghosts);
    const legs = this.settled * L;
    this.beginning = {
      state: this.state.slice(0, this.settled), legCount: this.legCount.slice(0, this.settled),
      stage: this.stage.slice(0, legs), service: this.service.slice(0, legs), since: this.since.slice(0, legs),
      ready: this.ready.slice(0, legs), forStaff: this.forStaff.slice(0, legs), done: this.done.slice(0, legs),
    };
  }

  begin(): void {
    const b = this.beginning;
    this.slots = this.settled;
    this.freeCount = 0;
    this.arrivals = 0;
    this.state.set(b.state);
    if (this.isPlain) return;
    this.legCount.set(b.legCount);
    this.stage.set(b.stage);
    this.service.set(b.service);
    this.since.set(b.since);
    this.ready.set(b.ready);
    this.forStaff.set(b.forStaff);
    this.done.set(b.done);
  }

  /** Somebody comes in now; gives their slot. */
  comes(key: number, urgency: number, visitType: number, appointment: number, legs: LegPlan[], origin: number, originIndex: number): number {
    const { now } = this.agenda;
    const slot = this.newSlot();
    this.key[slot] = key;
    this.urgency[slot] = urgency;
    this.visitType[slot] = visitType;
    this.arrived[slot] = now;
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
      this.writeLeg(first + i, service, stage, stage === 0 ? now : NaN, forStaff, 0);
    }
    return slot;
  }

  goes(slot: number): void {
    this.state[slot] = patientState.nobody;
    if (slot >= this.settled) this.freeSlots[this.freeCount++] = slot;
  }

  writeLeg(e: number, service: number, stage: number, since: number, forStaff: number, isOnward: number): void {
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

  /** The least stage that is not done; Infinity when all are. */
  openStage(slot: number): number {
    const first = slot * this.legsAPatient;
    const last = first + (this.legCount[slot] as number);
    let stage = Infinity;
    for (let e = first; e < last; e++) if (this.done[e] === 0 && (this.stage[e] as number) < stage) stage = this.stage[e] as number;
    return stage;
  }

  /** Whether no leg is done yet: an appointment counts at the first stop alone. */
  isFirst(slot: number): boolean {
    if (this.legCount[slot] === 1) return true;
    const first = slot * this.legsAPatient;
    for (let e = first; e < first + (this.legCount[slot] as number); e++) if (this.done[e] === 1) return false;
    return true;
  }

  /** Of equal claims whoever came first, and then by name: as in `whoIsNext`. */
  isBefore(slot: number, other: number): boolean {
    const mine = this.arrived[slot] as number;
    const theirs = this.arrived[other] as number;
    return mine !== theirs ? mine < theirs : (this.rank[slot] as number) < (this.rank[other] as number);
  }

  /** When the patient joined this line: later than the wait that counts, where they brought credit along. */
  joinedAt(e: number): number {
    const ready = this.ready[e] as number;
    return Number.isNaN(ready) ? (this.since[e] as number) : ready;
  }

  /** The people of the situation, drawn from nothing. */
  private settle(model: Model, ghosts: PatientPlan[]): void {
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
    });
  }

  private newSlot(): number {
    if (this.freeCount > 0) return this.freeSlots[--this.freeCount] as number;
    if (this.slots === this.capacity) this.grow();
    return this.slots++;
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
    this.deadline = longerFloat(this.deadline, P * L);
    this.laneOf = longer(this.laneOf, P * L);
  }
}

export const patientState = { nobody: 0, waiting: 1, inRoom: 2, elsewhere: 3 } as const;

type Beginning = { state: Uint8Array; legCount: Int32Array; stage: Int32Array; service: Int32Array; since: Float64Array; ready: Float64Array; forStaff: Int32Array; done: Uint8Array };

function slotsOf(slots: number, legsAPatient: number): Int32Array {
  return Int32Array.from({ length: slots * legsAPatient }, (_, e) => Math.floor(e / legsAPatient));
}

export function longer(values: Int32Array, length: number): Int32Array {
  const more = new Int32Array(length);
  more.set(values);
  return more;
}

export function longerFloat(values: Float64Array, length: number): Float64Array {
  const more = new Float64Array(length);
  more.set(values);
  return more;
}

function longerByte(values: Uint8Array, length: number): Uint8Array {
  const more = new Uint8Array(length);
  more.set(values);
  return more;
}
