import { purpose, type Luck } from "#domain/look-ahead/luck.ts";
import type { Model, OnwardPlan } from "#domain/look-ahead/model.ts";
import { patientState, type People } from "#domain/look-ahead/people.ts";

/** Where a patient's way goes on after a visit. */
export class Onward {
  private readonly model: Model;
  private readonly people: People;
  private readonly luck: Luck;

  constructor(model: Model, people: People, luck: Luck) {
    this.model = model;
    this.people = people;
    this.luck = luck;
  }

  /** The leg is done; some are then sent elsewhere, and perhaps back to the same clinician. */
  after(e: number, slot: number, staff: number): void {
    const { people } = this;
    people.done[e] = 1;
    const ways = this.model.onward[people.service[e] as number] as OnwardPlan[];
    if (ways.length === 0 || people.isOnward[e] !== 0) return;
    let u = this.luck.chance(people.key[slot] as number, purpose.onward + 16 * (e - slot * people.legsAPatient));
    for (const way of ways) {
      u -= way.probability;
      if (u < 0) return this.send(slot, e, staff, way);
    }
  }

  /** The legs of the next stage are waited for from now on. Whether there is one. */
  goOn(slot: number, now: number): boolean {
    const { people } = this;
    const first = slot * people.legsAPatient;
    const last = first + (people.legCount[slot] as number);
    const stage = people.openStage(slot);
    if (stage === Infinity) return false;
    for (let i = first; i < last; i++) {
      if (people.done[i] !== 0 || people.stage[i] !== stage) continue;
      if (Number.isNaN(people.since[i] as number)) people.since[i] = now;
      else if (Number.isNaN(people.ready[i] as number) && (people.forStaff[i] as number) >= 0) people.ready[i] = now;
    }
    people.state[slot] = patientState.waiting;
    return true;
  }

  private send(slot: number, e: number, staff: number, { services, comesBack }: OnwardPlan): void {
    const { people } = this;
    const first = slot * people.legsAPatient;
    const stage = people.stage[e] as number;
    let at = first + (people.legCount[slot] as number);
    for (let i = first; i < at; i++) if (people.done[i] === 0 && (people.stage[i] as number) >= stage) people.stage[i]! += services.length;
    for (let n = 0; n < services.length; n++, at++) people.writeLeg(at, services[n] as number, stage + n, NaN, -1, 1);
    if (comesBack) people.writeLeg(at++, people.service[e] as number, stage + services.length, people.since[e] as number, staff, 1);
    people.legCount[slot] = at - first;
  }
}
