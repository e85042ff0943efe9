import type { Agenda } from "#domain/look-ahead/agenda.ts";
import type { Model } from "#domain/look-ahead/model.ts";
import { unitState, type Staff } from "#domain/look-ahead/staff.ts";

type Move = Model["moves"][number];

/** Moves of staff to other rooms and services: agreed beforehand or in the course of the path, made after the visit that they are at. */
export class Moves {
  /** Agreed in the course of this path. */
  readonly extra: Move[] = [];
  /** By unit: the move that waits for the end of the visit, -1 for none. */
  private readonly due: Int32Array;

  private readonly model: Model;
  private readonly staff: Staff;
  private readonly agenda: Agenda;

  constructor(model: Model, staff: Staff, agenda: Agenda) {
    this.model = model;
    this.staff = staff;
    this.agenda = agenda;
    this.due = new Int32Array(model.unitCount);
  }

  begin(): void {
    this.extra.length = 0;
    this.due.fill(-1);
  }

  /** Gives the move's number. */
  agree(move: Move): number {
    return this.model.moves.length + this.extra.push(move) - 1;
  }

  make(index: number): void {
    const { staff } = this.moveAt(index);
    for (let unit = 0; unit < this.model.unitCount; unit++) {
      if (this.model.unitStaff[unit] !== staff) continue;
      if (this.staff.is[unit] === unitState.occupied) this.due[unit] = index;
      else this.apply(unit, index);
    }
  }

  makeWhatIsDue(unit: number): void {
    const index = this.due[unit] as number;
    if (index < 0) return;
    this.apply(unit, index);
    this.due[unit] = -1;
  }

  private moveAt(index: number): Move {
    const { moves } = this.model;
    return (index < moves.length ? moves[index] : this.extra[index - moves.length]) as Move;
  }

  private apply(unit: number, index: number): void {
    const { model, staff } = this;
    const S = model.serviceCount;
    const { room, serves } = this.moveAt(index);
    if (room !== undefined) staff.room[unit] = room;
    const own = staff.room[unit] as number;
    const wanted = serves ?? (room === undefined ? undefined : (model.skills[unit] as number[]));
    if (!wanted) return;
    let count = 0;
    for (const service of wanted) {
      const isAble = (model.speed[unit * S + service] as number) > 0 && (own < 0 || model.hosts[own * S + service] === 1);
      if (isAble) staff.serve[unit * S + count++] = service;
    }
    staff.serveCount[unit] = count;
    const last = staff.lastService[unit] as number;
    let isNew = model.setUpMs > 0 && last >= 0;
    for (let n = 0; n < count; n++) if (staff.serve[unit * S + n] === last) isNew = false;
    if (!isNew) return;
    // Set up from now on, whether somebody waits already or not.
    staff.readyAt[unit] = this.agenda.now + model.setUpMs;
    if (count > 0) {
      staff.lastService[unit] = staff.serve[unit * S] as number;
      staff.setUps++;
    }
  }
}
