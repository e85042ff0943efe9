import type { ServiceId } from "#domain/ids.ts";
import type { Answer, Ask, ClassTotals, HorizonCounts, TaggedWait, Totals, VisitList } from "#domain/look-ahead/answer.ts";
import { lanesAService, urgencies, type Model } from "#domain/look-ahead/model.ts";
import type { Path } from "#domain/look-ahead/path.ts";
import { patientState } from "#domain/look-ahead/people.ts";
import { unitState } from "#domain/look-ahead/staff.ts";
import { minuteMs } from "#domain/time.ts";

/** Writes down what was asked of every path, and says when nothing is open any more. */
export class Recorder {
  isOpen = true;
  nextHorizon = Infinity;
  /** For those who want to see every visit go by. */
  visitEnded: ((path: Path, e: number) => void) | undefined;
  arrived: ((path: Path, slot: number) => void) | undefined;
  seated: ((path: Path, e: number, unit: number, room: number, startsAt: number) => void) | undefined;
  gaveUp: ((path: Path, e: number) => void) | undefined;

  private readonly model: Model;
  private readonly ask: Ask;
  private readonly paths: number;
  private readonly waits: Float64Array[];
  private readonly starts: Float64Array[];
  private readonly horizonsMs: number[];
  private readonly horizons: HorizonCounts[];
  private readonly emptyAfter: Float64Array | undefined;
  private readonly totals: Totals | undefined;
  private readonly classes: ClassTotals[] = [];
  private readonly visits: VisitRows | undefined;
  private readonly goesOn: boolean;
  /** By stream. */
  private readonly isLeftOut: boolean[];
  private path = 0;
  private open = 0;
  private horizon = 0;

  constructor(model: Model, ask: Ask, paths: number, tags: number) {
    this.model = model;
    this.ask = ask;
    this.paths = paths;
    const column = () => new Float64Array(paths);
    // Whoever nobody calls: written once, since two numbers a patient in every path lie far apart.
    this.waits = Array.from({ length: tags }, () => column().fill(Infinity));
    this.starts = Array.from({ length: tags }, () => column().fill(Infinity));
    this.horizonsMs = (ask.horizonsMinutes ?? []).map((m) => Math.round(m * minuteMs));
    this.horizons = (ask.horizonsMinutes ?? []).map((minutes) => ({ minutes, waiting: this.byService(), inService: this.byService(), zones: this.byZone() }));
    this.emptyAfter = ask.untilEmpty ? column() : undefined;
    this.totals = ask.totals ? { byService: {}, busyMinutes: column(), presentMinutes: column(), overtimeMinutes: column(), setUps: column(), busyByStaff: {} } : undefined;
    if (this.totals) {
      for (const { id } of model.situation.services) this.classes.push(...(this.totals.byService[id] = urgencies.map(() => ({ called: column(), waitMinutes: column(), onTime: column(), left: column(), stillInLine: column() }))));
    }
    this.visits = ask.visits ? new VisitRows() : undefined;
    this.isLeftOut = model.streams.map(({ id }) => ask.leaveOut?.includes(id) ?? false);
    this.goesOn = Boolean(ask.untilEmpty ?? ask.totals ?? ask.visits);
  }

  begin(path: number): void {
    this.path = path;
    this.open = this.waits.length;
    this.horizon = 0;
    this.nextHorizon = this.horizonsMs[0] ?? Infinity;
    this.judge();
  }

  called(path: Path, e: number, slot: number, startsAt: number): void {
    const tag = path.people.tag[slot] as number;
    if (tag >= 0 && (this.waits[tag] as Float64Array)[this.path] === Infinity) {
      (this.waits[tag] as Float64Array)[this.path] = path.agenda.now / minuteMs;
      (this.starts[tag] as Float64Array)[this.path] = startsAt / minuteMs;
      this.open--;
      this.judge();
    }
    if (path.people.isGhost[slot] === 1) return;
    if (this.totals || this.visits) this.count(path, e, slot, path.agenda.now, startsAt, false);
  }

  left(path: Path, e: number, slot: number): void {
    this.gaveUp?.(path, e);
    const tag = path.people.tag[slot] as number;
    if (tag >= 0 && (this.waits[tag] as Float64Array)[this.path] === Infinity) {
      this.leave(tag);
      this.open--;
      this.judge();
    }
    if (this.totals || this.visits) this.count(path, e, slot, path.people.deadline[e] as number, NaN, true);
  }

  /** At a horizon: who is where. */
  look(path: Path): void {
    const { waiting, inService, zones } = this.horizons[this.horizon] as HorizonCounts;
    path.noticeWhoLeft();
    this.model.situation.services.forEach(({ id }, service) => {
      (waiting[id] as Uint16Array)[this.path] = path.lines.waitingIn[service] as number;
      (inService[id] as Uint16Array)[this.path] = path.servedIn[service] as number;
    });
    if (this.ask.zones) this.lookAtZones(path, zones);
    this.horizon++;
    this.nextHorizon = this.horizonsMs[this.horizon] ?? Infinity;
    this.judge();
  }

  end(path: Path): void {
    if (this.goesOn) path.noticeWhoLeft();
    for (let slot = 0; slot < path.people.settled; slot++) {
      const tag = path.people.tag[slot] as number;
      if (tag < 0 || (this.waits[tag] as Float64Array)[this.path] !== Infinity) continue;
      // Nobody called them; whose patience ends sooner or later has left all the same.
      const first = slot * path.people.legsAPatient;
      for (let e = first; e < first + (path.people.legCount[slot] as number); e++) if ((path.people.laneOf[e] as number) >= 0 && (path.people.deadline[e] as number) < Infinity) this.leave(tag);
    }
    if (this.emptyAfter) this.emptyAfter[this.path] = path.lines.waitingIn.some((count) => count > 0) || path.servedIn.some((count) => count > 0) ? Infinity : path.lastDone / minuteMs;
    if (this.ask.stillInLine !== undefined) this.countStillInLine(path, this.ask.stillInLine * minuteMs);
    if (!this.totals) return;
    let present = path.staff.presentMs;
    let busy = path.staff.busyMs;
    for (let unit = 0; unit < this.model.unitCount; unit++) {
      if (path.staff.is[unit] !== unitState.absent) present += path.agenda.now - (path.staff.presentSince[unit] as number);
      if ((path.staff.leg[unit] as number) >= 0) busy += path.agenda.now - Math.max(0, path.staff.calledAt[unit] as number);
      const id = (this.model.situation.staff[this.model.unitStaff[unit] as number] as { id: string }).id;
      this.totals.busyByStaff[id] = (this.totals.busyByStaff[id] ?? 0) + (path.staff.busyOf[unit] as number) / minuteMs;
    }
    path.staff.busyOf.fill(0);
    this.totals.busyMinutes[this.path] = busy / minuteMs;
    this.totals.presentMinutes[this.path] = present / minuteMs;
    this.totals.overtimeMinutes[this.path] = path.staff.overtimeMs / minuteMs;
    this.totals.setUps[this.path] = path.staff.setUps;
  }

  answer(tags: { id: string; ghost?: { serviceId: ServiceId; urgency: 1 | 2 | 3 | 4 | 5 } }[]): Answer {
    const tagged = tags.map((tag, i) => ({ ...tag, wait: { id: tag.id, minutes: this.waits[i] as Float64Array, startMinutes: this.starts[i] as Float64Array } satisfies TaggedWait }));
    return {
      at: this.model.situation.at,
      paths: this.paths,
      waits: tagged.flatMap(({ ghost, wait }) => (ghost ? [] : [wait])),
      ifYouCameNow: tagged.flatMap(({ ghost, wait }) => (ghost ? [{ ...wait, ...ghost }] : [])),
      horizons: this.horizons,
      ...(this.emptyAfter ? { emptyAfterMinutes: this.emptyAfter } : {}),
      ...(this.totals ? { totals: this.totals } : {}),
      ...(this.visits ? { visits: this.visits.list() } : {}),
    };
  }

  private countStillInLine(path: Path, until: number): void {
    if (!this.totals && !this.visits) return;
    const { people } = path;
    for (let slot = 0; slot < people.slots; slot++) {
      if (people.state[slot] !== patientState.waiting || people.isGhost[slot] === 1) continue;
      const first = slot * people.legsAPatient;
      for (let e = first; e < first + (people.legCount[slot] as number); e++) if ((people.laneOf[e] as number) >= 0) this.count(path, e, slot, Math.max(until, people.since[e] as number), NaN, false, true);
    }
  }

  private leave(tag: number): void {
    (this.waits[tag] as Float64Array)[this.path] = NaN;
    (this.starts[tag] as Float64Array)[this.path] = NaN;
  }

  private judge(): void {
    this.isOpen = this.goesOn || this.open > 0 || this.nextHorizon < Infinity;
  }

  private count(path: Path, e: number, slot: number, until: number, startsAt: number, hasLeft: boolean, isStillInLine = false): void {
    // Whoever was there at the beginning is of no stream.
    if (slot >= path.people.settled && this.isLeftOut[path.people.origin[slot] as number]) return;
    const service = path.people.service[e] as number;
    const urgency = path.people.urgency[slot] as number;
    const wait = (until - (path.people.since[e] as number)) / minuteMs;
    const target = this.model.target[path.people.laneOf[e] as number] ?? this.model.target[service * lanesAService + 2 * urgency] ?? Infinity;
    const isOnTime = !hasLeft && !isStillInLine && (until - (path.lines.due[e] as number)) / minuteMs <= target;
    if (this.totals) {
      const totals = this.classes[service * 5 + urgency] as ClassTotals;
      if (hasLeft) totals.left[this.path]!++;
      else {
        totals.called[this.path]!++;
        totals.waitMinutes[this.path]! += wait;
        if (isOnTime) totals.onTime[this.path]!++;
        if (isStillInLine) totals.stillInLine[this.path]!++;
      }
    }
    this.visits?.add(this.path, service, urgency + 1, (path.people.since[e] as number) / minuteMs, wait, (startsAt - (path.people.since[e] as number)) / minuteMs, target, Number(isOnTime), Number(hasLeft));
  }

  private byService(): Record<ServiceId, Uint16Array> {
    return Object.fromEntries(this.model.situation.services.map(({ id }) => [id, new Uint16Array(this.paths)]));
  }

  private byZone(): Record<string, Uint16Array> {
    const { zones } = this.ask;
    if (!zones) return {};
    const counts = Object.fromEntries([...new Set([...Object.values(zones.waiting), ...Object.values(zones.rooms)])].map((id) => [id, new Uint16Array(this.paths)]));
    return counts;
  }

  private lookAtZones(path: Path, zones: Record<string, Uint16Array>): void {
    const { situation } = this.model;
    const { zones: of } = this.ask;
    if (!of) return;
    const addTo = (zone: string | undefined) => {
      const counts = zone === undefined ? undefined : zones[zone];
      if (counts) counts[this.path]!++;
    };
    for (let slot = 0; slot < path.people.slots; slot++) {
      if (path.people.state[slot] !== patientState.waiting || path.people.isGhost[slot] === 1) continue;
      // Whoever stands in several lines sits in one place.
      const first = slot * path.people.legsAPatient;
      for (let e = first; e < first + (path.people.legCount[slot] as number); e++) {
        if ((path.people.laneOf[e] as number) < 0) continue;
        addTo(of.waiting[(situation.services[path.people.service[e] as number] as { id: string }).id]);
        break;
      }
    }
    path.rooms.guest.forEach((guest, room) => {
      if (guest >= 0) addTo(of.rooms[(situation.rooms[room] as { id: string }).id]);
    });
  }
}

/** Rows that grow without being made anew. */
class VisitRows {
  private count = 0;
  private columns = Array.from({ length: 9 }, () => new Float64Array(1024));

  add(...row: [number, number, number, number, number, number, number, number, number]): void {
    if (this.count === (this.columns[0] as Float64Array).length) {
      this.columns = this.columns.map((column) => {
        const longer = new Float64Array(2 * column.length);
        longer.set(column);
        return longer;
      });
    }
    for (let i = 0; i < 9; i++) (this.columns[i] as Float64Array)[this.count] = row[i] as number;
    this.count++;
  }

  list(): VisitList {
    const [path, service, urgency, since, wait, start, target, onTime, left] = this.columns.map((column) => column.slice(0, this.count)) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
    return {
      path: Int32Array.from(path), service: Int32Array.from(service), urgency: Int32Array.from(urgency),
      sinceMinutes: since, waitMinutes: wait, startMinutes: start, targetMinutes: target, onTime: Int32Array.from(onTime), left: Int32Array.from(left),
    };
  }
}
