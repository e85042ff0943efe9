import type { Model } from "#domain/look-ahead/model.ts";

/** Staff unit by unit: what each is doing, with whom and where; who stands idle, in the order in which they became so; hours worked. */
export class Staff {
  readonly is: Uint8Array;
  /** The leg they are with, -1 for none. */
  readonly leg: Int32Array;
  /** Their own room, -1 for any. */
  readonly room: Int32Array;
  /** The room that the present visit takes. */
  readonly visitRoom: Int32Array;
  readonly calledAt: Float64Array;
  readonly startsAt: Float64Array;
  /** Set up until then. */
  readonly readyAt: Float64Array;
  readonly lastService: Int32Array;
  /** So many services at unit times services, in the order in which they are asked for. */
  readonly serveCount: Int32Array;
  readonly serve: Int32Array;
  /** Units at work, by member of staff. */
  readonly here: Int32Array;
  readonly presentSince: Float64Array;
  readonly idle: Int32Array;
  idleCount = 0;

  setUps = 0;
  busyMs = 0;
  presentMs = 0;
  overtimeMs = 0;
  /** Over all paths, until somebody writes it down. */
  readonly busyOf: Float64Array;

  private readonly model: Model;

  constructor(model: Model) {
    this.model = model;
    const U = model.unitCount;
    this.is = new Uint8Array(U);
    this.leg = new Int32Array(U);
    this.room = new Int32Array(U);
    this.visitRoom = new Int32Array(U);
    this.calledAt = new Float64Array(U);
    this.startsAt = new Float64Array(U);
    this.readyAt = new Float64Array(U);
    this.lastService = new Int32Array(U);
    this.serveCount = new Int32Array(U);
    this.serve = new Int32Array(U * model.serviceCount);
    this.here = new Int32Array(model.situation.staff.length);
    this.presentSince = new Float64Array(U);
    this.idle = new Int32Array(U);
    this.busyOf = new Float64Array(U);
  }

  begin(): void {
    const { model } = this;
    const S = model.serviceCount;
    this.idleCount = 0;
    this.setUps = 0;
    this.busyMs = 0;
    this.presentMs = 0;
    this.overtimeMs = 0;
    this.here.fill(0);
    for (let unit = 0; unit < model.unitCount; unit++) {
      this.is[unit] = unitState.absent;
      this.leg[unit] = -1;
      this.visitRoom[unit] = -1;
      this.readyAt[unit] = -Infinity;
      this.room[unit] = model.unitRoom[unit] as number;
      this.lastService[unit] = model.lastService[unit] as number;
      const serves = model.serves[unit] as number[];
      this.serveCount[unit] = serves.length;
      for (let i = 0; i < serves.length; i++) this.serve[unit * S + i] = serves[i] as number;
    }
  }

  nowIdle(unit: number): void {
    if (this.is[unit] === unitState.idle) return;
    this.is[unit] = unitState.idle;
    this.idle[this.idleCount++] = unit;
  }

  notIdle(unit: number): void {
    let at = 0;
    while (this.idle[at] !== unit) at++;
    for (; at < this.idleCount - 1; at++) this.idle[at] = this.idle[at + 1] as number;
    this.idleCount--;
    this.is[unit] = unitState.occupied;
  }

  visitBegins(unit: number, e: number, service: number, room: number, calledAt: number, startsAt: number): void {
    this.is[unit] = unitState.occupied;
    this.leg[unit] = e;
    this.visitRoom[unit] = room;
    this.calledAt[unit] = calledAt;
    this.startsAt[unit] = startsAt;
    this.lastService[unit] = service;
  }

  visitEnds(unit: number, now: number): void {
    const worked = now - Math.max(0, this.calledAt[unit] as number);
    this.busyMs += worked;
    this.busyOf[unit]! += worked;
    this.leg[unit] = -1;
    this.visitRoom[unit] = -1;
  }
}

export const unitState = { absent: 0, idle: 1, occupied: 2, onBreak: 3 } as const;
