import { lanesAService, type Model } from "#domain/look-ahead/model.ts";
import { longer, longerFloat, patientState, type People } from "#domain/look-ahead/people.ts";
import { cameInTime, dueAt } from "#domain/queue/claim.ts";

/** The lines of every service, kept as lanes in which claims grow alike: who is next is then the best of a few lane heads. */
export class Lines {
  // By service and lane.
  readonly head: Int32Array;
  private readonly tail: Int32Array;
  // By service.
  /** A bit for every lane in which somebody stands. */
  readonly laneMask: Int32Array;
  /** Ghosts do not count. */
  readonly waitingIn: Int32Array;
  // By leg.
  due: Float64Array;
  next: Int32Array;
  private previous: Int32Array;

  private readonly model: Model;
  private readonly people: People;
  private readonly beginning: Beginning;

  constructor(model: Model, people: People) {
    this.model = model;
    this.people = people;
    const lanes = model.serviceCount * lanesAService;
    const legs = people.service.length;
    this.head = new Int32Array(lanes).fill(-1);
    this.tail = new Int32Array(lanes).fill(-1);
    this.laneMask = new Int32Array(model.serviceCount);
    this.waitingIn = new Int32Array(model.serviceCount);
    this.due = new Float64Array(legs);
    this.next = new Int32Array(legs).fill(-1);
    this.previous = new Int32Array(legs).fill(-1);
    for (let slot = 0; slot < people.settled; slot++) if (people.state[slot] === patientState.waiting) this.join(slot);
    const settled = people.settled * people.legsAPatient;
    this.beginning = {
      laneOf: people.laneOf.slice(0, settled), due: this.due.slice(0, settled), next: this.next.slice(0, settled), previous: this.previous.slice(0, settled),
      head: this.head.slice(), tail: this.tail.slice(), laneMask: this.laneMask.slice(), waitingIn: this.waitingIn.slice(),
    };
  }

  begin(): void {
    const b = this.beginning;
    this.people.laneOf.set(b.laneOf);
    if (!this.people.isPlain) this.due.set(b.due);
    this.next.set(b.next);
    this.previous.set(b.previous);
    for (let lane = 0; lane < this.head.length; lane++) {
      this.head[lane] = b.head[lane] as number;
      this.tail[lane] = b.tail[lane] as number;
    }
    for (let service = 0; service < this.laneMask.length; service++) {
      this.laneMask[service] = b.laneMask[service] as number;
      this.waitingIn[service] = b.waitingIn[service] as number;
    }
  }

  /** Stands in the line of every open leg. */
  join(slot: number): void {
    const { people } = this;
    const first = slot * people.legsAPatient;
    const last = first + (people.legCount[slot] as number);
    if (last - first === 1 && (people.forStaff[first] as number) < 0 && people.isGhost[slot] === 0) return this.insert(first, slot);
    const stage = people.openStage(slot);
    for (let e = first; e < last; e++) if (people.done[e] === 0 && people.stage[e] === stage && !Number.isNaN(people.since[e] as number)) this.insert(e, slot);
  }

  leave(slot: number): void {
    const { legsAPatient, legCount, laneOf } = this.people;
    const first = slot * legsAPatient;
    if (legCount[slot] === 1) return this.remove(first);
    for (let e = first; e < first + (legCount[slot] as number); e++) if ((laneOf[e] as number) >= 0) this.remove(e);
  }

  private insert(e: number, slot: number): void {
    const { model, people } = this;
    if (e >= this.due.length) this.grow();
    const service = people.service[e] as number;
    const since = people.since[e] as number;
    const appointment = people.isFirst(slot) ? (people.appointment[slot] as number) : NaN;
    const isBooked = !Number.isNaN(appointment);
    const ofService = model.isFifo ? 0 : 2 * (people.urgency[slot] as number) + (isBooked && cameInTime(people.arrived[slot] as number, appointment, model.policy) ? 1 : 0);
    const lane = service * lanesAService + ofService;
    const due = isBooked && model.headStart > 0 ? dueAt(since, appointment, model.policy) : since;
    this.due[e] = due;
    people.laneOf[e] = lane;
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
    if (people.isGhost[slot] === 0) this.waitingIn[service]!++;
  }

  private standsBefore(slot: number, due: number, other: number): boolean {
    const otherDue = this.due[other] as number;
    return due !== otherDue ? due < otherDue : this.people.isBefore(slot, this.people.slotOf[other] as number);
  }

  private remove(e: number): void {
    const { people } = this;
    const lane = people.laneOf[e] as number;
    const before = this.previous[e] as number;
    const after = this.next[e] as number;
    if (before < 0) this.head[lane] = after;
    else this.next[before] = after;
    if (after < 0) this.tail[lane] = before;
    else this.previous[after] = before;
    const service = people.service[e] as number;
    if ((this.head[lane] as number) < 0) this.laneMask[service] = (this.laneMask[service] as number) & ~(1 << (lane - service * lanesAService));
    people.laneOf[e] = -1;
    if (people.isGhost[people.slotOf[e] as number] === 0) this.waitingIn[service]!--;
  }

  private grow(): void {
    const legs = this.people.service.length;
    this.due = longerFloat(this.due, legs);
    this.next = longer(this.next, legs);
    this.previous = longer(this.previous, legs);
  }
}

type Beginning = { laneOf: Int32Array; due: Float64Array; next: Int32Array; previous: Int32Array; head: Int32Array; tail: Int32Array; laneMask: Int32Array; waitingIn: Int32Array };
