import type { Agenda } from "#domain/look-ahead/agenda.ts";
import type { Lines } from "#domain/look-ahead/lines.ts";
import { lanesAService, type Model } from "#domain/look-ahead/model.ts";
import type { Path } from "#domain/look-ahead/path.ts";
import type { People } from "#domain/look-ahead/people.ts";
import { noneFree, type Rooms } from "#domain/look-ahead/rooms.ts";
import type { Staff } from "#domain/look-ahead/staff.ts";
import { claimAt, heldForClinicianMs, isTurnOfOthers } from "#domain/queue/claim.ts";
import type { Urgency } from "#domain/queue/ticket.ts";

/** Whom a unit calls next: the order of `callNext` in queue/decide-call.ts, from the lane heads. */
export class Choice {
  /** Patients of the ratio's urgencies who were called in a row, by service. */
  readonly inARow: Int32Array;
  private readonly model: Model;
  private readonly path: Path;
  private readonly agenda: Agenda;
  private readonly people: People;
  private readonly lines: Lines;
  private readonly staff: Staff;
  private readonly rooms: Rooms;

  /** After the lines, the staff and the rooms of the path. */
  constructor(path: Path) {
    this.path = path;
    this.agenda = path.agenda;
    this.people = path.people;
    this.lines = path.lines;
    this.staff = path.staff;
    this.rooms = path.rooms;
    this.model = path.model;
    this.inARow = new Int32Array(path.model.serviceCount);
  }

  begin(): void {
    this.inARow.set(this.model.inARow);
  }

  /** The entry whom this unit calls now; -1 for nobody. Those whose patience has ended are noticed on the way. */
  whomFor(unit: number): number {
    const { model, path, people, lines, staff, rooms } = this;
    const { now } = this.agenda;
    const { head, next, due, laneMask } = lines;
    const { deadline, forStaff, slotOf, passedOverUntil } = people;
    const { target, headStart, isStrict } = model;
    const base = unit * model.serviceCount;
    const count = staff.serveCount[unit] as number;
    const only = path.turnTo ? path.turnTo(path, unit) : -2;
    let best = -1;
    let bestClaim = -Infinity;
    let passed = -1;
    let passedClaim = -Infinity;
    for (let n = 0; n < count; n++) {
      const service = staff.serve[base + n] as number;
      const mask = laneMask[service] as number;
      if (mask === 0 || (only > -2 && only !== service)) continue;
      if (rooms.matter && rooms.roomFor(unit, service) === noneFree) continue;
      let ofLine = -1;
      let ofLineClaim = -Infinity;
      for (let lanes = mask; lanes !== 0; lanes &= lanes - 1) {
        const lane = service * lanesAService + (31 - Math.clz32(lanes & -lanes));
        for (let e = head[lane] as number; e >= 0; ) {
          const after = next[e] as number;
          if ((deadline[e] as number) < now) {
            path.leaves(e);
            e = after >= 0 && (people.laneOf[after] as number) === lane ? after : (head[lane] as number);
            continue;
          }
          if ((forStaff[e] as number) >= 0 && this.waitsForAnother(e, unit)) {
            e = after;
            continue;
          }
          const slot = slotOf[e] as number;
          const claim = isStrict ? -(lane % lanesAService) : claimAt(now, due[e] as number, target[lane] as number, headStart);
          if ((passedOverUntil[slot] as number) > now) {
            if (claim > passedClaim) {
              passed = e;
              passedClaim = claim;
            }
            e = after;
            continue;
          }
          if (claim > ofLineClaim || (claim === ofLineClaim && people.isBefore(slot, slotOf[ofLine] as number))) {
            ofLine = e;
            ofLineClaim = claim;
          }
          break;
        }
      }
      if (ofLine < 0) continue;
      const turn = model.ratioCounts.length > 0 ? this.turnOfOthers(unit, service) : -1;
      const called = turn >= 0 ? turn : ofLine;
      // Between lines the highest claim of each counts, whoever of it may be called now: see queue/woven.ts.
      if (ofLineClaim > bestClaim || (best >= 0 && ofLineClaim === bestClaim && people.isBefore(slotOf[called] as number, slotOf[best] as number))) {
        best = called;
        bestClaim = ofLineClaim;
      }
    }
    return best >= 0 ? best : passed;
  }

  /** Of a patient who stands in several lines of a room the first leg is done first, whichever line brought them: as `callTo` has it. */
  legFor(unit: number, next: number, slot: number): number {
    const { people, rooms } = this;
    if ((people.legCount[slot] as number) === 1) return next;
    const { serviceCount, hosts, speed } = this.model;
    const room = rooms.roomFor(unit, people.service[next] as number);
    for (let e = slot * people.legsAPatient; e < next; e++) {
      const service = people.service[e] as number;
      if ((people.laneOf[e] as number) >= 0 && (speed[unit * serviceCount + service] as number) > 0 && (room < 0 || hosts[room * serviceCount + service] === 1)) return e;
    }
    return next;
  }

  /** Keeps count for the ratio. */
  called(service: number, urgency: number): void {
    const { ratioCounts } = this.model;
    if (ratioCounts.length > 0) this.inARow[service] = ratioCounts[urgency] === 1 ? (this.inARow[service] as number) + 1 : 0;
  }

  /** Somebody less urgent whose turn it is by the ratio, if this unit may call them. */
  private turnOfOthers(unit: number, service: number): number {
    const { model, people, lines } = this;
    const { now } = this.agenda;
    const ratio = model.policy.ratio;
    if (!ratio || (this.inARow[service] as number) < ratio.atMost) return -1;
    let first = -1;
    let firstClaim = -Infinity;
    let other = -1;
    let otherClaim = 0;
    for (let lanes = lines.laneMask[service] as number; lanes !== 0; lanes &= lanes - 1) {
      const lane = service * lanesAService + (31 - Math.clz32(lanes & -lanes));
      for (let e = lines.head[lane] as number; e >= 0; e = lines.next[e] as number) {
        const slot = people.slotOf[e] as number;
        if ((people.deadline[e] as number) < now || (people.passedOverUntil[slot] as number) > now || people.isGhost[slot] !== 0 || this.waitsForAnother(e, unit)) continue;
        const claim = this.claimOf(e, lane);
        if (claim > firstClaim || (claim === firstClaim && people.isBefore(slot, people.slotOf[first] as number))) [first, firstClaim] = [e, claim];
        if (model.ratioCounts[people.urgency[slot] as number] === 0 && (claim > otherClaim || (other >= 0 && claim === otherClaim && people.isBefore(slot, people.slotOf[other] as number)))) [other, otherClaim] = [e, claim];
        break;
      }
    }
    if (first < 0 || other < 0) return -1;
    const urgency = ((people.urgency[people.slotOf[first] as number] as number) + 1) as Urgency;
    return isTurnOfOthers(ratio, this.inARow[service] as number, urgency) ? other : -1;
  }

  private claimOf(e: number, lane: number): number {
    const { isStrict, target, headStart } = this.model;
    return isStrict ? -(lane % lanesAService) : claimAt(this.agenda.now, this.lines.due[e] as number, target[lane] as number, headStart);
  }

  private waitsForAnother(e: number, unit: number): boolean {
    const { people, staff, agenda } = this;
    const wanted = people.forStaff[e] as number;
    if (wanted < 0 || wanted === this.model.unitStaff[unit] || staff.here[wanted] === 0) return false;
    const ready = people.ready[e] as number;
    return Number.isNaN(ready) || agenda.now - ready < heldForClinicianMs;
  }
}
