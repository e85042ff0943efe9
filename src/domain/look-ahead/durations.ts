import type { Agenda } from "#domain/look-ahead/agenda.ts";
import { survival } from "#domain/look-ahead/law.ts";
import { purpose, type Luck } from "#domain/look-ahead/luck.ts";
import { residualMs, type Model } from "#domain/look-ahead/model.ts";
import type { People } from "#domain/look-ahead/people.ts";
import type { Staff } from "#domain/look-ahead/staff.ts";
import { minuteMs } from "#domain/time.ts";

/** How long visits last, and all that goes before and after: walks, set-ups, changeovers. Milliseconds. */
export class Durations {
  /** By visit in progress. */
  private readonly lasted: { lasted: number; elapsedMs: number; law: number; speed: number }[];

  private readonly model: Model;
  private readonly people: People;
  private readonly staff: Staff;
  private readonly agenda: Agenda;
  private readonly luck: Luck;

  constructor(model: Model, people: People, staff: Staff, agenda: Agenda, luck: Luck) {
    this.model = model;
    this.people = people;
    this.staff = staff;
    this.agenda = agenda;
    this.luck = luck;
    this.lasted = model.visits.map(({ patient, leg, unit, startedAt }) => {
      const service = patient.legs[leg]?.service ?? 0;
      const law = this.visitLaw(service, patient.visitType, patient.urgency);
      const speed = unit < 0 ? 1 : model.speed[unit * model.serviceCount + service] || 1;
      const elapsedMs = Number.isNaN(startedAt) ? 0 : Math.max(0, -startedAt * speed);
      return { law, speed, elapsedMs, lasted: survival(model.laws.lawOf(law), elapsedMs / minuteMs) };
    });
  }

  /** Not yet rounded: a walk may come on top. */
  leftOfVisit(visit: number, e: number, slot: number): number {
    const { law, elapsedMs, lasted, speed } = this.lasted[visit] as (typeof this.lasted)[number];
    return residualMs(this.model.laws, law, elapsedMs, lasted, this.luck.chance(this.people.key[slot] as number, purpose.visit + 16 * (e - slot * this.people.legsAPatient))) / speed;
  }

  visit(unit: number, e: number, slot: number): number {
    const { model, people } = this;
    const service = people.service[e] as number;
    const law = this.visitLaw(service, people.visitType[slot] as number, people.urgency[slot] as number);
    const minutes = this.luck.minutes(law, people.key[slot] as number, purpose.visit + 16 * (e - slot * people.legsAPatient)) / (model.speed[unit * model.serviceCount + service] as number);
    return Math.max(0, Math.round(minutes * minuteMs));
  }

  /** From the call to the start: the patient's way and the unit's set-up go on at the same time. */
  beforeStart(unit: number, e: number, slot: number): number {
    const { model, people, staff } = this;
    const walk = people.isGhost[slot] === 0 ? this.walk(e, slot) : 0;
    if (model.setUpMs === 0) return walk;
    const last = staff.lastService[unit] as number;
    const setUp = last >= 0 && last !== people.service[e] ? model.setUpMs : 0;
    return Math.max(walk, setUp, (staff.readyAt[unit] as number) - this.agenda.now);
  }

  walk(e: number, slot: number): number {
    const { people } = this;
    return this.luck.ms(this.model.walk[people.service[e] as number] as number, people.key[slot] as number, purpose.walk + 16 * (e - slot * people.legsAPatient));
  }

  changeover(e: number, slot: number): number {
    const { people } = this;
    return this.luck.ms(this.model.changeover[people.service[e] as number] as number, people.key[slot] as number, purpose.changeover + 16 * (e - slot * people.legsAPatient));
  }

  private visitLaw(service: number, visitType: number, urgency: number): number {
    return this.model.visitLaw[(service * this.model.visitTypes.length + visitType) * 5 + urgency] as number;
  }
}
