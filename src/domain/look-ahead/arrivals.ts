import { happens, type Agenda } from "#domain/look-ahead/agenda.ts";
import { memberOf } from "#domain/look-ahead/chances.ts";
import { exceededWith } from "#domain/look-ahead/law.ts";
import { purpose, type Luck } from "#domain/look-ahead/luck.ts";
import type { AppointmentPlan, Model, StreamPlan } from "#domain/look-ahead/model.ts";
import { minuteMs } from "#domain/time.ts";

/** When whoever is still to come comes: walk-ins stream by stream, one ahead; the booked as soon as they might be next. */
export class Arrivals {
  /** How many of a stream have been drawn. */
  private readonly index: Int32Array;
  private readonly piece: Int32Array;
  private readonly at: Float64Array;
  private readonly dayFactor: Float64Array;
  private readonly come: Uint8Array;
  private nextAppointment = 0;
  /** Before then no appointment can matter that has not been foreseen. */
  nextEarliest = Infinity;

  private readonly model: Model;
  private readonly agenda: Agenda;
  private readonly luck: Luck;

  constructor(model: Model, agenda: Agenda, luck: Luck) {
    this.model = model;
    this.agenda = agenda;
    this.luck = luck;
    this.index = new Int32Array(model.streams.length);
    this.piece = new Int32Array(model.streams.length);
    this.at = new Float64Array(model.streams.length);
    this.dayFactor = new Float64Array(model.streams.length);
    this.come = new Uint8Array(model.appointments.length);
  }

  begin(): void {
    this.come.fill(0);
    this.nextAppointment = 0;
    this.nextEarliest = this.model.appointments[0]?.earliest ?? Infinity;
    for (let stream = 0; stream < this.model.streams.length; stream++) this.beginStream(stream);
  }

  /** Whether the patient of this appointment has come, in this path. */
  hasCome(appointment: number): boolean {
    return this.come[appointment] === 1;
  }

  nowHere(appointment: number): AppointmentPlan {
    this.come[appointment] = 1;
    return this.model.appointments[appointment] as AppointmentPlan;
  }

  /** The number of the patient of this stream who comes now. */
  indexOf(stream: number): number {
    return (this.index[stream] as number) - 1;
  }

  kindOf(plan: StreamPlan, key: number): StreamPlan["kinds"][number] {
    let kind = 0;
    if (plan.kinds.length > 1) {
      const u = this.luck.chance(key, purpose.kind);
      while (kind < plan.kinds.length - 1 && u >= (plan.kinds[kind] as { upTo: number }).upTo) kind++;
    }
    return plan.kinds[kind] as StreamPlan["kinds"][number];
  }

  /** Draws the next of a stream. */
  awaitNext(stream: number): void {
    const { agenda } = this;
    const plan = this.model.streams[stream] as StreamPlan;
    const pieces = plan.from.length;
    const index = this.index[stream]!++;
    let left = this.luck.minutes(plan.gap, memberOf(plan.key, index), purpose.gap) / (this.dayFactor[stream] as number);
    let at = this.at[stream] as number;
    for (let piece = this.piece[stream] as number; piece < pieces; piece++) {
      const rate = plan.perMs[piece] as number;
      at = Math.max(at, plan.from[piece] as number);
      const room = ((plan.to[piece] as number) - at) * rate;
      if (left <= room) {
        at += left / rate;
        this.piece[stream] = piece;
        this.at[stream] = at;
        agenda.add(Math.max(agenda.now, Math.round(at)), happens.walkInArrives, stream);
        return;
      }
      left -= room;
    }
    this.piece[stream] = pieces;
  }

  /** Draws whether and when the next of the booked comes. */
  foresee(): void {
    const { model, agenda, luck } = this;
    const a = this.nextAppointment++;
    const plan = model.appointments[a] as AppointmentPlan;
    this.nextEarliest = model.appointments[a + 1]?.earliest ?? Infinity;
    if (plan.noShow > 0 && luck.chance(plan.key, purpose.noShow) < plan.noShow) return;
    const s = luck.chance(plan.key, purpose.punctuality);
    // Whoever outlasts all that is known comes any minute.
    const late = plan.notYet < 1e-9 ? undefined : plan.notYet < 0.02 ? exceededWith(model.laws.lawOf(plan.law), plan.notYet * s) : model.laws.minutes(plan.law, plan.notYet * s);
    const at = late === undefined ? -5 * minuteMs * Math.log(s) : plan.at + late * minuteMs;
    agenda.add(Math.max(agenda.now, Math.round(at)), happens.appointmentArrives, a);
  }

  hasMore(): boolean {
    return this.nextAppointment < this.model.appointments.length;
  }

  private beginStream(stream: number): void {
    const plan = this.model.streams[stream] as StreamPlan;
    this.piece[stream] = 0;
    this.at[stream] = plan.from[0] ?? 0;
    this.index[stream] = 0;
    this.dayFactor[stream] = plan.dayFactor < 0 ? 1 : this.luck.minutes(plan.dayFactor, plan.dayKey, purpose.dayFactor);
    this.awaitNext(stream);
  }
}
