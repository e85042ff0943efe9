import { survival } from "#domain/look-ahead/law.ts";
import { purpose, type Luck } from "#domain/look-ahead/luck.ts";
import { residualMs, type Model } from "#domain/look-ahead/model.ts";
import type { People } from "#domain/look-ahead/people.ts";
import { minuteMs } from "#domain/time.ts";

/** How long people stay in line before they give up. Who gives up one line gives up all. */
export class Patience {
  /** By leg of the situation: the chance to have waited so long already. */
  private readonly lasted: Float64Array;

  private readonly model: Model;
  private readonly people: People;
  private readonly luck: Luck;

  /** After the people of the situation have joined their lines. */
  constructor(model: Model, people: People, luck: Luck) {
    this.model = model;
    this.people = people;
    this.luck = luck;
    this.lasted = new Float64Array(people.settled * people.legsAPatient).fill(1);
    for (let e = 0; e < this.lasted.length; e++) {
      const law = (people.laneOf[e] as number) >= 0 ? this.lawOf(e) : -1;
      if (law >= 0) this.lasted[e] = survival(model.laws.lawOf(law), -people.joinedAt(e) / minuteMs);
    }
  }

  /** What is left to those who wait already. */
  begin(): void {
    const { model, people, luck } = this;
    const L = people.legsAPatient;
    for (let slot = 0; slot < model.patients.length; slot++) {
      let soonest = Infinity;
      const last = slot * L + (people.legCount[slot] as number);
      for (let e = slot * L; e < last; e++) {
        const law = (people.laneOf[e] as number) < 0 ? -1 : this.lawOf(e);
        if (law < 0) continue;
        const s = luck.chance(people.key[slot] as number, purpose.patience + 16 * (e - slot * L));
        soonest = Math.min(soonest, residualMs(model.laws, law, -people.joinedAt(e), this.lasted[e] as number, s));
      }
      for (let e = slot * L; e < last; e++) people.deadline[e] = soonest;
    }
  }

  /** Of somebody who has just joined their lines. */
  beginOf(slot: number, now: number): void {
    const { people } = this;
    const first = slot * people.legsAPatient;
    const last = first + (people.legCount[slot] as number);
    let soonest = Infinity;
    for (let e = first; e < last; e++) {
      const law = (people.laneOf[e] as number) < 0 ? -1 : this.lawOf(e);
      if (law >= 0) soonest = Math.min(soonest, people.joinedAt(e) + Math.round(this.luck.minutes(law, people.key[slot] as number, purpose.patience + 16 * (e - first)) * minuteMs));
    }
    // A patience that had run out while the patient was busy elsewhere runs out now.
    for (let e = first; e < last; e++) people.deadline[e] = Math.max(soonest, now);
  }

  private lawOf(e: number): number {
    const { people } = this;
    const slot = people.slotOf[e] as number;
    return people.isGhost[slot] === 1 ? -1 : (this.model.patience[(people.service[e] as number) * 5 + (people.urgency[slot] as number)] as number);
  }
}
