import { happens, type Agenda } from "#domain/look-ahead/agenda.ts";
import { memberOf } from "#domain/look-ahead/chances.ts";
import { purpose, type Luck } from "#domain/look-ahead/luck.ts";
import type { Model, ShiftPlan } from "#domain/look-ahead/model.ts";
import { unitState, type Staff } from "#domain/look-ahead/staff.ts";

/** Who comes to work when, rests and goes home: late as people are, and never before the visit that they are at has ended. */
export class Shifts {
  /** By unit: the shift that they are in, or that comes next; -1 for none. */
  readonly shift: Int32Array;
  readonly nextBreak: Int32Array;
  /** As soon as the present visit has ended. */
  readonly breakDue: Uint8Array;
  readonly offDue: Uint8Array;
  private readonly overSince: Float64Array;
  private readonly lateDraws: Int32Array;
  /** With a patient when the path begins. */
  private readonly isWithPatient: Uint8Array;

  private readonly model: Model;
  private readonly staff: Staff;
  private readonly agenda: Agenda;
  private readonly luck: Luck;

  constructor(model: Model, staff: Staff, agenda: Agenda, luck: Luck) {
    this.model = model;
    this.staff = staff;
    this.agenda = agenda;
    this.luck = luck;
    const U = model.unitCount;
    this.shift = new Int32Array(U);
    this.nextBreak = new Int32Array(U);
    this.breakDue = new Uint8Array(U);
    this.offDue = new Uint8Array(U);
    this.overSince = new Float64Array(U);
    this.lateDraws = new Int32Array(U);
    this.isWithPatient = new Uint8Array(U);
    for (const { unit } of model.visits) if (unit >= 0) this.isWithPatient[unit] = 1;
  }

  begin(): void {
    for (let unit = 0; unit < this.model.unitCount; unit++) {
      this.breakDue[unit] = 0;
      this.offDue[unit] = 0;
      this.overSince[unit] = NaN;
      this.lateDraws[unit] = 0;
      const back = this.model.awayUntil[unit] as number;
      if (!(back > 0)) this.comeToWork(unit, this.isWithPatient[unit] === 1);
      else if (back < Infinity) this.agenda.add(back, happens.unitBack, unit);
    }
  }

  comeToWork(unit: number, isWithPatient = false): void {
    const { agenda, staff } = this;
    const shifts = this.model.shifts[unit];
    if (!shifts) {
      this.appear(unit);
      this.shift[unit] = -1;
      staff.nowIdle(unit);
      return;
    }
    const i = shifts.findIndex((s) => s.to > agenda.now);
    this.shift[unit] = i;
    const shift = shifts[i];
    if (!shift) return;
    if (shift.from > agenda.now) return agenda.add(shift.from + this.lateMs(unit), happens.unitArrives, unit);
    this.appear(unit);
    const resting = shift.breaks.findIndex((b) => b.from <= agenda.now && b.to > agenda.now);
    this.nextBreak[unit] = shift.breaks.findIndex((b) => b.from > agenda.now);
    if (resting >= 0 && isWithPatient) {
      // Theirs all the same, after the visit.
      this.nextBreak[unit] = resting;
      this.breakDue[unit] = 1;
      return;
    }
    if (resting >= 0) {
      staff.is[unit] = unitState.onBreak;
      agenda.add((shift.breaks[resting] as { to: number }).to + this.lateMs(unit), happens.breakEnds, unit);
      return;
    }
    this.plan(unit);
    staff.nowIdle(unit);
  }

  /** In the middle of a visit, though their shift has not begun or is over. */
  isAtWorkAnyway(unit: number): void {
    this.appear(unit);
    this.offDue[unit] = 1;
    this.overSince[unit] = 0;
  }

  /** The shift begins. */
  arrive(unit: number): void {
    this.appear(unit);
    this.plan(unit);
  }

  /** The shift of somebody begins who had begun before it. */
  arriveAtWork(unit: number): void {
    this.offDue[unit] = 0;
    this.plan(unit);
  }

  /** Back before they had even left: the visit of which they were to go lasts on. */
  stayAtWork(unit: number): void {
    const { now } = this.agenda;
    const shifts = this.model.shifts[unit];
    const i = shifts?.findIndex((s) => s.from <= now && s.to > now) ?? -1;
    if (shifts && i < 0) return;
    this.offDue[unit] = 0;
    this.overSince[unit] = NaN;
    this.shift[unit] = i;
    if (!shifts) return;
    this.nextBreak[unit] = (shifts[i] as ShiftPlan).breaks.findIndex((b) => b.from > now);
    this.plan(unit);
  }

  takeBreak(unit: number): void {
    const { agenda, staff } = this;
    this.breakDue[unit] = 0;
    const rest = this.shiftOf(unit)?.breaks[this.nextBreak[unit] as number];
    if (!rest) return;
    this.nextBreak[unit]!++;
    if (staff.is[unit] === unitState.idle) staff.notIdle(unit);
    staff.is[unit] = unitState.onBreak;
    agenda.add(agenda.now + rest.to - rest.from + this.lateMs(unit), happens.breakEnds, unit);
  }

  breakEnds(unit: number): void {
    this.staff.is[unit] = unitState.occupied;
    this.plan(unit);
  }

  isOver(unit: number): void {
    this.offDue[unit] = 1;
    this.overSince[unit] = this.agenda.now;
  }

  goHome(unit: number): void {
    const { agenda, staff } = this;
    const { now } = agenda;
    if (staff.is[unit] === unitState.idle) staff.notIdle(unit);
    staff.is[unit] = unitState.absent;
    this.offDue[unit] = 0;
    this.breakDue[unit] = 0;
    staff.here[this.model.unitStaff[unit] as number]!--;
    staff.presentMs += now - (staff.presentSince[unit] as number);
    staff.overtimeMs += Number.isNaN(this.overSince[unit] as number) ? 0 : now - (this.overSince[unit] as number);
    this.overSince[unit] = NaN;
    const shifts = this.model.shifts[unit];
    const following = shifts?.findIndex((s) => s.from >= now) ?? -1;
    this.shift[unit] = following;
    if (following >= 0) agenda.add((shifts?.[following] as ShiftPlan).from + this.lateMs(unit), happens.unitArrives, unit);
  }

  private appear(unit: number): void {
    const { staff } = this;
    const { now } = this.agenda;
    staff.is[unit] = unitState.occupied;
    staff.here[this.model.unitStaff[unit] as number]!++;
    staff.presentSince[unit] = now;
    this.nextBreak[unit] = this.shiftOf(unit)?.breaks.findIndex((b) => b.to > now) ?? -1;
  }

  /** What comes next in this shift: a break, or its end. */
  private plan(unit: number): void {
    const { agenda } = this;
    const shift = this.shiftOf(unit);
    if (!shift) return;
    const rest = shift.breaks[this.nextBreak[unit] as number];
    if (rest && rest.from < shift.to) agenda.add(Math.max(agenda.now, rest.from), happens.breakBegins, unit);
    else if (shift.to > agenda.now) agenda.add(shift.to, happens.shiftEnds, unit);
    else this.isOver(unit);
  }

  private shiftOf(unit: number): ShiftPlan | undefined {
    return this.model.shifts[unit]?.[this.shift[unit] as number];
  }

  private lateMs(unit: number): number {
    const law = this.model.lateness[unit] as number;
    return law < 0 ? 0 : this.luck.ms(law, memberOf(this.model.unitKey[unit] as number, this.lateDraws[unit]!++), purpose.lateness);
  }
}
