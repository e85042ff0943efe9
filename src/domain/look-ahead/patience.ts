import type { Agenda } from "#domain/look-ahead/agenda.ts";
import { survival } from "#domain/look-ahead/law.ts";
import { purpose, type Luck } from "#domain/look-ahead/luck.ts";
import { residualMs, type Model } from "#domain/look-ahead/model.ts";
import type { People } from "#domain/look-ahead/people.ts";
import { minuteMs } from "#domain/time.ts";

/** How long people stay in line before they give up. Who gives up one line gives up all. */
export class Patience {
  /** By leg of the situation: the law, -1 for none; and the chance to have waited so long already. */
  private readonly law: Int32Array;
  private readonly lasted: Float64Array;

  private readonly model: Model;
  private readonly people: People;
  private readonly agenda: Agenda;
  private readonly luck: Luck;

  /** After the people of the situation have joined their lines. */
  constructor(model: Model, people: People, agenda: Agenda, luck: Luck) {
    this.model = model;
    this.people = people;
    this.agenda = agenda;
    this.luck = luck;
    this.lasted = new Float64Array(people.settled * people.legsAPatient).fill(1);
    this.law = Int32Array.from(this.lasted, (_, e) => ((people.laneOf[e] as number) >= 0 ? this.lawOf(e, people.slotOf[e] as number) : -1));
    for (let e = 0; e < this.lasted.length; e++) {
      const law = this.law[e] as number;
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
        const law = this.law[e] as number;
        if (law < 0) continue;
        const s = luck.chance(people.key[slot] as number, purpose.patience + 16 * (e - slot * L));
        soonest = Math.min(soonest, residualMs(model.laws, law, -people.joinedAt(e), this.lasted[e] as number, s));
      }
      for (let e = slot * L; e < last; e++) people.deadline[e] = soonest;
    }
  }

  /** Of somebody who has just joined their lines. */
  beginOf(slot: number): void {
    const { people, agenda } = this;
    if (people.isPlain) {
      const law = this.lawOf(slot, slot);
      people.deadline[slot] = law < 0 ? Infinity : Math.max(agenda.now, people.joinedAt(slot) + Math.round(this.luck.minutes(law, people.key[slot] as number, purpose.patience) * minuteMs));
      return;
    }
    const first = slot * people.legsAPatient;
    const last = first + (people.legCount[slot] as number);
    let soonest = Infinity;
    for (let e = first; e < last; e++) {
      const law = (people.laneOf[e] as number) < 0 ? -1 : this.lawOf(e, slot);
      if (law >= 0) soonest = Math.min(soonest, people.joinedAt(e) + Math.round(this.luck.minutes(law, people.key[slot] as number, purpose.patience + 16 * (e - first)) * minuteMs));
    }
    // A patience that had run out while the patient was busy elsewhere runs out now.
    for (let e = first; e < last; e++) people.deadline[e] = Math.max(soonest, agenda.now);
  }

  private lawOf(e: number, slot: number): number {
    const { people } = this;
    return people.isGhost[slot] === 1 ? -1 : (this.model.patience[(people.service[e] as number) * 5 + (people.urgency[slot] as number)] as number);
  }
}
