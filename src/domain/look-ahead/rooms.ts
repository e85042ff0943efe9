import type { Agenda } from "#domain/look-ahead/agenda.ts";
import type { Model } from "#domain/look-ahead/model.ts";
import type { Staff } from "#domain/look-ahead/staff.ts";

/** Rooms: who is in which, and which is free for a service. */
export class Rooms {
  /** Slot by room, -1 for nobody. */
  readonly guest: Int32Array;
  /** Whether rooms can be what people wait for. */
  readonly matter: boolean;

  private readonly model: Model;
  private readonly staff: Staff;
  private readonly agenda: Agenda;

  constructor(model: Model, staff: Staff, agenda: Agenda) {
    this.model = model;
    this.staff = staff;
    this.agenda = agenda;
    this.guest = new Int32Array(model.roomCount);
    this.matter = model.roomCount > 0;
  }

  begin(): void {
    this.guest.fill(-1);
  }

  /** A free room for this unit and service; `noRoom` where none is needed, `noneFree` where there is none. */
  roomFor(unit: number, service: number): number {
    const { model } = this;
    const own = this.staff.room[unit] as number;
    if (own >= 0) return this.isFree(own) && model.hosts[own * model.serviceCount + service] === 1 ? own : noneFree;
    const rooms = model.roomsOf[service] as Int32Array;
    if (rooms.length === 0) return noRoom;
    for (let i = 0; i < rooms.length; i++) if (this.isFree(rooms[i] as number)) return rooms[i] as number;
    return noneFree;
  }

  private isFree(room: number): boolean {
    const { now } = this.agenda;
    if ((this.guest[room] as number) >= 0 || (this.model.blockedUntil[room] as number) > now) return false;
    const closed = this.model.closed[room];
    return closed === undefined || !closed.some(({ from, to }) => from <= now && now < to);
  }
}

export const noRoom = -1;
export const noneFree = -2;
