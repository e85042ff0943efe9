import type { Compiled, CompiledService } from "#domain/planning/day/compiled.ts";
import type { Path, PatientOfPath } from "#domain/planning/day/path.ts";

/** Somebody in a line. */
export type InLine = { patient: PatientOfPath; leg: number; way: number[]; since: number };

/** The hooks of whoever steers a day at every free moment, and of whoever keeps its books. */
export type Hooks = {
  /** The service that a free member of staff works for next; the one they are at, or `undefined`, to stay. */
  whenFree?: (run: Run, person: number, at: number) => number | undefined;
  onStart?: (service: number, urgency: number, waitMinutes: number, at: number) => void;
  onArrival?: (service: number, urgency: number, at: number) => void;
};

/** A day under way. */
export type Run = {
  readonly compiled: Compiled;
  readonly now: Int16Array;
  readonly pending: Int16Array;
  readonly state: Uint8Array;
  readonly turns: { person: number; at: number }[];
  overtimeMinutes: number;
  busyMinutes: number;
  /** By service, then by urgency: first come first. */
  readonly lines: InLine[][][];
  inLine(service: number): number;
  worksFor(person: number, service: number): boolean;
  until(at: number): void;
  /** After the patient who is with them. */
  turn(person: number, service: number): void;
  /** Who is with whom, since when. */
  visits(): { person: number; room: number; inLine: InLine; startedAt: number }[];
  /** Back from a break or a set-up then; 0 when here. */
  awayUntil(person: number): number;
  /** When their present visit ends: what only the day itself knows. */
  endsAt(person: number): number;
  breaksLeft(person: number): { from: number; minutes: number }[];
  isEmpty(): boolean;
};

export const isFree = 0;
const isBusy = 1;
const isSettingUp = 2;
export const isAway = 3;

/**
 * Plays a path from where the situation stands. Whoever is free takes the next patient of their service: the most urgent class
 * first of all, then whoever has used most of their target. Visits are never broken off; breaks and turns wait for their end;
 * after the shift people work on only where nobody else does. `until` may be called again and again with a later moment.
 */
export function playOut(compiled: Compiled, path: Path, hooks: Hooks = {}): Run {
  const { services, staff, rooms, setUpMinutes, isStrict } = compiled;
  const count = staff.length;
  const now = Int16Array.from(staff, (person) => person.now);
  const also = staff.map((person) => person.also);
  const pending = Int16Array.from(staff, (person) => person.pending);
  const state = new Uint8Array(count);
  const nextAt = new Float64Array(count).fill(Infinity);
  const breakIndex = new Uint8Array(count);
  const visit: ({ inLine: InLine; startedAt: number; room: number } | undefined)[] = staff.map(() => undefined);
  const roomTaken = rooms.map(() => false);
  const lines: InLine[][][] = services.map(() => Array.from({ length: 5 }, () => []));
  const lengths = new Int32Array(services.length);
  /** When blocked rooms open again. */
  const opens = rooms.flatMap(({ blocked }) => blocked.flatMap(({ to }) => (to > 0 && to < Infinity ? [to] : []))).sort((a, b) => a - b);
  let arrival = 0;
  let opened = 0;
  let clock = 0;

  const run: Run = {
    compiled,
    now,
    pending,
    state,
    turns: [],
    overtimeMinutes: 0,
    busyMinutes: 0,
    lines,
    inLine: (service) => lengths[service] as number,
    worksFor,
    until,
    turn(person, service) {
      if (worksFor(person, service)) pending[person] = -1;
      else {
        pending[person] = service;
        if (state[person] === isFree) free(person, clock);
      }
    },
    visits: () => visit.flatMap((v, person) => (v ? [{ person, ...v }] : [])),
    awayUntil: (person) => (state[person] === isAway || state[person] === isSettingUp ? (nextAt[person] as number) : 0),
    endsAt: (person) => nextAt[person] as number,
    breaksLeft: (person) => staff[person]?.breaks.slice(breakIndex[person]) ?? [],
    isEmpty: () => arrival >= path.arrivals.length && lengths.every((n) => n === 0) && visit.every((v) => !v),
  };
  begin();
  return run;

  function begin(): void {
    compiled.inService.forEach(({ staff: person, room, patient }, i) => {
      const inLine = { patient: path.inService[i] as PatientOfPath, leg: 0, way: patient.way, since: 0 };
      if (person < 0 || person >= count) return;
      if (room >= 0) roomTaken[room] = true;
      visit[person] = { inLine, startedAt: -(compiled.inService[i]?.elapsed ?? 0), room };
      state[person] = isBusy;
      nextAt[person] = path.residual[i] as number;
    });
    for (const patient of path.waiting) join({ patient, leg: 0, way: patient.way, since: patient.at });
    for (let person = 0; person < count; person++) {
      const them = staff[person] as Compiled["staff"][number];
      while ((them.breaks[breakIndex[person] as number]?.from ?? Infinity) + (them.breaks[breakIndex[person] as number]?.minutes ?? 0) <= 0) breakIndex[person]!++;
      // In the break that is going on: it is in `from` already.
      if (them.from > 0 && (them.breaks[breakIndex[person] as number]?.from ?? Infinity) <= 0) breakIndex[person]!++;
      if (state[person] === isBusy) continue;
      const begins = Math.max(them.from, shiftFrom(person, Math.max(0, them.from)));
      if (begins > 0) {
        state[person] = isAway;
        nextAt[person] = begins;
      } else free(person, 0);
    }
  }

  function until(end: number): void {
    for (;;) {
      let person = -1;
      let at = (path.arrivals[arrival]?.at ?? Infinity) as number;
      for (let i = 0; i < count; i++)
        if ((nextAt[i] as number) < at) {
          at = nextAt[i] as number;
          person = i;
        }
      const roomOpens = opens[opened] ?? Infinity;
      if (Math.min(at, roomOpens) > end) break;
      clock = Math.min(at, roomOpens);
      if (roomOpens < at) {
        opened++;
        for (let s = 0; s < services.length; s++) for (let i = 0; i < count && (lengths[s] as number) > 0; i++) wake(s, clock);
      } else if (person >= 0) happens(person, at);
      else {
        const patient = path.arrivals[arrival++] as PatientOfPath;
        hooks.onArrival?.(patient.way[0] as number, patient.urgency, at);
        comes({ patient, leg: 0, way: patient.way, since: at }, at);
      }
    }
    clock = Math.max(clock, end);
  }

  function happens(person: number, at: number): void {
    const done = visit[person];
    if (state[person] === isBusy && done) {
      visit[person] = undefined;
      const minutes = at - Math.max(0, done.startedAt);
      run.busyMinutes += minutes;
      run.overtimeMinutes += Math.min(minutes, Math.max(0, at - shiftEnd(person, done.startedAt)));
      if (done.room >= 0) roomTaken[done.room] = false;
      state[person] = isFree;
      nextAt[person] = Infinity;
      free(person, at);
      goesOn(done.inLine, at);
      if (done.room >= 0) for (let s = 0; s < services.length; s++) if (rooms[done.room]?.hosts[s]) wake(s, at);
      return;
    }
    state[person] = isFree;
    nextAt[person] = Infinity;
    free(person, at);
  }

  function free(person: number, at: number): void {
    const them = staff[person] as Compiled["staff"][number];
    const rest = them.breaks[breakIndex[person] as number];
    if (rest && rest.from <= at) {
      breakIndex[person]!++;
      state[person] = isAway;
      nextAt[person] = at + rest.minutes;
      return;
    }
    const wish = pending[person] as number;
    if (wish >= 0) return turns(person, wish, at);
    const mayWork = isOnShift(person, at) || !isCovered(now[person] as number, person, at);
    if (mayWork) {
      const other = hooks.whenFree?.(run, person, at);
      if (other !== undefined && other !== now[person]) return turns(person, other, at);
      if (startNext(person, at)) return;
    }
    const left = isOnShift(person, at) ? -1 : leftAlone(person, at);
    if (left >= 0) return turns(person, left, at);
    state[person] = isFree;
    nextAt[person] = Math.min(rest?.from ?? Infinity, nextShift(person, at));
  }

  /** Nobody goes home while somebody waits whom they could serve and nobody else does. */
  function leftAlone(person: number, at: number): number {
    for (let s = 0; s < services.length; s++) {
      if (lengths[s] === 0 || worksFor(person, s) || !(staff[person] as Compiled["staff"][number]).can[s] || isCovered(s, person, at)) continue;
      let isServed = false;
      for (let i = 0; i < count; i++) isServed ||= i !== person && (worksFor(i, s) || pending[i] === s) && state[i] !== isFree;
      if (!isServed) return s;
    }
    return -1;
  }

  function turns(person: number, service: number, at: number): void {
    pending[person] = -1;
    now[person] = service;
    // Back in the room that they came from, they take from all of its lines again.
    also[person] = staff[person]?.now === service ? staff[person]?.also : undefined;
    run.turns.push({ person, at });
    state[person] = isSettingUp;
    nextAt[person] = at + setUpMinutes;
  }

  function startNext(person: number, at: number): boolean {
    const service = also[person] ? strongest(person, at) : (now[person] as number);
    if (service < 0 || lengths[service] === 0) return false;
    const room = freeRoom(service, at);
    if (rooms.length > 0 && room < 0) return false;
    const next = takeNext(service, at);
    if (!next) return false;
    const { quantiles } = services[service] as CompiledService;
    const luck = next.patient.luck[Math.min(next.leg, next.patient.luck.length - 1)] as number;
    const work = quantiles[Math.min(quantiles.length - 1, Math.floor(luck * quantiles.length))] as number;
    if (room >= 0) roomTaken[room] = true;
    visit[person] = { inLine: next, startedAt: at, room };
    state[person] = isBusy;
    nextAt[person] = at + work / ((staff[person] as Compiled["staff"][number]).speed[service] as number);
    hooks.onStart?.(service, next.patient.urgency, at - next.since, at);
    return true;
  }

  function worksFor(person: number, service: number): boolean {
    return now[person] === service || (also[person]?.[service] ?? false);
  }

  /** Of the lines that somebody works for, the one whose next patient has the strongest claim; -1 where none can be served. */
  function strongest(person: number, at: number): number {
    let best = -1;
    let claim = -Infinity;
    for (let s = 0; s < services.length; s++) {
      if (lengths[s] === 0 || !worksFor(person, s) || (rooms.length > 0 && freeRoom(s, at) < 0)) continue;
      for (let urgency = 0; urgency < 5; urgency++) {
        const first = lines[s]?.[urgency]?.[0];
        if (!first) continue;
        const used = urgency === 0 || isStrict ? 1e6 - urgency : dispatchClaim(at - first.since, services[s]?.targets[urgency] as number);
        if (used > claim) {
          claim = used;
          best = s;
        }
      }
    }
    return best;
  }

  function takeNext(service: number, at: number): InLine | undefined {
    const line = lines[service] as InLine[][];
    let best = -1;
    let claim = -Infinity;
    for (let urgency = 0; urgency < 5; urgency++) {
      const first = line[urgency]?.[0];
      if (!first) continue;
      if (urgency === 0 || isStrict) {
        best = urgency;
        break;
      }
      const used = dispatchClaim(at - first.since, services[service]?.targets[urgency] as number);
      if (used > claim) {
        claim = used;
        best = urgency;
      }
    }
    if (best < 0) return undefined;
    lengths[service]!--;
    return line[best]?.shift();
  }

  function freeRoom(service: number, at: number): number {
    let best = -1;
    let uses = Infinity;
    for (let r = 0; r < rooms.length; r++) {
      const room = rooms[r] as Compiled["rooms"][number];
      if (roomTaken[r] || !room.hosts[service] || room.uses >= uses || isBlocked(r, at)) continue;
      uses = room.uses;
      best = r;
    }
    return best;
  }

  function isBlocked(room: number, at: number): boolean {
    const { blocked } = rooms[room] as Compiled["rooms"][number];
    for (let i = 0; i < blocked.length; i++) {
      const block = blocked[i] as { from: number; to: number };
      if (block.from <= at && at < block.to) return true;
    }
    return false;
  }

  function goesOn({ patient, leg, way }: InLine, at: number): void {
    const left = way.slice(1);
    if (left.length === 0 && leg + 1 < patient.onward.length) {
      const luck = patient.onward[leg] as number;
      const to = services[way[0] as number]?.onward.find(({ below }) => luck < below)?.service;
      if (to !== undefined && to >= 0) left.push(to);
    }
    if (left.length > 0) comes({ patient, leg: leg + 1, way: left, since: at }, at);
  }

  function comes(inLine: InLine, at: number): void {
    join(inLine);
    wake(inLine.way[0] as number, at);
  }

  function join(inLine: InLine): void {
    const service = inLine.way[0] as number;
    const line = lines[service]?.[inLine.patient.urgency];
    if (!line) return;
    // Who waited already may be given in any order.
    let i = line.length;
    while (i > 0 && (line[i - 1] as InLine).since > inLine.since) i--;
    line.splice(i, 0, inLine);
    lengths[service]!++;
  }

  /** Somebody waits or a room is free: the fastest of those who stand idle begins. */
  function wake(service: number, at: number): void {
    if (lengths[service] === 0) return;
    let best = -1;
    let speed = 0;
    for (let i = 0; i < count; i++) {
      if (state[i] !== isFree || !worksFor(i, service) || !(isOnShift(i, at) || !isCovered(service, i, at))) continue;
      const s = (staff[i] as Compiled["staff"][number]).speed[service] as number;
      if (s > speed) {
        speed = s;
        best = i;
      }
    }
    if (best >= 0) {
      free(best, at);
      return;
    }
    for (let i = 0; i < count; i++)
      if (state[i] === isFree && staff[i]?.can[service] && (hooks.whenFree || !isOnShift(i, at))) {
        free(i, at);
        if (state[i] !== isFree) return;
      }
  }

  function isOnShift(person: number, at: number): boolean {
    const { shifts } = staff[person] as Compiled["staff"][number];
    for (let i = 0; i < shifts.length; i++) {
      const shift = shifts[i] as { from: number; to: number };
      if (shift.from <= at && at < shift.to) return true;
    }
    return false;
  }

  /** Whether anybody else works for the service on their shift. */
  function isCovered(service: number, person: number, at: number): boolean {
    for (let i = 0; i < count; i++) if (i !== person && (pending[i] as number) < 0 ? worksFor(i, service) && isOnShift(i, at) : pending[i] === service) return true;
    return false;
  }

  function shiftFrom(person: number, at: number): number {
    if (isOnShift(person, at)) return at;
    return Math.min(Infinity, ...(staff[person] as Compiled["staff"][number]).shifts.flatMap((shift) => (shift.from > at ? [shift.from] : [])), ...(afterLast(person, at) ? [at] : []));
  }

  function afterLast(person: number, at: number): boolean {
    return (staff[person] as Compiled["staff"][number]).shifts.every((shift) => shift.to <= at);
  }

  function nextShift(person: number, at: number): number {
    return (staff[person] as Compiled["staff"][number]).shifts.reduce((next, shift) => (shift.from > at ? Math.min(next, shift.from) : next), Infinity);
  }

  function shiftEnd(person: number, at: number): number {
    const { shifts } = staff[person] as Compiled["staff"][number];
    return shifts.find((shift) => shift.from <= at && at < shift.to)?.to ?? Math.max(-Infinity, ...shifts.filter((shift) => shift.to <= at).map((shift) => shift.to));
  }
}

/** How strong the claim of somebody who is not of the most urgent class is: the share of the target that is used up. */
export function dispatchClaim(waitedMinutes: number, targetMinutes: number): number {
  return (waitedMinutes + 1) / targetMinutes;
}
